using System.Globalization;
using Hormesis.Model.Validation;

namespace Hormesis.Cli.Output;

/// <summary>Reported against predicted as people read it: case by case, then plainly what does not fit.</summary>
static class ValidationText
{
    const string Outside = "DOES NOT FIT";

    public static void Tell(CaseEvaluation evaluation, Screen screen)
    {
        foreach (var group in evaluation.Results.GroupBy(r => r.Case)) TellCase(group.Key, [.. group], screen);
        var outside = evaluation.Results.Where(r => !r.Within).ToList();
        if (outside.Count > 0) screen.Line("What does not fit:");
        foreach (var result in outside) TellMisfit(result, screen);
        if (outside.Count > 0) screen.Line();
        screen.Line($"{evaluation.Within} of {evaluation.Results.Count} checks in {evaluation.Cases} cases fit."
            + (outside.Count > 0 ? $" {outside.Count} do not." : ""));
        if (evaluation.Results.Any(r => r.Expectation.Role.Length > 0))
            screen.Line("CAL: models were fitted to it. HOLD: they never saw it.");
    }

    /// <summary>What the case says of itself, and of this check.</summary>
    public static string NoteOf(CheckResult r) =>
        string.Join(' ', new[] { r.Case.Note, r.Expectation.Note }.Where(n => n.Length > 0));

    static void TellCase(ValidationCase @case, IReadOnlyList<CheckResult> results, Screen screen)
    {
        screen.Line($"{@case.Id} ({@case.Model}): {@case.Source}");
        List<string[]> rows = [.. results.Select(Row)];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(r => r[column].Length))];
        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) => cell.PadRight(widths[i])).Where(cell => cell.Length > 0);
            screen.Line("  " + string.Join("  ", cells).TrimEnd());
        }
        screen.Line();
    }

    static string[] Row(CheckResult r) =>
    [
        r.Expectation.Observable,
        r.Expectation.At is { } at ? $"at {at.Words}" : "",
        $"reported {r.Expectation.Criterion.Words}{Bound(r)}",
        $"predicted {Number(r.Predicted)}",
        UnitOf(r),
        r.Within ? "fits" : Outside,
        r.Expectation.Role,
    ];

    static void TellMisfit(CheckResult r, Screen screen)
    {
        var at = r.Expectation.At is { } time ? $" at {time.Words}" : "";
        var reported = $"{r.Expectation.Criterion.Words}{Bound(r)} {UnitOf(r)}".TrimEnd();
        var predicted = r.Failure.Length > 0 ? $"there is no prediction ({r.Failure})" : $"the model says {Number(r.Predicted)}";
        screen.Line($"  {r.Case.Id}: {r.Expectation.Observable}{at} is reported as {reported}; {predicted}.");
        if (NoteOf(r) is { Length: > 0 } note) screen.Line($"    {note}");
    }

    static string Bound(CheckResult r) =>
        r.Expectation.Criterion is Criterion.Against against ? $" = {Number(against.Bound(r.Other))}" : "";

    static string UnitOf(CheckResult r) => r.Unit == "1" ? "" : r.Unit;

    static string Number(double value) => double.IsFinite(value) ? value.ToString("G5", CultureInfo.InvariantCulture) : "no number";
}
