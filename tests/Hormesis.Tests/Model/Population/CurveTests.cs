using Hormesis.Model.Population;

namespace Hormesis.Tests.Model.Population;

/// <summary>Curves meet the figures that they are fitted to, and never turn back.</summary>
public class CurveTests
{
    static readonly FitRules Rules = PopulationTable.Shipped.Fit;

    public static TheoryData<string, Sex> Drawn { get; } = [.. from marker in PopulationTable.Shipped.Markers
                                                              where marker.Ratio is null
                                                              from sex in Enum.GetValues<Sex>()
                                                              select (marker.Name, sex)];

    [Theory, MemberData(nameof(Drawn))]
    public void A_curve_meets_mean_and_quantiles_within_a_third_of_a_per_cent(string marker, Sex sex)
    {
        var survey = PopulationTable.Shipped.Marker(marker).Of(sex);
        var figures = CurveFigures.Of(CurveFit.Of(survey, Rules));

        Near(survey.Mean, figures.Mean);
        Near(survey.Median, figures.Median);
        Near(survey.P025, figures.P025);
        Near(survey.P975, figures.P975);

        static void Near(double? wanted, double found) => Assert.InRange(found / (wanted ?? found), 1 - 0.0033, 1 + 0.0033);
    }

    [Theory, MemberData(nameof(Drawn))]
    public void A_curve_rises_and_stays_above_nothing(string marker, Sex sex)
    {
        var curve = CurveFit.Of(PopulationTable.Shipped.Marker(marker).Of(sex), Rules);
        var values = Enumerable.Range(-80, 161).Select(i => curve.At(i / 10.0)).ToList();

        Assert.All(values.Zip(values.Skip(1)), p => Assert.True(p.First >= 0 && p.First < p.Second));
    }

    [Fact]
    public void Where_only_middle_and_spread_are_known_the_curve_is_log_normal()
    {
        var curve = CurveFit.Of(new Survey(Median: 24, SdOfLog: 0.624), Rules);

        Assert.Equal(24, curve.At(0), 1e-6);
        Assert.Equal(24 * Math.Exp(0.624), curve.At(1), 1e-4);
        Assert.Equal(24 * Math.Exp(-1.248), curve.At(-2), 1e-4);
    }

    [Fact]
    public void The_figures_of_a_log_normal_curve_are_those_of_the_books()
    {
        var figures = CurveFigures.Of(new(LogPlace: 1, LogScale: 0.5, Skew: 0, Weight: 1));
        var mean = Math.Exp(1 + 0.125);

        // The sum ends at six deviations, which leaves out some 1e-8.
        Assert.Equal(mean, figures.Mean, 1e-6);
        Assert.Equal(mean * Math.Sqrt(Math.Exp(0.25) - 1), figures.Sd, 1e-6);
        Assert.Equal(0.5, figures.SdOfLog, 1e-6);
        Assert.Equal(0.5 * mean, figures.MeanSlope, 1e-6);
    }

    [Fact]
    public void A_survey_that_says_nothing_has_no_curve() =>
        Assert.Throws<InvalidOperationException>(() => CurveFit.Of(new Survey(Median: 1), Rules));
}
