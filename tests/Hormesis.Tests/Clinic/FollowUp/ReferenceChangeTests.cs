using Hormesis.Clinic.FollowUp;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Population;

namespace Hormesis.Tests.Clinic.FollowUp;

public class ReferenceChangeTests
{
    static LaboratoryMarker Noise(MarkerNoise kind, double assay, double within) =>
        new("marker", "1", null, kind, assay, within, double.NegativeInfinity, double.PositiveInfinity, "a test", "D");

    // Nothing changes in a patient: one result in twenty is called a change, whatever the marker and however many baselines.
    [Theory]
    [InlineData(MarkerNoise.Percent, 5, 10, 2)]
    [InlineData(MarkerNoise.Percent, 5, 42, 2)]
    [InlineData(MarkerNoise.Percent, 3, 8, 5)]
    [InlineData(MarkerNoise.Points, 3, 12, 2)]
    [InlineData(MarkerNoise.Points, 0.3, 1.2, 4)]
    public void One_result_in_twenty_of_an_unchanged_patient_is_called_a_change(MarkerNoise kind, double assay, double within,
        int baselines)
    {
        const int people = 20_000;
        var noise = Noise(kind, assay, within);
        var called = Enumerable.Range(0, people).Count(i =>
        {
            Spread who = new(11, (ulong)i);
            var change = ReferenceChange.Of(
                [.. Enumerable.Range(0, baselines).Select(b => noise.Measured(50, who, $"baseline {b}"))], noise, 1.96);
            var latest = noise.Measured(50, who, "later");
            return latest > change.High || latest < change.Low;
        });

        // 5 % of 20,000 with a standard error of 0.15 %: within four of these.
        Assert.InRange((double)called / people, 0.044, 0.056);
    }

    // clinical 5.2: 5 % and 10 % give 31 % with one earlier result, as a straight percentage; the log-normal form lies about it.
    [Fact]
    public void It_is_the_figure_of_the_reference()
    {
        var change = ReferenceChange.Of([100], Noise(MarkerNoise.Percent, 5, 10), 1.96);

        Assert.InRange(change.High - 100, 31, 36.5);
        Assert.InRange(100 - change.Low, 26, 31);
        Assert.Equal(100 * 100, change.Low * change.High, 1e-6);
    }

    [Fact]
    public void More_baselines_narrow_it_and_more_noise_widens_it()
    {
        double Width(int count, double within) =>
            ReferenceChange.Of([.. Enumerable.Repeat(50.0, count)], Noise(MarkerNoise.Percent, 5, within), 1.96).High;

        Assert.True(Width(1, 10) > Width(2, 10) && Width(2, 10) > Width(9, 10));
        Assert.True(Width(2, 20) > Width(2, 10));
    }

    [Fact]
    public void Deviations_and_limits_say_the_same()
    {
        foreach (var kind in new[] { MarkerNoise.Percent, MarkerNoise.Points })
        {
            var noise = Noise(kind, 5, 10);
            double[] baselines = [40, 52, 47];
            var change = ReferenceChange.Of(baselines, noise, 1.96);

            Assert.Equal(1.96, ReferenceChange.Deviations(change.High, baselines, noise), 1e-9);
            Assert.Equal(-1.96, ReferenceChange.Deviations(change.Low, baselines, noise), 1e-9);
        }
    }
}
