namespace Hormesis.Clinic.Screening.Rules;

/// <summary>
/// CI-25: antioxidants, which take ozone away before the blood has it. Just given, they spoil the dose; used up, they leave the red
/// cells to bear it.
/// </summary>
static class Antioxidants
{
    public static IEnumerable<Part> Ask(Case c, Rule rule)
    {
        var (infusion, supplement) = (rule["infusion"], rule["supplement"]);
        var days = rule.Limits["supplement-days"].Value;
        return
        [
            Parts.History(c.Said("antioxidant-infusion"), infusion),
            .. c.MedicinesWithin("iv-antioxidant", rule.Limits["infusion-days"].Value).Select(h => Parts.Medicine(h, infusion)),
            Parts.History(c.Said("antioxidant-supplement"), supplement),
            .. Supplements(c, "vitamin-c", days, rule.Limits["vitamin-c-above"], supplement),
            .. Supplements(c, "vitamin-e", days, rule.Limits["vitamin-e-above"], supplement),
            .. c.MedicinesInUseOrWithin("acetylcysteine", days).Select(h => Parts.Medicine(h, supplement)),
            Parts.Lab(c, new("ascorbate", Band.Below(rule, "ascorbate-below", "ascorbate"))),
            Parts.Lab(c, new("urate", Band.Below(rule, "urate-below", "urate"))),
        ];
    }

    // The strength in the name stands for the dose of a day: a record of orders seldom says how many are taken.
    static IEnumerable<Part> Supplements(Case c, string set, double days, Limit most, Criterion criterion) =>
        from hit in c.MedicinesInUseOrWithin(set, days)
        let strength = Strength.In(hit.Name, most.Unit)
        let answer = strength <= most.Value ? Answer.Clear : criterion.Level
        let because = strength is null ? ", its strength is not known" : $", {Say.Number(strength.Value)} {UnitWords(most)}"
        select Parts.Recorded(
            "medicine", hit.Name, hit.Term, hit.Medication.Ordered, hit.Medication.Origin, criterion, answer, because) with
        {
            Limit = $"≤ {most.Number} {UnitWords(most)}",
        };

    static string UnitWords(Limit limit) => Records.UnitWords.Of(limit.Unit);
}
