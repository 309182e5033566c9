using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Protocol;

/// <summary>What a dose is measured on: weight, height, and from both the blood that there is.</summary>
sealed record Body(Mass Weight, Length Height, Sex Sex)
{
    /// <summary>By Nadler 1962. Where the sex does not tell which formula, the lower of the two.</summary>
    public ActualVolume Blood(PlanningRules rules) => Sex switch
    {
        Sex.Male => By(rules.BloodOfMen),
        Sex.Female => By(rules.BloodOfWomen),
        _ => By(rules.BloodOfMen) <= By(rules.BloodOfWomen) ? By(rules.BloodOfMen) : By(rules.BloodOfWomen),
    };

    ActualVolume By(BloodVolumeFormula formula) => ActualVolume.FromLitres(
        formula.Height * Math.Pow(Height.Metres, 3) + formula.Weight * Weight.Kilograms + formula.Constant);
}

/// <summary>Finds weight and height in the facts, as fresh as they must be.</summary>
static class BodyFacts
{
    /// <summary>The body, or else what is missing for it.</summary>
    public static (Body? Body, IReadOnlyList<Reason> Missing) Of(PatientFacts facts, DateOnly on, PlanningRules rules)
    {
        var weight = Newest(facts, "body-weight", on, taken => Dates.IsFresh(taken, on, (int)rules.WeightValidity.Value));
        var height = Newest(facts, "body-height", on, taken => IsAdultAt(facts.Born, taken, rules.HeightFrom.Value));
        if (weight is { } kilograms && height is { } centimetres)
            return (new(Mass.FromKilograms(kilograms), Length.FromCentimetres(centimetres), facts.Sex), []);
        var missing = new List<Reason>();
        if (weight is null) missing.Add(Missing("body weight", $"not older than {rules.WeightValidity}", rules.WeightValidity));
        if (height is null) missing.Add(Missing("body height", $"of {rules.HeightFrom.Number} years of age or later", rules.HeightFrom));
        return (null, missing);
    }

    static Reason Missing(string what, string limit, Figure figure) =>
        new($"There is no {what} that can be used: measure it.", "missing", limit, figure.Source, figure.Certainty);

    // Of several that may be the newest, the lowest: it gives less blood and slower citrate.
    static double? Newest(PatientFacts facts, string analyte, DateOnly on, Func<FactDate, bool> isUsable)
    {
        var known = facts.Results.Where(r => r.Analyte == analyte && IsNumber(r) && !Dates.IsAfter(r.Taken, on)).ToList();
        var newest = known.Where(r => r.Taken is { } taken && !known.Any(o => o.Taken?.Earliest > taken.Latest)).ToList();
        return newest.Count > 0 && newest.All(r => isUsable(r.Taken!.Value)) ? newest.Min(r => r.Value) : null; // dated, as above
    }

    static bool IsNumber(LabResult result) => result is { Bound: Bound.Exact, Value: { } value }
        && result.Unit == Analytes.Get(result.Analyte).Unit && Analytes.Get(result.Analyte).Possible?.Holds(value) == true;

    static bool IsAdultAt(FactDate? born, FactDate taken, double years) =>
        born is { } b && Dates.YearsBetween(b.Latest, taken.Earliest) >= years;
}
