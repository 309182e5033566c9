using System.Globalization;
using System.Text.Json.Nodes;
using Hormesis.Clinic.FollowUp;
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
/// <param name="Overridable">Who may accept it; null for what is clear.</param>
/// <param name="Unverified">The source was remembered and not read.</param>
/// <param name="Place">Where in the file the fact stands that the answer rests on.</param>
sealed record FindingDocument(
    string Rule, string Question, Answer Answer, bool Required, Scope Scope, Overridable? Overridable, JsonValue? Value, string? Unit,
    string? Limit, string? Observed, string? Place, string Source, string Certainty, bool Unverified, string Explanation,
    IReadOnlyList<FindingDocument>? Parts)
{
    public static FindingDocument Of(Finding f) => Of(f.Rule, f.Gravest) with
    {
        Question = f.Question,
        Overridable = f.Answer == Answer.Clear ? null : f.Overridable,
        Parts = f.Parts.Count > 1 ? [.. f.Parts.Select(p => Of(f.Rule, p))] : null,
    };

    static FindingDocument Of(string rule, Part p) => new(
        rule, p.Question, p.Answer, p.Required, p.Scope, p.Answer == Answer.Clear ? null : p.Overridable, ValueOf(p.Value), Some(p.Unit),
        Some(p.Limit), p.Observed?.ToString(), p.Origin?.Place, p.Source, p.Certainty.ToString(), p.IsUnverified,
        p.Explanation, null);

    static JsonValue? ValueOf(string text) => text.Length == 0 ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);

    static string? Some(string text) => text.Length > 0 ? text : null;
}

sealed record ScreenDocument(
    Outcome Outcome, PatientDocument Patient, string At, string Profile, string RulesVersion, string RulesSha256, Signing RulesSigning,
    IReadOnlyList<string> RulesSignedBy, IReadOnlyList<string> RulesReviewOverdue,
    IReadOnlyList<FindingDocument> Findings, ImportSummary Import, GenotypeDocument? Genotype)
{
    public static ScreenDocument Of(Import import, Verdict verdict) => new(
        verdict.Outcome, PatientDocument.Of(import.Facts), verdict.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        verdict.Profile, verdict.RulesVersion, verdict.Rules.Sha256, verdict.Rules.Signing, verdict.Rules.SignedBy, verdict.ReviewOverdue,
        [.. verdict.Findings.Select(FindingDocument.Of)], import.Summary, GenotypeDocument.Of(import.Facts));
}

/// <param name="Before">What it is taken to be before the first session; null where nothing was before.</param>
/// <param name="WithoutOzone">After the same sessions with oxygen alone.</param>
sealed record PredictionDocument(double Low, double Mid, double High, string Unit, string At, double? Before,
    double? WithoutOzone);

sealed record PlanDocument(
    Outcome Outcome, PatientDocument Patient, string At, string Indication, string Profile, Course? Course,
    IReadOnlyList<Reason> Reasons, IReadOnlyDictionary<string, PredictionDocument> Predicted, string? PredictedNote,
    int SessionsBefore, IReadOnlyList<VisitDocument> FollowUp, IReadOnlyList<Review> Reviews, IReadOnlyList<string> AboveRecommended,
    IReadOnlyList<Alternative> Alternatives,
    IReadOnlyList<EvidenceRow> Evidence)
{
    /// <param name="expected">Of the patient, by the body model.</param>
    public static PlanDocument Of(Import import, Verdict verdict, string indication, PlanOutcome plan, Expected expected)
    {
        var planned = plan as PlanOutcome.Planned;
        return new(
            plan.Outcome, PatientDocument.Of(import.Facts), verdict.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            indication, verdict.Profile, planned?.Course, plan.Reasons,
            (planned?.Predicted ?? []).Concat(expected.Markers)
                .ToDictionary(p => p.Marker, p => new PredictionDocument(p.Low, p.Mid, p.High, p.Unit, p.At, p.Before, p.WithoutOzone)),
            planned is null ? null : $"{planned.PredictedNote} {expected.Note}", planned?.SoFar.Sessions.Count ?? 0,
            [.. (planned?.Visits ?? []).Select(VisitDocument.Of)], planned?.Reviews ?? [],
            planned?.AboveRecommended ?? [], planned?.Alternatives ?? [], plan.Evidence);
    }
}

/// <summary>A visit of the follow-up.</summary>
sealed record VisitDocument(string Visit, string From, string To, string Text, string Source, string Certainty)
{
    public static VisitDocument Of(VisitDates v) =>
        new(v.Visit.When, Day(v.From), Day(v.To), v.Visit.Text, v.Visit.Source, v.Visit.Certainty.ToString());

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What the body model expects of a planned course, and on what assumption. No markers where nothing is planned.</summary>
sealed record Expected(IReadOnlyList<Prediction> Markers, string Note)
{
    public static Expected Of(Import import, Verdict verdict, PlanOutcome plan, EffectSet effects) => plan is PlanOutcome.Planned planned
        ? new(CourseExpectation.Of(import.Facts, planned, effects, verdict.On), CourseExpectation.Note(effects))
        : new([], "");
}
