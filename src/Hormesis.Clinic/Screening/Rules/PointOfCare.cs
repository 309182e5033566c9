using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>
/// CI-04: an activity from a handheld device. In the middle it scatters too much to tell who may be treated, and a laboratory has to
/// confirm it. What excludes excludes all the same.
/// </summary>
static class PointOfCare
{
    public static IEnumerable<Part> Ask(Case c, Rule rule, G6pdEvidence known)
    {
        var (from, to) = (rule.Limits["point-of-care-from"], rule.Limits["point-of-care-to"]);
        if (known is not { Span: { } span, Result: { } result } || !IsFrom(result)) yield break;
        if (span.IsApartFrom(new(from.Value, to.Value)) || IsConfirmed(c, result)) yield break;
        var criterion = rule["point-of-care"];
        var sentence = $"{known.Shown} is of the point of care ({result.Method}), from {from.Number} to {to}: {criterion.Action}.";
        yield return Part.Of(criterion, "G6PD activity by a laboratory", criterion.Level, sentence) with
        {
            Value = Say.Value(result),
            Unit = result.Unit,
            Limit = $"< {from.Number} or > {to.Number}",
            Observed = result.Taken,
            Origin = result.Origin,
            Source = to.Source,
            Certainty = to.Certainty,
        };
    }

    static bool IsFrom(LabResult result) => TermSets.Get("point-of-care").Find([], result.Method) is not null;

    // By a laboratory's number of the same day; of a later day it would itself be the one that stands.
    static bool IsConfirmed(Case c, LabResult result) => c.Results(result.Analyte).Any(other =>
        !IsFrom(other) && other.Taken is { IsWhole: true } && other.Taken == result.Taken
        && other.Value is { } value && double.IsFinite(value)
        && (other.Unit == result.Unit || c.Settings.G6pdMaleMedianUPerGHb is > 0));
}
