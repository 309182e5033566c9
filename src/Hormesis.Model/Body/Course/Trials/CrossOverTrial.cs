using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Model.Body.Course.Trials;

/// <summary>A trial in which patients are their own controls: two occasions compared within them, as measured.</summary>
public sealed class CrossOverTrial(TrialPool pool)
{
    /// <summary>The later occasion minus the earlier one in one repetition, by the paired t test.</summary>
    public MeanDifference Repeat(int repetition, string marker, string from, string to)
    {
        var (before, after) = Both(repetition, marker, from, to);
        return MeanDifference.Paired([.. after.Zip(before, (a, b) => a - b)], TrialTable.Shipped.Rules.Confidence);
    }

    /// <summary>Hedges' g of the fall from one occasion to a later one.</summary>
    public double Improvement(int repetition, string marker, string from, string to)
    {
        var (before, after) = Both(repetition, marker, from, to);
        return MeanDifference.HedgesG(SampleSummary.Of(before), SampleSummary.Of(after));
    }

    (double[] Before, double[] After) Both(int repetition, string marker, string from, string to)
    {
        var enrolled = pool.Enrolled(repetition);
        return (Measured(from), Measured(to));

        double[] Measured(string occasion) => [.. enrolled.Select(p => pool.Measured(repetition, p, marker, occasion))];
    }
}
