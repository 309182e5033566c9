using System.Text.Json.Serialization;
using Hormesis.Clinic.Records;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Screening.Session;

/// <summary>What was measured on the blood in the bottle before it is given back; null for what was not.</summary>
public sealed record BagFacts
{
    /// <summary>Share of the red cells that burst (<see cref="Haemolysis"/>).</summary>
    public Fraction? Haemolysis { get; init; }

    /// <summary>Share of the haemoglobin.</summary>
    public Fraction? Methaemoglobin { get; init; }

    /// <summary>Potassium in the plasma after, less before; may be negative.</summary>
    public MolarConcentration? PotassiumRise { get; init; }

    /// <summary>All bubbles together.</summary>
    public ActualVolume? Bubbles { get; init; }

    /// <summary>Pressure in the headspace, against the room's.</summary>
    public GaugePressure? Headspace { get; init; }
    public TimeSpan? SinceDraw { get; init; }

    /// <summary>Whether the concentration of the gas was logged and within tolerance all the while.</summary>
    public bool? GasInTolerance { get; init; }
}

/// <summary>What may be done with the blood.</summary>
[JsonConverter(typeof(AsWord<BagOutcome>))]
public enum BagOutcome
{
    /// <summary>Something was not measured: the blood is not given back until it is.</summary>
    Incomplete,

    /// <summary>It is never given back.</summary>
    Discard,

    /// <summary>It is not given back as it is; what is in the way can be mended.</summary>
    Hold,

    /// <summary>A physician decides.</summary>
    Review,
    Release,
}

/// <summary>Every bag rule's answer, each rule once and in order.</summary>
public sealed record BagVerdict(string RulesVersion, IReadOnlyList<Finding> Findings)
{
    /// <summary>By the gravest of all parts: a caution never hides what was not measured.</summary>
    public BagOutcome Outcome =>
        Parts.Any(p => p is { Answer: Answer.Excluded, Scope: Scope.Always }) ? BagOutcome.Discard
        : Parts.Any(p => p.Answer == Answer.Excluded) ? BagOutcome.Hold
        : Parts.All(p => p.Answer == Answer.Clear) && Findings.Count > 0 ? BagOutcome.Release
        : Parts.Any(p => p.Answer == Answer.Missing) ? BagOutcome.Incomplete
        : BagOutcome.Review;

    IEnumerable<Part> Parts => Findings.SelectMany(f => f.Parts);
}

/// <summary>BAG-01 to BAG-03: whether blood may be given back. It judges numbers; it measures nothing and opens no clamp.</summary>
public static class BagRelease
{
    static readonly PossibleRange Percent = new(0, 100);
    static readonly PossibleRange Millilitres = new(0, 1000);
    static readonly PossibleRange Millibar = new(0, 10_000);
    static readonly PossibleRange Minutes = new(0, 100_000);
    static readonly PossibleRange Millimoles = new(-20, 200); // a fall is a slip of the sampling at most

    public static BagVerdict Ask(BagFacts facts, RuleSet rules) =>
        new(rules.Version, [.. rules.Bag.Select(rule => new Finding(rule.Id, rule.Question, [.. Parts(facts, rule)]))]);

    static IEnumerable<Part> Parts(BagFacts facts, Rule rule) => rule.Id switch
    {
        "BAG-01" =>
        [
            Measured.Ask("Haemolysis", facts.Haemolysis?.Percent, Percent,
                Band.From(rule, "discard-from", "discard"), Band.From(rule, "review-from", "review")),
            Measured.Ask("Rise of potassium", facts.PotassiumRise?.MolesPerCubicMetre, Millimoles, // mol/m3 is mmol/L
                Band.From(rule, "potassium-rise-from", "potassium")),
        ],
        "BAG-02" =>
            [Measured.Ask("Methaemoglobin", facts.Methaemoglobin?.Percent, Percent, Band.Above(rule, "discard-above", "discard"))],
        "BAG-03" =>
        [
            Measured.Ask("Bubbles", facts.Bubbles?.Millilitres, Millilitres, Band.From(rule, "bubbles-from", "bubbles")),
            Measured.Ask("Pressure in the bottle, off ambient,", facts.Headspace?.Magnitude.Millibar, Millibar,
                Band.Above(rule, "pressure-above", "pressure")),
            Measured.Ask("Time since the draw", facts.SinceDraw?.TotalMinutes, Minutes, Band.From(rule, "minutes-from", "age")),
            GasLog(facts, rule["gas-log"]),
        ],
        _ => throw new System.Diagnostics.UnreachableException($"{rule.Id} is no bag rule"),
    };

    static Part GasLog(BagFacts facts, Criterion criterion)
    {
        var (answer, sentence, value) = facts.GasInTolerance switch
        {
            true => (Answer.Clear, "The gas was within tolerance all the while.", "yes"),
            false => (criterion.Level, $"The gas was out of tolerance: {criterion.Action}.", "no"),
            null => (Answer.Missing, "Whether the gas was within tolerance is not known: look it up in the recording.", ""),
        };
        return Part.Of(criterion, "gas within tolerance", answer, sentence) with { Value = value };
    }
}
