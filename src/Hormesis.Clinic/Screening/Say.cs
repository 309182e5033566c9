using System.Globalization;
using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening;

/// <summary>The sentences: value, limit, what to do.</summary>
static class Say
{
    public static string When(FactDate? date) => date is { } d ? d.ToString() : "no date";

    /// <summary>What is to be done about an answer; nothing about a clear one.</summary>
    public static string Then(Answer answer, string action) => answer == Answer.Clear ? "" : $": {action}";

    /// <summary>A result as shown: 12.5, &lt; 0.1, negative.</summary>
    public static string Value(LabResult result) => result.Value is { } value && double.IsFinite(value)
        ? Sign(result.Bound) + Number(value)
        : result.Qualitative.ToString().ToLowerInvariant();

    /// <summary>A result with its date.</summary>
    public static string Dated(LabResult result) => $"{UnitWords.With(Value(result), result.Unit)} ({When(result.Taken)})";

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Lab(Case c, LabQuestion question, Reading reading, Band band)
    {
        if (reading is { Standing: Standing.None } or { Judged: null }) return NoResult(question);
        var unit = band.Limit.Unit;
        var (value, good) = (UnitWords.With(Value(reading.Judged.Result), unit), UnitWords.With(band.ClearWhen, unit));
        var found = $"{Capital(question.Name)} {value} ({When(reading.Judged.Result.Taken)})";
        return reading.Standing switch
        {
            Standing.Stale => $"{found} counts {For(c.Rules.DaysOf(question.Analyte))} only: measure it again.",
            Standing.Undated => $"{found} may be of any time: measure it again.",
            Standing.Unclear => $"{found} does not tell whether it is {good}: have an exact value measured.",
            _ when reading.Judged.Answer == Answer.Clear => $"{found} is {good}.",
            _ => $"{found} is not {good}: {band.Criterion.Action}.",
        };
    }

    public static string History(HistoryAnswer said, Answer answer, string action)
    {
        var question = $"“{said.Question.Text}”";
        return said.Said switch
        {
            Said.Unanswered => $"{question} is not answered: ask the patient.",
            Said.Stale => $"{question} was answered too long ago ({When(said.Answered)}): ask the patient again.",
            _ => $"{question} {(said.Said == Said.Yes ? "Yes" : "No")} ({When(said.Answered)}){Then(answer, action)}.",
        };
    }

    static string For(int? days) => days is 0 ? "on its own day" : $"for {days} days";

    static string NoResult(LabQuestion question) => question.Mildest.Criterion.Scope == Scope.Today
        ? $"No {question.Name} of today: measure it before the session."
        : $"No {question.Name} result that can be used: measure it.";

    static string Sign(Bound bound) => bound switch
    {
        Bound.Below => "< ",
        Bound.AtMost => "≤ ",
        Bound.Above => "> ",
        Bound.AtLeast => "≥ ",
        _ => "",
    };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
