using FsCheck;
using FsCheck.Fluent;
using Hormesis.Model.Numerics.Export;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Numerics.Symbols;

public class DerivativeTests
{
    [Fact]
    public void Derivatives_agree_with_central_differences()
    {
        var (compared, all) = (0, 0);
        Prop.ForAll(RandomFormulas.Formula.Two().ToArbitrary(), RandomFormulas.Point.ToArbitrary(), (pair, point) =>
        {
            var formula = pair.Item1 * pair.Item2;
            all++;
            if (!IsFinite(formula, RandomFormulas.At(point))) return;
            foreach (var state in RandomFormulas.States)
            {
                if (Slope(formula, point, state) is not { } slope) continue;
                compared++;
                var exact = RandomFormulas.At(point).Of(new Derivative().Of(formula, state));
                Assert.True(Math.Abs(exact - slope.Value) <= slope.Uncertainty, $"{FormulaText.Of(formula)}: {exact}, but {slope}");
            }
        }).CheckFromSeed();

        // Divisions by zero, logarithms of what is negative and steps over a kink are left out; most must not be.
        Assert.True(compared > all, $"only {compared} of {3 * all} derivatives could be compared");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_fractional_power_is_flat_and_zero_where_it_is_not_defined(double x)
    {
        foreach (var exponent in new[] { -0.5, 0.3, 0.5, 1.5 })
        {
            var power = Expression.Pow(RandomFormulas.States[0], exponent);

            Assert.Equal(0, RandomFormulas.At([x, 1, 1, 1, 1]).Of(power));
            Assert.Equal(0, RandomFormulas.At([x, 1, 1, 1, 1]).Of(new Derivative().Of(power, RandomFormulas.States[0])));
        }
    }

    [Fact]
    public void What_is_not_a_number_stays_so_through_powers()
    {
        var at = RandomFormulas.At([double.NaN, 1, 1, 1, 1]);

        Assert.True(double.IsNaN(at.Of(Expression.Sqrt(RandomFormulas.States[0]))));
        Assert.True(double.IsNaN(at.Of(Expression.Pow(RandomFormulas.States[0], 0.7))));
    }

    [Fact]
    public void Where_both_are_equal_the_first_counts()
    {
        var (x, y) = (RandomFormulas.States[0], RandomFormulas.States[1]);
        var tie = RandomFormulas.At([2, 2, 1, 1, 1]);

        Assert.Equal(3, tie.Of(new Derivative().Of(Expression.Max(3 * x, 3 * y), x)));
        Assert.Equal(0, tie.Of(new Derivative().Of(Expression.Max(3 * x, 3 * y), y)));
        Assert.Equal(3, tie.Of(new Derivative().Of(Expression.Min(3 * x, 3 * y), x)));
        Assert.Equal(0, tie.Of(new Derivative().Of(Expression.Min(3 * x, 3 * y), y)));
        Assert.True(double.IsNaN(RandomFormulas.At([double.NaN, 2, 1, 1, 1]).Of(Expression.Max(x, y))));
    }

    static bool IsFinite(Expression e, Evaluation at) => double.IsFinite(at.Of(e)) && Dependence.Parts(e).All(part => IsFinite(part, at));

    // By two step sizes: their difference says how far to trust it. Null at a kink and where it is not a number.
    static (double Value, double Uncertainty)? Slope(Expression formula, double[] point, Expression.State by)
    {
        var (coarse, fine) = (Difference(formula, point, by, 2e-4), Difference(formula, point, by, 1e-4));
        var size = 1 + Math.Abs(fine) + Math.Abs(RandomFormulas.At(point).Of(formula));
        return Math.Abs(coarse - fine) <= 1e-4 * size && double.IsFinite(size) ? (fine, Math.Abs(coarse - fine) + 1e-6 * size) : null;
    }

    static double Difference(Expression formula, double[] point, Expression.State by, double step)
    {
        return (At(step) - At(-step)) / (2 * step);

        double At(double shift)
        {
            double[] moved = [.. point];
            moved[by.Index] += shift;
            return RandomFormulas.At(moved).Of(formula);
        }
    }
}
