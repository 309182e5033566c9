using Hormesis.Model.Numerics;

namespace Hormesis.Tests.Model.Numerics;

/// <summary>The standard normal distribution and its inverse.</summary>
public class NormalDistributionTests
{
    // SciPy 1.10, scipy.special.ndtr; far below, the digits in which it agrees with the asymptotic series.
    [Theory]
    [InlineData(0, 0.5), InlineData(1, 0.8413447460685429), InlineData(-1.959963984540054, 0.025), InlineData(-3, 0.0013498980316300933)]
    [InlineData(-8, 6.220960574271784e-16), InlineData(-20, 2.75362411860616e-89), InlineData(2.5, 0.9937903346742238)]
    public void Shares_are_those_of_the_tables(double z, double share) =>
        Assert.Equal(share, NormalDistribution.Below(z), 1e-14 * Math.Min(1, 1e6 * share));

    [Fact]
    public void The_inverse_leads_back()
    {
        for (var z = -30.0; z <= 5; z += 0.01) Assert.Equal(z, NormalDistribution.Quantile(NormalDistribution.Below(z)), 2e-9);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(-0.1), InlineData(double.NaN)]
    public void What_is_no_share_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(share));
}
