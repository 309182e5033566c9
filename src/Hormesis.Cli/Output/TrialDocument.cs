namespace Hormesis.Cli.Output;

/// <summary>One figure over all machines, and its goal.</summary>
/// <param name="Goal">In words, with its limit.</param>
/// <param name="Unit">Of the figures.</param>
/// <param name="Limit">Null when it has none.</param>
/// <param name="Median">Over the machines that it was asked of; null when that is not a number.</param>
/// <param name="Worst">The largest, and the machine that it was seen on.</param>
/// <param name="Missed">How many machines missed the limit, of how many.</param>
sealed record GoalDocument(
    string Goal, string Unit, double? Limit, double? Median, double? P95, double? Worst, ulong WorstSeed, int Missed, int Of);

/// <summary>What the trials of the loops or of the dose came to.</summary>
sealed record TrialDocument
{
    /// <summary>loops or dose.</summary>
    public required string Trial { get; init; }
    public required string DeviceProfile { get; init; }
    public required ulong Seed { get; init; }
    public required int Machines { get; init; }

    /// <summary>Sessions that did not come far enough to be judged, and the first of them.</summary>
    public required int Unfinished { get; init; }
    public ulong? UnfinishedSeed { get; init; }
    public required IReadOnlyList<GoalDocument> Goals { get; init; }

    // Of the dose.
    public double? WithinFivePercent { get; init; }
    public double? CoveredPercent { get; init; }
    public double? MeanOffPercent { get; init; }
    public required bool Holds { get; init; }
}
