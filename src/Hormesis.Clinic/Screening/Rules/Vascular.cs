namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-10 and CI-16: infarction and stroke by their age, and ways for a bubble past the lungs.</summary>
static class Vascular
{
    public static IEnumerable<Part> Recent(Case c, Rule rule) =>
        [History(c, rule), .. c.Diagnoses("mi-or-stroke").Select(h => Diagnosis(c, rule, h))];

    static Part History(Case c, Rule rule)
    {
        var ever = c.Said("mi-or-stroke");
        if (ever.Said != Said.Yes) return Parts.History(ever, rule["undated"], ever.Said == Said.No ? Answer.Clear : Answer.Missing);
        var recent = c.Said("mi-or-stroke.recent");
        return recent.Said switch
        {
            Said.No => Parts.History(recent, rule["past"], rule["past"].Level),
            Said.Stale => Parts.History(recent, rule["undated"], Answer.Missing),
            Said.Yes => Parts.History(recent, rule["recent"]),
            _ => Parts.History(ever, rule["recent"]),
        };
    }

    static Part Diagnosis(Case c, Rule rule, DiagnosisHit hit)
    {
        var limit = rule.Limits["recent-months"];
        var boundary = c.On.AddMonths(-(int)limit.Value);
        var criterion = hit.Date is { } date
            ? date.Earliest > boundary ? rule["recent"]
                : date.Latest <= boundary ? rule["past"]
                : WhenUndated(c, rule)
            : WhenUndated(c, rule);
        return Parts.Recorded(hit, criterion) with { Limit = $"≥ {limit.Number} months ago" };
    }

    // Only the patient can then say how long ago it was.
    static Criterion WhenUndated(Case c, Rule rule) => rule[c.Said("mi-or-stroke.recent").Said == Said.No ? "past" : "undated"];

    public static IEnumerable<Part> Shunt(Case c, Rule rule)
    {
        var criterion = rule[c.Profile.Pressurised ? "pressurised" : "unpressurised"];
        return
        [
            Parts.History(c.Said("pfo-or-migraine-with-aura"), criterion),
            .. Parts.Diagnoses(c, "shunt-or-aura", criterion, rule["past"]),
        ];
    }
}
