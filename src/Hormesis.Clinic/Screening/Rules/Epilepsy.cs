namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-12: epilepsy, by whether it is controlled.</summary>
static class Epilepsy
{
    public static IEnumerable<Part> Ask(Case c, Rule rule) =>
    [
        History(c, rule),
        .. c.Diagnoses("epilepsy").Select(h => Diagnosis(c, rule, h)),
        .. Parts.Diagnoses(c, "single-seizure", rule["past"], rule["past"]),
    ];

    static Part History(Case c, Rule rule)
    {
        var ever = c.Said("epilepsy");
        if (ever.Said != Said.Yes) return Parts.History(ever, rule["uncontrolled"]);
        var controlled = c.Said("epilepsy.controlled");
        return controlled.Said switch
        {
            Said.Yes => Parts.History(controlled, rule["controlled"]),
            Said.Stale => Parts.History(controlled, rule["uncontrolled"], Answer.Missing),
            Said.No => Parts.History(controlled, rule["uncontrolled"], rule["uncontrolled"].Level),
            _ => Parts.History(ever, rule["uncontrolled"]),
        };
    }

    static Part Diagnosis(Case c, Rule rule, DiagnosisHit hit)
    {
        if (!hit.IsActive) return Parts.Recorded(hit, rule["past"]);
        return c.Said("epilepsy.controlled").Said == Said.Yes
            ? Parts.Recorded(hit, rule["controlled"], ", controlled")
            : Parts.Recorded(hit, rule["uncontrolled"], ", not shown to be controlled");
    }
}
