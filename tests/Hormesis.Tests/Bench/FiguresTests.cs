using Hormesis.Bench.Figures;
using Hormesis.Bench.Runs;

namespace Hormesis.Tests.Bench;

public class FiguresTests
{
    [Fact]
    public void The_error_of_an_end_is_that_of_its_worst_state()
    {
        double[] reference = [1, 0, 2, 10];
        double[] results = [1.001, 1e-6, 2, 10.1];

        var errors = ErrorMetric.At(results, reference, [1, 1]);

        // 1e-6 of nothing is held against a thousandth of the scale: 1e-3 is the worse of 0.001/1.001 and 1e-6/1e-3
        Assert.Equal([1e-3, 0.1 / 10.001], errors, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void What_is_not_a_number_is_infinitely_far_and_a_failure()
    {
        double[] results = [1, 1, double.NaN, 1, double.PositiveInfinity, 1];

        var errors = ErrorMetric.At(results, [1, 1, 1, 1, 1, 1], [1, 1]);

        Assert.Equal([0, double.PositiveInfinity, double.PositiveInfinity], errors);
        Assert.Equal(2, ErrorMetric.Failed(results, length: 2));
        Assert.Equal(new(0, 0, 0), ErrorFigures.Of(errors));
    }

    [Fact]
    public void Fewer_patients_are_held_against_the_first_of_the_reference() =>
        Assert.Equal([0.0], ErrorMetric.At([3], [3, 4, 5], [1]));

    [Fact]
    public void Ratios_are_taken_in_pairs_before_their_median()
    {
        var spread = Spread.OfRatios([10, 40, 90], [1, 2, 30]);

        Assert.Equal(new(Median: 10, Minimum: 3, Maximum: 20), spread);
    }

    [Fact]
    public void A_run_is_the_line_that_it_prints()
    {
        RunStatistics run = new(2, 1, 3, 10, 600, 7, 5000, 900, 800, 0);

        Assert.Equal(run, RunStatistics.FromLine(run.ToLine()));
        Assert.Equal((30, 20, 0.5), (run.PatientsPerSecond, run.StepsPerPatient, run.CoreShare));
    }

    [Fact]
    public void A_ratio_says_whether_it_was_bought_with_error()
    {
        ErrorFigures small = new(1e-8, 1e-7, 1e-6), large = new(1e-9, 1e-6, 1e-6);
        Spread ratio = new(50, 40, 60);

        Assert.True(new RatioFigures("a", "b", ratio, small, large).IsAsExact);
        Assert.False(new RatioFigures("a", "b", ratio, large, small).IsAsExact);
    }
}
