using System.Globalization;
using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Cli.Output;

/// <summary>So many of so many, with Wilson's 95 % interval, in per cent.</summary>
sealed record ShareDocument(int Count, int Of, double Percent, double LowPercent, double HighPercent)
{
    public static ShareDocument Of95(int count, int of)
    {
        var (low, high) = of > 0 ? new Proportion(count, of).Interval(0.95) : (0, 1);
        return new(count, of, of > 0 ? 100.0 * count / of : 0, 100 * low, 100 * high);
    }
}

/// <summary>What the rules did with the patients of one case.</summary>
/// <param name="Advised">Of which slowed and no more (L1).</param>
/// <param name="Paused">Of which held and no more (L2).</param>
/// <param name="Aborted">Of which ended (L3).</param>
/// <param name="HeldWithin30S">Held or ended within 30 s of the event's beginning.</param>
/// <param name="HeldWithin30SOfAll">The same from the end of the gas; only of emboli.</param>
/// <param name="FalseBefore">Slowed, held or ended before anything had happened.</param>
sealed record BreathCaseDocument(
    string Case, ShareDocument Advised, ShareDocument Paused, ShareDocument Aborted, ShareDocument HeldWithin30S,
    ShareDocument? HeldWithin30SOfAll, double? MedianHeldSeconds, ShareDocument FalseBefore);

sealed record BreathTrialDocument
{
    public required ulong Seed { get; init; }
    public required int Patients { get; init; }

    /// <summary>Patients of all cases who had no valid baseline: their session would not have begun.</summary>
    public required int WithoutBaseline { get; init; }
    public required IReadOnlyList<BreathCaseDocument> Cases { get; init; }

    /// <summary>Goals of reference/clinical 7.2: 95 % of emboli held within 30 s of the gas, at most 1 % false aborts.</summary>
    public required bool Holds { get; init; }
}

/// <summary>The same as lines for people.</summary>
static class BreathTrialText
{
    public static void Tell(BreathTrialDocument d, Screen screen)
    {
        screen.Line(Text($"breath, seed {d.Seed}: {d.Patients:#,0} random patients in each case, half an hour of return; per cent (95 %)"));
        screen.Line($"  {"",-18}{"L1 slowed",18}{"L2 held",18}{"L3 ended",18}{"held < 30 s",18}{"median s",10}{"false before",18}");
        foreach (var c in d.Cases)
        {
            screen.Line($"  {c.Case,-18}{Share(c.Advised)}{Share(c.Paused)}{Share(c.Aborted)}{Share(c.HeldWithin30S)}"
                + $"{c.MedianHeldSeconds?.ToString("0", CultureInfo.InvariantCulture) ?? "-",10}{Share(c.FalseBefore)}");
            if (c.HeldWithin30SOfAll is { } all) screen.Line($"  {"",-18}within 30 s of the last of the gas: {Share(all).Trim()}");
        }
        screen.Line(Text($"  {d.WithoutBaseline} patients had no valid baseline: their session would not have begun"));
        screen.Line(d.Holds ? "The goals of clinical 7.2 are met." : "A goal of clinical 7.2 is missed.");
        screen.Line("Simulated only: patients, events and monitor are models; this says nothing about any real patient.");
    }

    static string Share(ShareDocument s) => Text($"{s.Percent,6:0.0} ({s.LowPercent:0.0}-{s.HighPercent:0.0})").PadLeft(18);

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}
