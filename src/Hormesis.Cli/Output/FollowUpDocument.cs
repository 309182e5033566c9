using System.Globalization;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Treatment;

namespace Hormesis.Cli.Output;

sealed record ExpectedDocument(string Effects, double LowPercent, double MidPercent, double HighPercent, bool Fits);

sealed record MarkerDocument(
    string Marker, string Unit, string Movement, string? Why, double? Baseline, double? NoiseLow, double? NoiseHigh, double? Latest,
    string? At, double? ChangePercent, int Baselines, IReadOnlyList<ExpectedDocument>? Expected);

sealed record EventDocument(string What, string? When, string Severity, bool? Serious, string Causality, string Outcome);

/// <summary>What follow-up --json prints.</summary>
/// <param name="Decision">continue, adjust (a step lower), pause or stop.</param>
sealed record FollowUpDocument(
    string Decision, bool NeedsReview, PatientDocument Patient, string At, int Sessions, IReadOnlyList<Reason> Reasons,
    IReadOnlyList<MarkerDocument> Markers, RedoxIndex Redox, string? NoExpectation, IReadOnlyList<DueMeasurement> Due,
    IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<EventDocument> AdverseEvents)
{
    public static FollowUpDocument Of(
        PatientFacts facts, FollowUpReport report, IReadOnlyList<ExpectedChange> expected, string why, DateOnly on) => new(
        FollowUpText.Word(report.Decision.Step), report.Decision.NeedsReview, PatientDocument.Of(facts),
        on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), report.SoFar.Sessions.Count, report.Decision.Reasons,
        [.. report.Changes.Select(c => Marker(c, expected))], report.Redox, why.Length > 0 ? why : null, report.Due, report.Suggestions,
        [.. report.AdverseEvents.Select(Event)]);

    static MarkerDocument Marker(MarkerChange c, IReadOnlyList<ExpectedChange> expected)
    {
        var of = expected.Where(e => e.Analyte == c.Marker.Analyte)
            .Select(e => new ExpectedDocument(Effects.WordOf(e.Effects), e.Low, e.Mid, e.High, e.Fits)).ToList();
        return new(
            c.Marker.Analyte, c.Latest?.Unit ?? Analytes.Get(c.Marker.Analyte).Unit, FollowUpText.Word(c.Movement),
            c.Why.Length > 0 ? c.Why : null, c.Noise?.Baseline, c.Noise?.Low, c.Noise?.High, c.Latest?.Value, c.Latest?.Taken?.ToString(),
            c.Percent, c.Baselines.Count, of.Count > 0 ? of : null);
    }

    static EventDocument Event(AdverseEvent e) => new(
        e.Text.Length > 0 ? e.Text : e.Codes.Select(c => c.Display).FirstOrDefault(d => d.Length > 0) ?? "adverse event",
            e.Happened?.ToString(),
        FollowUpText.Word(e.Severity), e.IsSerious, FollowUpText.Word(e.Causality), FollowUpText.Word(e.Outcome));
}
