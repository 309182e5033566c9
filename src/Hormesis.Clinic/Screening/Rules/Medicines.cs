namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-19: medicines that citrate or ozone do not go with.</summary>
static class Medicines
{
    public static IEnumerable<Part> Ask(Case c, Rule rule) =>
    [
        Answered(c, "medicines.ace-inhibitor", rule["ace-inhibitor"]),
        .. c.MedicinesInUse("ace-inhibitor").Select(h => Parts.Medicine(h, rule["ace-inhibitor"])),
        Answered(c, "medicines.iv-vitamin-c", rule["vitamin-c"]),
        .. c.MedicinesWithin("iv-vitamin-c", rule.Limits["vitamin-c-days"].Value).Select(h => Parts.Medicine(h, rule["vitamin-c"])),
    ];

    /// <summary>A question about one kind of medicine: it arises only for those who take any.</summary>
    public static Part Answered(Case c, string linkId, Criterion criterion)
    {
        var any = c.Said("medicines");
        return Parts.History(any.Said == Said.Yes ? c.Said(linkId) : any, criterion);
    }
}
