namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-13: iron overload, and iron or copper just given: both make radicals of peroxides.</summary>
static class Iron
{
    public static IEnumerable<Part> Ask(Case c, Rule rule) =>
    [
        Parts.History(c.Said("haemochromatosis"), rule["haemochromatosis"]),
        .. Parts.Diagnoses(c, "haemochromatosis", rule["haemochromatosis"], rule["haemochromatosis"]),
        Parts.Lab(c, new("ferritin", Band.Above(rule, "ferritin-above", "ferritin"))),
        Parts.Lab(c, new("transferrin-saturation", Band.Above(rule, "saturation-above", "saturation"))),
        Parts.History(c.Said("iron-or-copper"), rule["infusion"]),
        .. Given(c, rule, "iv-iron"),
        .. Given(c, rule, "iv-iron-or-copper-by-route"),
    ];

    static IEnumerable<Part> Given(Case c, Rule rule, string set) =>
        c.MedicinesWithin(set, rule.Limits["infusion-days"].Value).Select(h => Parts.Medicine(h, rule["infusion"]));
}
