namespace Hormesis.Clinic.Evidence;

/// <summary>The ledger's words as people read them.</summary>
public static class LedgerWords
{
    public static string Of(Route route) => route switch
    {
        Route.TenPass => "ten-pass autohaemotherapy",
        Route.LocalAndRectal => "local and rectal",
        Route.InVitro => "in vitro",
        Route.Oxygen => "hyperbaric oxygen, no ozone",
        Route.NoOzone => "without ozone",
        Route.NotStated => "route not in the reference",
        _ => route.ToString().ToLowerInvariant(),
    };

    public static string Of(Direction direction) => direction switch
    {
        Direction.For => "speaks for it",
        Direction.Mixed => "mixed",
        Direction.NoEffect => "no effect",
        Direction.Against => "speaks against it",
        Direction.Aside => "aside",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "not a direction"),
    };

    public static string Of(Modelling modelling) => modelling switch
    {
        Modelling.Switch => "a switch",
        Modelling.Mechanism => "always computed",
        Modelling.Rule => "a rule",
        Modelling.NotModelled => "not modelled",
        _ => throw new ArgumentOutOfRangeException(nameof(modelling), modelling, "not a way of modelling"),
    };

    public static string Of(Certainty certainty) => certainty switch
    {
        Certainty.S => "read in the source",
        Certainty.S2 => "seen in a secondary source",
        Certainty.R => "remembered, unverified",
        Certainty.D => "derived",
        Certainty.P => "project policy",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty), certainty, "not a certainty"),
    };

    /// <summary>Design, number, route and direction in one line.</summary>
    public static string Heading(StudyResult result)
    {
        var study = result.Study;
        string[] parts = [Of(result.Direction), Of(study.Route), study.N is { } n ? $"n {n}" : "n not given", study.Design];
        return string.Join(" · ", parts);
    }

    /// <summary>The effect with its interval where there is one.</summary>
    public static string Effect(StudyResult result) =>
        result.Interval is null ? result.Effect : $"{result.Effect} (95 % interval: {result.Interval})";
}
