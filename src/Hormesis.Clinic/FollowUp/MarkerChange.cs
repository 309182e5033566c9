using System.Text.Json.Serialization;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Body.Course;

namespace Hormesis.Clinic.FollowUp;

/// <summary>What can be said of a marker since before the course. Unset, nothing.</summary>
[JsonConverter(typeof(AsWord<Movement>))]
public enum Movement
{
    CannotTell,

    /// <summary>Not told from noise.</summary>
    Within,
    Up,
    Down,
}

/// <summary>One marker before the course and at its newest, in the analyte's unit.</summary>
/// <param name="Why">Why nothing can be told; empty where it can.</param>
public sealed record MarkerChange(FollowedMarker Marker, Movement Movement, string Why)
{
    public IReadOnlyList<LabResult> Baselines { get; init; } = [];
    public LabResult? Latest { get; init; }

    /// <summary>What noise alone may make of the baseline; null where it is not told.</summary>
    public ReferenceChange? Noise { get; init; }

    /// <summary>Since the baseline, %; null where there is none.</summary>
    public double? Percent => Noise is { } noise && Latest?.Value is { } value ? 100 * (value / noise.Baseline - 1) : null;

    /// <summary>Standard deviations of noise from the baseline; null where it is not told.</summary>
    public double? Deviations => Noise is not null && Latest?.Value is { } value
        ? ReferenceChange.Deviations(value * Marker.Factor, [.. Baselines.Select(b => b.Value!.Value * Marker.Factor)], Marker.Noise)
        : null;

    public bool IsWorse => (Marker.Better, Movement) is (Better.Higher, Movement.Down) or (Better.Lower, Movement.Up);
    public bool IsBetter => (Marker.Better, Movement) is (Better.Higher, Movement.Up) or (Better.Lower, Movement.Down);

    internal static MarkerChange Of(FollowedMarker marker, PatientFacts facts, CourseSoFar soFar, DateOnly on, FollowUpTable table)
    {
        var (baselines, latest, why) = CourseResults.Of(marker.Analyte, facts, soFar, on, table);
        return latest is null || why.Length > 0
            ? new(marker, Movement.CannotTell, why) { Baselines = baselines, Latest = latest }
            : Judged(marker, baselines, latest, table);
    }

    static MarkerChange Judged(FollowedMarker marker, IReadOnlyList<LabResult> baselines, LabResult latest, FollowUpTable table)
    {
        IReadOnlyList<double> values = [.. baselines.Select(b => b.Value!.Value)]; // results of a course are numbers
        if (marker.Noise.Noise == MarkerNoise.Percent && !values.All(v => v > 0))
            return new(marker, Movement.CannotTell, "a baseline of zero has no share") { Baselines = baselines, Latest = latest };
        var noise = ReferenceChange.Of([.. values.Select(v => v * marker.Factor)], marker.Noise, table.Confidence.Value);
        noise = new(noise.Baseline / marker.Factor, noise.Low / marker.Factor, noise.High / marker.Factor);
        var movement = latest.Value > noise.High ? Movement.Up : latest.Value < noise.Low ? Movement.Down : Movement.Within;
        return new(marker, movement, "") { Baselines = baselines, Latest = latest, Noise = noise };
    }
}
