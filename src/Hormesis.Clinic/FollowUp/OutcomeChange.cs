using System.Text.Json.Serialization;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.FollowUp;

/// <summary>Whether a change is large enough to matter to a patient. Unset, nobody can tell.</summary>
[JsonConverter(typeof(AsWord<Importance>))]
public enum Importance
{
    CannotTell,
    TooSmall,
    Better,
    Worse,
}

/// <summary>
/// An outcome measure of a programme before the course and at its newest: beyond noise or not, and large enough to matter or not. The one
/// says nothing of the other. What was not measured is missing and never unchanged.
/// </summary>
/// <param name="Marker">Its judgement against noise; null where no reference change value is known.</param>
/// <param name="MissingAt">Visits that are due, or were, and at which it was not measured.</param>
public sealed record OutcomeChange(
    OutcomeMeasure Measure, CourseResults Results, MarkerChange? Marker, IReadOnlyList<FollowUpVisit> MissingAt)
{
    // A millionth of the limit: 6.1 - 4.1 is 2 to a person.
    const double Rounding = 1e-6;

    /// <summary>In the measure's unit; null where there is no result before the course.</summary>
    public double? Baseline =>
        Marker?.Noise?.Baseline ?? (Results.Baselines.Count > 0 ? Results.Baselines.Average(b => b.Value!.Value) : null); // numbers

    public double? Change => Results.Latest?.Value - Baseline;

    /// <summary>The change, positive for the better; null where neither way is, and where there is none.</summary>
    public double? Gain => Measure.Better switch
    {
        Protocol.Better.Lower => -Change,
        Protocol.Better.Higher => Change,
        _ => null,
    };

    public Movement Movement => Marker?.Movement ?? Movement.CannotTell;

    /// <summary>Why it cannot be told from noise; empty where it can.</summary>
    public string WhyNoMovement => Results.Why.Length > 0 ? Results.Why
        : Marker is null ? "no reference change value is known for it"
        : Marker.Why;

    public bool IsBetter => (Measure.Better, Movement) is (Protocol.Better.Lower, Movement.Down) or (Protocol.Better.Higher, Movement.Up);
    public bool IsWorse => (Measure.Better, Movement) is (Protocol.Better.Lower, Movement.Up) or (Protocol.Better.Higher, Movement.Down);

    /// <summary>The smallest change that matters, in the measure's unit; null where it is not known, or a share of no baseline.</summary>
    public double? Important => Measure.Important is not { } figure ? null
        : figure.Unit == "%" && Measure.Unit != "%" ? figure.Value / 100 * Baseline
        : figure.Value;

    /// <summary>Why nobody can tell whether it matters; empty where somebody can.</summary>
    public string WhyNoImportance => Results.Why.Length > 0 ? Results.Why
        : Measure.Important is null ? "no smallest important change is known for it"
        : Gain is null || !(Important > 0) ? "neither way is for the better, or the baseline is zero"
        : "";

    public Importance Importance => WhyNoImportance.Length > 0 || Gain is not { } gain || Important is not { } important
        ? Importance.CannotTell
        : gain >= important * (1 - Rounding) ? Importance.Better
        : gain <= -important * (1 - Rounding) ? Importance.Worse
        : Importance.TooSmall;

    internal static OutcomeChange Of(
        OutcomeMeasure measure, FollowUpReport report, PatientFacts facts, DateOnly on, FollowUpTable table) => new(
        measure, CourseResults.Of(measure.Analyte, facts, report.SoFar, on, table),
        report.Changes.FirstOrDefault(c => c.Marker.Analyte == measure.Analyte),
        [.. report.Visits.Where(v => v.State != VisitState.Upcoming && v.Missing.Contains(measure.Analyte))]);

    /// <summary>Whether it was measured after a session of the course, far enough from any.</summary>
    internal bool IsMeasuredSince(CourseSoFar soFar, int session) =>
        Results.Latest?.Taken is { } taken && taken.Earliest > soFar.Sessions[session - 1].Done?.Latest;

    /// <summary>From what to what, for a reason.</summary>
    internal string Told => Results.Latest is { } latest && Baseline is { } before
        ? $"{Say.Number(before)} to {Say.Dated(latest)}"
        : "missing";
}
