namespace Hormesis.Model.Validation;

/// <summary>How far a trace may be from what is drawn, because constants differ between people and are not known.</summary>
/// <param name="Low">P5 of the draws: a row for each time, a column for each observable.</param>
/// <param name="Mid">Median.</param>
/// <param name="High">P95.</param>
public sealed record CaseBands(int Draws, IReadOnlyList<double[]> Low, IReadOnlyList<double[]> Mid, IReadOnlyList<double[]> High);

/// <summary>A run that also says how sure it is.</summary>
public interface IBandedRun : ITracedRun
{
    /// <summary>What is taken to be true without being shown, in words for a reader.</summary>
    string Assumed { get; }

    /// <param name="times">Ascending, from zero.</param>
    /// <param name="draws">At least 1.</param>
    CaseBands Bands(IReadOnlyList<TimeSpan> times, int draws, ulong seed);
}
