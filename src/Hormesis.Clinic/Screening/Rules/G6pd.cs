namespace Hormesis.Clinic.Screening.Rules;

/// <summary>
/// CI-01 to CI-04: G6PD, the enzyme without which red cells do not survive an oxidant. The three bands of activity, and whether
/// the activity can be relied on.
/// </summary>
static class G6pd
{
    public static IEnumerable<Part> Deficient(Case c, Rule rule)
    {
        var known = G6pdEvidence.Of(c);
        yield return Activity(rule, known, known.Deficient, Interval.None, $"below {known.Deficient.Limit}");
        foreach (var part in Parts.Diagnoses(c, "g6pd-deficiency", rule["diagnosis"], rule["diagnosis"])) yield return part;
    }

    public static IEnumerable<Part> Low(Case c, Rule rule)
    {
        var known = G6pdEvidence.Of(c);
        yield return Activity(rule, known, known.Low, known.Deficient.Span, Range(known.Deficient, known.Low));
    }

    public static IEnumerable<Part> Borderline(Case c, Rule rule)
    {
        var known = G6pdEvidence.Of(c);
        yield return Activity(rule, known, known.Borderline, known.Low.Span, Range(known.Low, known.Borderline));
    }

    static string Range(Band from, Band to) => $"from {from.Limit.Number} to below {to.Limit}";

    /// <param name="band">The rule's band, which holds the graver one.</param>
    /// <param name="graver">The part of the band that another rule answers.</param>
    /// <param name="range">What is left of the band, in words.</param>
    static Part Activity(Rule rule, G6pdEvidence known, Band band, Interval graver, string range)
    {
        var answer = known.Span is { } span ? Judge(span, band, graver)
            : known.Reading.Is(Answer.Clear) ? Answer.Clear
            : Answer.Missing;
        if (known.IsScreen && known.Reading.Is(Answer.Excluded) && rule.Criteria.TryGetValue("screen", out var screen))
            return Shown(known, Part.Of(screen, "G6PD screen", screen.Level, $"{known.Shown}: {screen.Action}."));
        var sentence = answer switch
        {
            Answer.Missing => $"{known.Why}: have G6PD activity measured.",
            Answer.Clear => $"{known.Shown} is not {range}.",
            _ => $"{known.Shown} is {range}: {band.Criterion.Action}.",
        };
        return Shown(known, Part.Of(band.Criterion, "G6PD activity", answer, sentence) with
        {
            Limit = band.ClearWhen,
            Source = band.Limit.Source,
            Certainty = band.Limit.Certainty,
        });
    }

    static Answer Judge(Interval value, Band band, Interval graver)
    {
        if (value.IsWithin(graver)) return Answer.Clear;
        if (value.IsWithin(band.Span)) return band.Criterion.Level;
        return value.IsApartFrom(band.Span) ? Answer.Clear : Answer.Missing;
    }

    static Part Shown(G6pdEvidence known, Part part) => known.Result is not { } result ? part : part with
    {
        Value = Say.Value(result),
        Unit = known.IsScreen ? "" : result.Unit,
        Observed = result.Taken,
        Origin = result.Origin,
    };

    public static IEnumerable<Part> Reliable(Case c, Rule rule)
    {
        var known = G6pdEvidence.Of(c);
        var none = rule["no-activity"];
        yield return Shown(known, known.IsReliedOn
            ? Part.Of(none, "G6PD activity", Answer.Clear, $"{known.Shown} is known.")
            : Part.Of(none, "G6PD activity", none.Level, $"{known.Why}: {none.Action}."));
        foreach (var part in PointOfCare.Ask(c, rule, known)) yield return part;
        foreach (var part in G6pdTraps.Ask(c, rule, known.Result)) yield return part;
    }
}
