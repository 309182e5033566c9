namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-06 and CI-07: platelets and haemoglobin.</summary>
static class BloodCount
{
    public static IEnumerable<Part> Platelets(Case c, Rule rule) =>
    [
        Parts.Lab(c, Lower("platelets", rule)),
        Parts.Lab(c, new("platelets", Band.Above(rule, "caution-above", "high"))),
    ];

    public static IEnumerable<Part> Haemoglobin(Case c, Rule rule) => [Parts.Lab(c, Lower("haemoglobin", rule))];

    static LabQuestion Lower(string analyte, Rule rule) => new(analyte,
        Band.Below(rule, "excluded-below", "very-low"), Band.Below(rule, "caution-below", "low"));
}
