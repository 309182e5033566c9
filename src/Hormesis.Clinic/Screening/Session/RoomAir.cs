using Hormesis.Clinic.Records;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Screening.Session;

/// <summary>What the sensors of the room show; null for what they do not.</summary>
public sealed record RoomFacts
{
    public Fraction? Ozone { get; init; }
    public Fraction? Oxygen { get; init; }
}

/// <summary>
/// ENV-01 and ENV-02: whether a session may begin or go on in the room. The device has its own sensor and limits; this is what a person
/// reads off before the session.
/// </summary>
public static class RoomAir
{
    const double PartsPerMillion = 1e6;

    static readonly PossibleRange OzonePpm = new(0, 100);
    static readonly PossibleRange OxygenPercent = new(15, 100); // below nobody stands there and reads it

    public static IReadOnlyList<Finding> Ask(RoomFacts facts, RuleSet rules) =>
        [.. rules.Room.Select(rule => new Finding(rule.Id, rule.Question, [Part(facts, rule)]))];

    static Part Part(RoomFacts facts, Rule rule) => rule.Id switch
    {
        "ENV-01" => Measured.Ask("Ozone in the room", facts.Ozone?.Value * PartsPerMillion, OzonePpm,
            Band.From(rule, "evacuate-from", "evacuate"), Band.From(rule, "off-from", "off"), Band.From(rule, "early-from", "early")),
        "ENV-02" => Measured.Ask("Oxygen in the room", facts.Oxygen?.Percent, OxygenPercent,
            Band.From(rule, "stop-from", "stop"), Band.From(rule, "early-from", "early")),
        _ => throw new System.Diagnostics.UnreachableException($"{rule.Id} is no room rule"),
    };
}
