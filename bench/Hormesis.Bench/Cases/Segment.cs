namespace Hormesis.Bench.Cases;

/// <summary>A stretch of time within which parameters stay as they are.</summary>
/// <param name="End">Seconds from the start of the patient's run.</param>
/// <param name="Changes">What differs from the patient's own parameters while it lasts.</param>
public sealed record Segment(double End, IReadOnlyList<ParameterChange> Changes);

/// <param name="Parameter">Its place in the parameter vector.</param>
public readonly record struct ParameterChange(int Parameter, double Value);
