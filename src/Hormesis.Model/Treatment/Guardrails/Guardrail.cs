using System.Numerics;

namespace Hormesis.Model.Treatment.Guardrails;

/// <summary>How a value stands to its guardrail. What is not a number is by default, and never within.</summary>
public enum Standing : byte
{
    NotANumber = 0,
    BelowAbsolute,
    BelowRecommended,
    Within,

    /// <summary>Allowed, if a second person agrees.</summary>
    AboveRecommended,
    AboveAbsolute,
}

/// <summary>
/// Between what a setting may be, between what it is recommended to be, and what is suggested. It classifies; what follows from
/// that is for whoever asks: beyond the absolute bounds nobody goes, above the recommended ones nobody alone.
/// </summary>
public readonly record struct Guardrail<T>
    where T : struct, IComparisonOperators<T, T, bool>
{
    /// <exception cref="ArgumentException">The bounds are not in this order, or one of them is not a number.</exception>
    public Guardrail(T lowest, T recommendedFrom, T suggestion, T recommendedTo, T highest)
    {
        var ordered = lowest <= recommendedFrom && recommendedFrom <= suggestion && suggestion <= recommendedTo && recommendedTo <= highest;
        if (!ordered)
            throw new ArgumentException($"bounds out of order: {lowest}, {recommendedFrom}, {suggestion}, {recommendedTo}, {highest}");
        (Lowest, RecommendedFrom, Suggestion, RecommendedTo, Highest) = (lowest, recommendedFrom, suggestion, recommendedTo, highest);
    }

    public T Lowest { get; }
    public T RecommendedFrom { get; }
    public T Suggestion { get; }
    public T RecommendedTo { get; }
    public T Highest { get; }

    public Standing Of(T value) => value switch
    {
        _ when value < Lowest => Standing.BelowAbsolute,
        _ when value > Highest => Standing.AboveAbsolute,
        _ when value < RecommendedFrom => Standing.BelowRecommended,
        _ when value > RecommendedTo => Standing.AboveRecommended,
        _ when value >= RecommendedFrom && value <= RecommendedTo => Standing.Within,
        _ => Standing.NotANumber,
    };
}

public static class Standings
{
    /// <summary>Within the absolute bounds.</summary>
    public static bool IsAllowed(this Standing standing) =>
        standing is Standing.BelowRecommended or Standing.Within or Standing.AboveRecommended;

    public static bool IsRecommended(this Standing standing) => standing == Standing.Within;
}
