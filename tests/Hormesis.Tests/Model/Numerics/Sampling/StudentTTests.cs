using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Tests.Model.Numerics.Sampling;

/// <summary>Student's t and what it is made of, against SciPy 1.10.</summary>
public class StudentTTests
{
    [Theory]
    [InlineData(0, 5, 0.5), InlineData(1, 1, 0.75), InlineData(2.2, 11, 0.974956944509098), InlineData(-2.5, 3, 0.04385332350403277)]
    [InlineData(0.3, 30, 0.6168769473578236), InlineData(5, 26.4, 0.9999838556860107), InlineData(1.96, 1e6, 0.9750019662073651)]
    public void Shares_are_those_of_the_tables(double t, double freedom, double share) =>
        Assert.Equal(share, StudentT.Below(t, freedom), 1e-10); // at 1e6 degrees of freedom logarithms of a million cancel

    [Fact]
    public void A_far_tail_keeps_its_digits() => Assert.Equal(1, StudentT.Below(-12, 11) / 5.8164202513095577e-08, 1e-11);

    // Of one degree, tan(0.475 π); of 59.3, where SciPy's distribution function is 0.995: its quantile function errs by 2e-9.
    [Theory]
    [InlineData(0.975, 11, 2.200985160082949), InlineData(0.975, 1, 12.706204736174698), InlineData(0.025, 26, -2.0555294386428713)]
    [InlineData(0.995, 59.3, 2.6613106494353653), InlineData(0.6, 4, 0.2707222947059493)]
    public void Quantiles_are_those_of_the_tables(double share, double freedom, double t) =>
        Assert.Equal(1, StudentT.Quantile(share, freedom) / t, 1e-11);

    [Theory]
    [InlineData(0.5, 0.5, 0.3, 0.3690101195655454), InlineData(2, 3, 0.4, 0.5248), InlineData(10, 0.5, 0.99, 0.6579281751567843)]
    [InlineData(30, 40, 0.2, 8.14350065456994e-06), InlineData(5.5, 0.5, 0.6, 0.02036307337654145)]
    public void The_incomplete_beta_function_is_that_of_the_tables(double a, double b, double x, double value) =>
        Assert.Equal(1, SpecialFunctions.IncompleteBeta(a, b, x) / value, 1e-12);

    [Theory]
    [InlineData(0.5, 0.5723649429247), InlineData(1, 0), InlineData(3.7, 1.428072326665388), InlineData(10, 12.801827480081469)]
    [InlineData(61.5, 190.68156119837468), InlineData(200, 857.9336698258575)]
    public void The_logarithm_of_gamma_is_that_of_the_tables(double x, double value) =>
        Assert.Equal(value, SpecialFunctions.LogGamma(x), 1e-12 * Math.Max(1, value));

    [Theory, InlineData(0), InlineData(1), InlineData(double.NaN)]
    public void What_is_no_share_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(share, 5));

    [Theory, InlineData(0), InlineData(-1), InlineData(double.NaN)]
    public void Without_degrees_of_freedom_there_is_no_distribution(double freedom) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Below(1, freedom));
}
