using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening;

/// <summary>A span of values that is not clear, and what it means instead.</summary>
/// <param name="ClearWhen">What a value outside the span looks like: "≥ 100".</param>
sealed record Band(Interval Span, Criterion Criterion, Limit Limit, string ClearWhen)
{
    public static Band Below(Rule rule, string limit, string criterion)
    {
        var figure = rule.Limits[limit];
        return new(Interval.Below(figure.Value), rule[criterion], figure, $"≥ {figure.Number}");
    }

    public static Band Above(Rule rule, string limit, string criterion)
    {
        var figure = rule.Limits[limit];
        return new(Interval.Above(figure.Value), rule[criterion], figure, $"≤ {figure.Number}");
    }

    /// <summary>The limit itself belongs to the span.</summary>
    public static Band From(Rule rule, string limit, string criterion)
    {
        var figure = rule.Limits[limit];
        return new(new(figure.Value, double.PositiveInfinity), rule[criterion], figure, $"< {figure.Number}");
    }

    /// <summary>For a question that answers only with others: a value in the span stands, however old, until a newer one answers.</summary>
    public Band Adverse => this with { Criterion = Criterion with { Level = Answer.Excluded } };
}

/// <summary>What one result answers. Missing: it is a result, but it does not decide. A result in words lies in no band.</summary>
sealed record Judged(LabResult Result, Answer Answer, Band? Band = null);

/// <summary>A question to a number: the bands are in order of gravity, each wider than the one before.</summary>
sealed record LabQuestion(string Analyte, params IReadOnlyList<Band> Bands)
{
    public string Name => Analytes.Get(Analyte).Name;

    /// <summary>The mildest band: its far side is what clear means, and its criterion says whether the result is required.</summary>
    public Band Mildest => Bands[^1];

    /// <summary>Null where the result holds no number that can be one of this analyte.</summary>
    public Judged? Judge(LabResult result)
    {
        if (!IsUsable(result)) return null;
        var value = Interval.Of(result.Value!.Value, result.Bound); // IsUsable has seen that it is there
        foreach (var band in Bands)
        {
            if (value.IsWithin(band.Span)) return new(result, band.Criterion.Level, band);
            if (!value.IsApartFrom(band.Span)) return new(result, Answer.Missing, Mildest);
        }
        return new(result, Answer.Clear, Mildest);
    }

    static bool IsUsable(LabResult result)
    {
        if (result.Value is not double value || !double.IsFinite(value)) return false;
        var analyte = Analytes.Get(result.Analyte);
        if (result.Unit == analyte.Unit) return analyte.Possible is null || analyte.Possible.Holds(value);
        return analyte.AlsoIn is { } other && result.Unit == other.Unit && other.Possible.Holds(value);
    }
}
