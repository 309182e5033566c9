using System.Globalization;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir;

namespace Hormesis.Cli.Output;

sealed record PatientDocument(string Id, string Sex, string? Born)
{
    public static PatientDocument Of(PatientFacts facts) => new(facts.Id, facts.Sex.ToString().ToLowerInvariant(), facts.Born?.ToString());
}

/// <summary>One rule's answer, or one part of it.</summary>
/// <param name="Value">A number where it is one, else words; null when nothing was found.</param>
/// <param name="Place">Where in the file the fact stands that the answer rests on.</param>
sealed record FindingDocument(
    string Rule, string Question, Answer Answer, bool Required, Scope Scope, JsonValue? Value, string? Unit, string? Limit,
    string? Observed, string? Place, string Source, string Certainty, string Explanation, IReadOnlyList<FindingDocument>? Parts)
{
    public static FindingDocument Of(Finding f) => Of(f.Rule, f.Gravest) with
    {
        Question = f.Question,
        Parts = f.Parts.Count > 1 ? [.. f.Parts.Select(p => Of(f.Rule, p))] : null,
    };

    static FindingDocument Of(string rule, Part p) => new(
        rule, p.Question, p.Answer, p.Required, p.Scope, ValueOf(p.Value), Some(p.Unit), Some(p.Limit),
        p.Observed?.ToString(), p.Origin?.Place, p.Source, p.Certainty.ToString(), p.Explanation, null);

    static JsonValue? ValueOf(string text) => text.Length == 0 ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);

    static string? Some(string text) => text.Length > 0 ? text : null;
}

sealed record ScreenDocument(
    Outcome Outcome, PatientDocument Patient, string At, string Profile, string RulesVersion,
    IReadOnlyList<FindingDocument> Findings, ImportSummary Import)
{
    public static ScreenDocument Of(Import import, Verdict verdict) => new(
        verdict.Outcome, PatientDocument.Of(import.Facts), verdict.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        verdict.Profile, verdict.RulesVersion, [.. verdict.Findings.Select(FindingDocument.Of)], import.Summary);
}

sealed record PredictionDocument(double Low, double Mid, double High, string Unit, string At);

sealed record PlanDocument(
    Outcome Outcome, PatientDocument Patient, string At, string Indication, string Profile, Course? Course,
    IReadOnlyList<Reason> Reasons, IReadOnlyDictionary<string, PredictionDocument> Predicted, string? PredictedNote,
    IReadOnlyList<EvidenceRow> Evidence)
{
    public static PlanDocument Of(Import import, Verdict verdict, string indication, PlanOutcome plan)
    {
        var planned = plan as PlanOutcome.Planned;
        return new(
            plan.Outcome, PatientDocument.Of(import.Facts), verdict.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            indication, verdict.Profile, planned?.Course, plan.Reasons,
            (planned?.Predicted ?? []).ToDictionary(p => p.Marker, p => new PredictionDocument(p.Low, p.Mid, p.High, p.Unit, p.At)),
            planned?.PredictedNote, plan.Evidence);
    }
}

sealed record IndicationDocument(string Code, string Name, IReadOnlyList<EvidenceRow> Evidence);
