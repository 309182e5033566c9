namespace Hormesis.Bench.Runs;

/// <summary>How exactly, and for how long, a solver works on a job.</summary>
/// <param name="AbsoluteTolerance">As a fraction of each state's scale.</param>
/// <param name="WarmUpSeconds">Solving that is not timed.</param>
/// <param name="Seconds">The job is solved again until this much processor time has passed, at least once.</param>
public sealed record RunSettings(double RelativeTolerance, double AbsoluteTolerance, double WarmUpSeconds, double Seconds)
{
    /// <summary>As long a warm-up as is timed. The absolute tolerance goes with the relative one, a thousandth of it.</summary>
    public static RunSettings Timed(double relativeTolerance, double seconds) =>
        new(relativeTolerance, relativeTolerance / 1000, seconds, seconds);

    /// <summary>One solution, for its values.</summary>
    public static RunSettings Once(double relativeTolerance) => new(relativeTolerance, relativeTolerance / 1000, 0, 0);
}
