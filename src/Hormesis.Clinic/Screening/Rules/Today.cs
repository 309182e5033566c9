namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-18 and CI-22: the state of the patient on the day of the session.</summary>
static class Today
{
    public static IEnumerable<Part> Condition(Case c, Rule rule) =>
    [
        Parts.Lab(c, new("temperature", Band.Above(rule, "temperature-above", "fever"))),
        Parts.Lab(c, new("glucose", Band.Below(rule, "glucose-below", "hypoglycaemia"))),
        .. c.Diagnoses("alcohol-intoxication").Where(h => IsOfToday(c, h))
            .Select(h => Parts.Recorded(h, rule["intoxication"])),
    ];

    static bool IsOfToday(Case c, DiagnosisHit hit) => Dates.IsOn(hit.Diagnosis.Onset, c.On) || Dates.IsOn(hit.Diagnosis.Recorded, c.On);

    public static IEnumerable<Part> Circulation(Case c, Rule rule) =>
    [
        Parts.Lab(c, new("systolic", Band.Below(rule, "systolic-below", "systolic-low"))),
        Parts.Lab(c, new("systolic", Band.Above(rule, "systolic-above", "systolic-high"))),
        Parts.Lab(c, new("heart-rate", Band.Below(rule, "heart-rate-below", "heart-rate-low"))),
        Parts.Lab(c, new("heart-rate", Band.Above(rule, "heart-rate-above", "heart-rate-high"))),
        .. Parts.Diagnoses(c, "decompensated-heart-failure", rule["decompensated"]),
        .. Parts.Diagnoses(c, "heart-failure", rule["heart-failure"]),
    ];
}
