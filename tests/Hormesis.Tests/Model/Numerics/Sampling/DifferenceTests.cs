using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Tests.Model.Numerics.Sampling;

/// <summary>Tests of differences, against SciPy 1.10 and the papers that state the intervals.</summary>
public class DifferenceTests
{
    [Fact]
    public void The_paired_test_is_that_of_the_tables()
    {
        var found = MeanDifference.Paired([1.2, -0.4, 0.8, 2.1, 0.3, -0.9, 1.7, 0.6], 0.95);

        Assert.Equal(0.10091308058734838, found.P, 1e-12);
        Assert.Equal((-0.17022619, 1.52022619), (found.Low, found.High), Near(1e-8));
    }

    [Fact]
    public void Two_groups_are_compared_as_Welch_does()
    {
        var found = MeanDifference.Independent(
            SampleSummary.Of([5.1, 4.9, 6.2, 5.8, 5.5]), SampleSummary.Of([4.2, 5.0, 4.4, 4.8, 3.9, 4.6]), 0.95);

        Assert.Equal(0.008417450104143704, found.P, 1e-12);
        Assert.Equal(1.0166666666666666, found.Difference, 1e-12);
        Assert.Equal((0.34795441, 1.68537892), (found.Low, found.High), Near(1e-8));
    }

    [Theory]
    [InlineData(12, 30, 10, 31, 0.5995532766959096), InlineData(20, 30, 10, 31, 0.010498981352717152), InlineData(0, 30, 0, 31, 1)]
    [InlineData(5, 30, 5, 30, 1), InlineData(30, 30, 2, 31, 2.2688776749723358e-15), InlineData(13, 32, 10, 29, 0.791904608744541)]
    public void Fishers_test_is_that_of_the_tables(int first, int ofFirst, int second, int ofSecond, double p) =>
        Assert.Equal(1, ProportionDifference.Fisher(new(first, ofFirst), new(second, ofSecond)) / p, 1e-9);

    // Newcombe 1998, table II (a): 56/70 against 48/80, method 10: 0.0524 to 0.3339.
    [Fact]
    public void A_difference_of_shares_has_the_interval_of_the_paper()
    {
        var found = ProportionDifference.Of(new(56, 70), new(48, 80), 0.95);

        Assert.Equal((0.0524, 0.3339), (found.Low, found.High), Near(5e-5));
    }

    [Fact]
    public void What_never_changes_differs_by_nothing() =>
        Assert.Equal(new(0, 0, 0, 1), MeanDifference.Paired([0.0, 0, 0], 0.95));

    [Fact]
    public void Hedges_g_counts_in_pooled_deviations()
    {
        // Means 2 apart, both deviations 4, ten in each: 0.5 times 1 - 3 / 71.
        Assert.Equal(0.5 * (1 - 3.0 / 71), MeanDifference.HedgesG(new(10, 4, 10), new(8, 4, 10)), 1e-15);
    }

    static Pairs Near(double tolerance) => new(tolerance);

    sealed class Pairs(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) <= tolerance && Math.Abs(x.Item2 - y.Item2) <= tolerance;

        public int GetHashCode((double, double) pair) => 0;
    }
}
