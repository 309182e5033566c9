using Hormesis.Model.Body.Course.Trials;
using Hormesis.Model.Treatment;
using Hormesis.Web.Report;

namespace Hormesis.Cli.Output;

/// <summary>What validate --anchors --json prints.</summary>
sealed record AnchorsDocument(int Repetitions, bool Holds, IReadOnlyList<AnchorDocument> Anchors)
{
    public static AnchorsDocument Of(IReadOnlyList<AnchorResult> results) => new(
        TrialTable.Shipped.Anchoring.Repetitions, results.All(r => r.Holds), [.. results.Select(AnchorDocument.Of)]);
}

/// <param name="Found">Share of repetitions with p below 0.05, by set of effects; so for the mean difference.</param>
sealed record AnchorDocument(
    string Claim, string Trial, string Text, string Source, string Marker, bool IsSeen, bool Holds,
    IReadOnlyDictionary<string, double> Found, IReadOnlyDictionary<string, double> Difference)
{
    public static AnchorDocument Of(AnchorResult r) => new(
        r.Anchor.Claim, r.Anchor.Trial, r.Anchor.Text, TrialTable.Shipped.Trial(r.Anchor.Trial).Source, r.Anchor.Marker, r.Anchor.IsSeen,
        r.Holds, By(r, f => f.Found), By(r, f => f.Difference));

    static Dictionary<string, double> By(AnchorResult r, Func<AnchorFinding, double> value) =>
        r.Findings.ToDictionary(f => Effects.WordOf(f.Effects), value);
}

/// <summary>The same for people.</summary>
static class AnchorsText
{
    public static void Tell(IReadOnlyList<AnchorResult> results, Screen screen)
    {
        var rules = TrialTable.Shipped.Anchoring;
        screen.Line(FormattableString.Invariant(
            $"Trials that found nothing, each repeated {rules.Repetitions} times with virtual patients and noise."));
        screen.Line("Share of the repetitions with p below 0.05, by what is taken to be true of effects on patients:");
        screen.Line();
        screen.Line($"  {"null",7} {"liter.",7} {"claimed",8}");
        foreach (var r in results)
        {
            var found = r.Findings;
            screen.Line(FormattableString.Invariant($"  {found[0].Found,7:0.0%} {found[1].Found,7:0.0%} {found[2].Found,8:0.0%}  ")
                + $"{r.Anchor.Text} (claim {r.Anchor.Claim}){(r.Holds ? "" : ": DOES NOT HOLD")}");
            screen.Line($"  {"",25} {TrialTable.Shipped.Trial(r.Anchor.Trial).Source}"
                + (r.Anchor.IsSeen ? "" : "; too small or too short to see the claim"));
        }
        screen.Line();
        screen.Line(FormattableString.Invariant($"Null and literature may find something in {rules.FalseAtMost:0%} at most; ")
            + FormattableString.Invariant($"what is claimed must be found in {rules.SeenAtLeast:0%} where the trial can see it."));
        screen.Line(ReportWords.Notice);
    }
}
