using System.Globalization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Treatment;

namespace Hormesis.Cli.Output;

sealed record ExpectedDocument(string Effects, double LowPercent, double MidPercent, double HighPercent, bool Fits);

sealed record MarkerDocument(
    string Marker, string Unit, string Movement, string? Why, double? Baseline, double? NoiseLow, double? NoiseHigh, double? Latest,
    string? At, double? ChangePercent, int Baselines, IReadOnlyList<ExpectedDocument>? Expected);

/// <summary>A suggestion of a cause; what a person judged stands beside it.</summary>
sealed record CausalityDocument(string Suggested, IReadOnlyList<string> Because, string Source, string Certainty, bool Unverified);

/// <param name="Session">Id of the session before it; null for none.</param>
/// <param name="LaidToSession">The record lays it to that session.</param>
/// <param name="HoursLow">Since that session, as near as days tell.</param>
sealed record EventDocument(
    string What, string? When, string Severity, bool? Serious, string Causality, string Outcome, string? Session, string? SessionOn,
    bool LaidToSession, double? HoursLow, double? HoursHigh, CausalityDocument Aid);

sealed record OutcomeDocument(
    string Measure, string Name, string Unit, int Baselines, double? Baseline, double? Latest, string? At, double? Change, string Movement,
    string? WhyNoMovement, double? NoiseLow, double? NoiseHigh, double? Important, string Importance, string? WhyNoImportance,
    string? ImportantSource, string? ImportantCertainty, IReadOnlyList<string> MissingAt);

sealed record StopDocument(
    string Rule, string Text, string Answer, string Because, string? Value, string? Limit, string Source, string Certainty);

sealed record VisitStateDocument(VisitDocument Visit, string State, IReadOnlyList<string> Missing);

/// <summary>What the programme of the indication makes of the course.</summary>
sealed record ProgrammeFollowUpDocument(
    string Indication, Grade Grade, int Sessions, IReadOnlyList<OutcomeDocument> Outcomes, IReadOnlyList<StopDocument> Stopping)
{
    public static ProgrammeFollowUpDocument Of(ProgrammeFollowUp p) => new(
        p.Programme.Code, p.Programme.Grade, p.Sessions, [.. p.Outcomes.Select(Outcome)], [.. p.Rules.Select(Rule)]);

    static OutcomeDocument Outcome(OutcomeChange o) => new(
        o.Measure.Id, o.Measure.Name, o.Measure.Unit, o.Results.Baselines.Count, o.Baseline, o.Results.Latest?.Value,
        o.Results.Latest?.Taken?.ToString(), o.Change, FollowUpText.Word(o.Movement), Some(o.WhyNoMovement), o.Marker?.Noise?.Low,
        o.Marker?.Noise?.High, o.Important, FollowUpText.Word(o.Importance), Some(o.WhyNoImportance), o.Measure.Important?.Source,
        o.Measure.Important?.Certainty.ToString(), [.. o.MissingAt.Select(v => v.Dates.Visit.When)]);

    static StopDocument Rule(StopFinding f) => new(
        f.Rule.Id, f.Rule.Text, FollowUpText.Word(f.Answer), f.Because, Some(f.Value), Some(f.Limit), f.Rule.Source,
        f.Rule.Certainty.ToString());

    static string? Some(string text) => text.Length > 0 ? text : null;
}

/// <summary>What follow-up --json prints.</summary>
/// <param name="Decision">continue, adjust (a step lower), pause or stop.</param>
sealed record FollowUpDocument(
    string Decision, bool NeedsReview, PatientDocument Patient, string At, int Sessions, IReadOnlyList<Reason> Reasons,
    ProgrammeFollowUpDocument? Programme, IReadOnlyList<MarkerDocument> Markers, RedoxIndex Redox, string? NoExpectation,
    IReadOnlyList<VisitStateDocument> Visits, IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<EventDocument> AdverseEvents)
{
    public static FollowUpDocument Of(
        PatientFacts facts, FollowUpReport report, IReadOnlyList<ExpectedChange> expected, string why, DateOnly on) => new(
        FollowUpText.Word(report.Decision.Step), report.Decision.NeedsReview, PatientDocument.Of(facts),
        on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), report.SoFar.Sessions.Count, report.Decision.Reasons,
        report.Programme is { } programme ? ProgrammeFollowUpDocument.Of(programme) : null,
        [.. report.Changes.Select(c => Marker(c, expected))], report.Redox, why.Length > 0 ? why : null,
        [.. report.Visits.Select(v => new VisitStateDocument(VisitDocument.Of(v.Dates), FollowUpText.Word(v.State), v.Missing))],
        report.Suggestions, [.. report.AdverseEvents.Select(Event)]);

    static MarkerDocument Marker(MarkerChange c, IReadOnlyList<ExpectedChange> expected)
    {
        var of = expected.Where(e => e.Analyte == c.Marker.Analyte)
            .Select(e => new ExpectedDocument(Effects.WordOf(e.Effects), e.Low, e.Mid, e.High, e.Fits)).ToList();
        return new(
            c.Marker.Analyte, c.Latest?.Unit ?? Analytes.Get(c.Marker.Analyte).Unit, FollowUpText.Word(c.Movement),
            c.Why.Length > 0 ? c.Why : null, c.Noise?.Baseline, c.Noise?.Low, c.Noise?.High, c.Latest?.Value, c.Latest?.Taken?.ToString(),
            c.Percent, c.Baselines.Count, of.Count > 0 ? of : null);
    }

    static EventDocument Event(LoggedEvent e) => new(
        e.Name, e.Event.Happened?.ToString(), FollowUpText.Word(e.Event.Severity), e.Event.IsSerious, FollowUpText.Word(e.Event.Causality),
        FollowUpText.Word(e.Event.Outcome), e.After?.Id, e.After?.Done?.ToString(), e.IsLaidTo, e.Hours?.Low, e.Hours?.High,
        new(FollowUpText.Word(e.Aid.Suggested), e.Aid.Because, e.Aid.Source, e.Aid.Certainty.ToString(), e.Aid.Certainty == Certainty.R));
}
