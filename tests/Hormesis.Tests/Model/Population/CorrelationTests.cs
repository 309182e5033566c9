using Hormesis.Model.Population;

namespace Hormesis.Tests.Model.Population;

/// <summary>Pairs that are possible each by itself are made possible together.</summary>
public class CorrelationTests
{
    // The example of Higham 2002: a tridiagonal matrix of ones, which no three quantities can have.
    static readonly double[,] Impossible = { { 1, 1, 0 }, { 1, 1, 1 }, { 0, 1, 1 } };

    [Fact]
    public void The_nearest_matrix_is_the_published_one()
    {
        var nearest = Correlations.Nearest(Impossible);

        Assert.Null(Matrices.Cholesky(Impossible));
        Assert.Equal(0.7607, nearest[0, 1], 0.0002);
        Assert.Equal(0.7607, nearest[1, 2], 0.0002);
        Assert.Equal(0.1573, nearest[0, 2], 0.0002);
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(1, nearest[i, i], 1e-12));
        Assert.NotNull(Matrices.Cholesky(nearest));
    }

    [Fact]
    public void A_possible_matrix_is_left_as_it_is()
    {
        double[,] possible = { { 1, 0.5, -0.2 }, { 0.5, 1, 0.3 }, { -0.2, 0.3, 1 } };
        var factor = Correlations.Factor(possible);

        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                Assert.Equal(possible[i, j], Enumerable.Range(0, 3).Sum(k => factor[i, k] * factor[j, k]), 1e-12);
        }
    }

    [Fact]
    public void A_factor_is_found_for_an_impossible_matrix_too() =>
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(
            1, Enumerable.Range(0, 3).Sum(k => Correlations.Factor(Impossible)[i, k] * Correlations.Factor(Impossible)[i, k]), 1e-9));
}
