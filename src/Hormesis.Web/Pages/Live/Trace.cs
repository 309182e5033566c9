using Hormesis.Web.Live;

namespace Hormesis.Web.Pages.Live;

/// <summary>One drawing of the live page: the channels that share it, with the range that it always shows.</summary>
/// <param name="Id">Of its words.</param>
/// <param name="Unit">Of all its channels.</param>
/// <param name="Low">The scale reaches at least from here.</param>
/// <param name="High">And to here.</param>
sealed record Trace(string Id, string Unit, double Low, double High, params Channel[] Channels)
{
    public static IReadOnlyList<Trace> All { get; } =
    [
        new("pressure", "bar", -0.1, 0.5, Channel.Bottle, Channel.ExpectedBottle),
        new("concentration", "µg/NmL", 0, 20, Channel.Concentration, Channel.ExpectedConcentration),
        new("weight", "g", 0, 100, Channel.Weight),
        new("absorbed", "µg", 0, 500, Channel.Absorbed, Channel.ExpectedAbsorbed),
        new("capnogram", "mmHg", 0, 50, Channel.Capnogram) { Window = 30 },
        new("etco2", "mmHg", 0, 50, Channel.EtCO2),
        new("blood-pressure", "mmHg", 40, 160, Channel.Systolic, Channel.Diastolic),
        new("heart-rate", "/min", 40, 120, Channel.HeartRate),
        new("saturation", "%", 85, 100, Channel.SpO2),
    ];

    /// <summary>It shows the last so many seconds as they come, frame by frame; null for the whole session.</summary>
    public double? Window { get; init; }

    public string Names => string.Join(' ', Channels.Select(c => c.Name()));
}
