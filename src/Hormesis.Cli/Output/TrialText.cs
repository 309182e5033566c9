using System.Globalization;

namespace Hormesis.Cli.Output;

/// <summary>What trials of loops or dose came to, as lines for people.</summary>
static class TrialText
{
    public static void Tell(TrialDocument d, Screen screen)
    {
        screen.Line(Text($"{d.Trial} on {d.DeviceProfile}, seed {d.Seed}: {d.Machines:#,0} random machines"));
        if (d.Unfinished > 0) screen.Line(Text($"  {d.Unfinished} did not come far enough to be judged, first of seed {d.UnfinishedSeed}"));
        screen.Line($"  {"",-44}{"median",9}{"95 %",9}{"worst",9}{"goal",9}{"missed",9}  worst seed");
        foreach (var goal in d.Goals) screen.Line(Row(goal));
        if (d.WithinFivePercent is { } within)
            screen.Line(Text($"  absorbed within 5 % of the order: {within:0.00} % of the runs (goal 95)"));
        if (d.CoveredPercent is { } covered)
            screen.Line(Text($"  interval holds the truth: {covered:0.00} % of the runs (goal 93 to 97)"));
        if (d.MeanOffPercent is { } mean) screen.Line(Text($"  absorbed, mean distance from the order: {mean:+0.00;-0.00} %"));
        screen.Line(d.Holds ? "Every goal is met." : "A goal is missed.");
        screen.Line("Simulated only: this says nothing about any real device.");
    }

    static string Row(GoalDocument g)
    {
        var limit = g.Limit?.ToString("0.##", CultureInfo.InvariantCulture) ?? "-";
        return Text($"  {g.Goal + ", " + g.Unit,-44}{Figure(g.Median),9}{Figure(g.P95),9}{Figure(g.Worst),9}{limit,9}")
            + Text($"{g.Missed,9}  {g.WorstSeed}");
    }

    static string Figure(double? value) => value is { } v ? v.ToString("0.00", CultureInfo.InvariantCulture) : "never";

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}
