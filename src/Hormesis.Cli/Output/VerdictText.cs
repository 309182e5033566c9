using System.Globalization;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Store.Fhir;
using Hormesis.Web.Report;

namespace Hormesis.Cli.Output;

/// <summary>A verdict as people read it: the outcome first, then what decides it, then what is clear.</summary>
static class VerdictText
{
    public static void Tell(Import import, Verdict verdict, Screen screen)
    {
        screen.Line($"{OutcomeWords(verdict.Outcome)}  {ReportWords.Who(import.Facts)}, "
            + $"on {verdict.On:yyyy-MM-dd}, profile {verdict.Profile}");
        screen.Line();
        foreach (var finding in verdict.Findings.Where(f => f.Answer != Answer.Clear && !IsSideNote(f))) TellWhole(finding, screen);
        TellList("not measured, and not required", verdict.Findings.Where(IsSideNote), screen);
        TellClear(verdict.Findings.Where(f => f.Answer == Answer.Clear), screen);
        TellImport(import.Summary, screen);
        screen.Line($"{verdict.Rules.Words} sha256 {verdict.Rules.Sha256}");
        if (verdict.ReviewOverdue.Count > 0)
            screen.Line($"Rules that should have been looked at again by now: {string.Join(", ", verdict.ReviewOverdue)}.");
        screen.Line(ReportWords.Notice);
    }

    public static string OutcomeWords(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "ELIGIBLE",
        Outcome.Conditional => "CONDITIONAL (every caution needs a physician's acceptance)",
        Outcome.Contraindicated => "CONTRAINDICATED",
        _ => "INCOMPLETE (a required answer is missing)",
    };

    static string Who(Overridable by) => by == Overridable.PhysicianAndSecond ? "a physician and a second person" : "a physician";

    static bool IsSideNote(Finding f) => f.Answer == Answer.Missing && !f.Required;

    static void TellWhole(Finding f, Screen screen)
    {
        var scope = f.Scope == Scope.Today ? " today" : "";
        screen.Line($"{f.Rule}  {f.Answer.ToString().ToLowerInvariant()}{scope}: {f.Question}");
        screen.Line($"       {f.Explanation}");
        if (f.Answer == Answer.Caution) screen.Line($"       to be accepted by {Who(f.Overridable)}, with a reason");
        screen.Line($"       {Evidence(f)}");
    }

    static void TellClear(IEnumerable<Finding> findings, Screen screen)
    {
        foreach (var f in findings) screen.Line($"{f.Rule}  clear  {f.Question}  {Evidence(f)}");
        screen.Line();
    }

    static void TellList(string title, IEnumerable<Finding> findings, Screen screen)
    {
        foreach (var f in findings) screen.Line($"{f.Rule}  {title}: {f.Explanation}");
        screen.Line();
    }

    // Value, limit, date and source, in this order; what there is not is left out.
    static string Evidence(Finding f)
    {
        string[] parts =
        [
            f.Value.Length > 0 ? $"value {UnitWords.With(f.Value, f.Unit)}" : "",
            f.Limit.Length > 0 ? $"limit {UnitWords.With(f.Limit, f.Unit)}" : "",
            f.Observed is { } date ? string.Create(CultureInfo.InvariantCulture, $"of {date}") : "",
            $"source {f.Source} [{f.Certainty}{(f.IsUnverified ? ", unverified" : "")}]",
        ];
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }

    static void TellImport(ImportSummary s, Screen screen)
    {
        screen.Line($"Read {Sum(s.Read)} resources; not read {Sum(s.NotRead)} of other types, {Sum(s.UnknownCodes)} results of other "
            + $"codes; left out {Sum(s.LeftOut)}, about others {Sum(s.AboutOthers)}, dangling references {Sum(s.DanglingReferences)}.");
        foreach (var (what, count) in s.LeftOut) screen.Line($"  left out: {what} ({count})");
        foreach (var (what, count) in s.AboutOthers) screen.Line($"  about somebody else, not used: {what} ({count})");
    }

    static int Sum(IReadOnlyDictionary<string, int> counts) => counts.Values.Sum();
}
