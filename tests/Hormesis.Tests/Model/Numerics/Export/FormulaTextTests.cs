using FsCheck;
using FsCheck.Fluent;
using Hormesis.Model.Numerics.Export;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Tests.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Numerics.Export;

public class FormulaTextTests
{
    [Fact]
    public void A_reader_gets_the_value_that_the_formula_has() =>
        Prop.ForAll(RandomFormulas.Formula.ToArbitrary(), RandomFormulas.Point.ToArbitrary(), (formula, point) =>
        {
            // A definition stands by its name, which here all have in common.
            if (Holds<Expression.Definition>(formula)) return;
            var expected = RandomFormulas.At(point).Of(formula);
            var text = FormulaText.Of(formula);
            var read = FormulaReader.Compute(text, name => Value(name, point));
            // Constants are printed with six digits; a loss of digits by subtraction is rare at these points.
            if (double.IsFinite(expected) && Math.Abs(expected) < 1e6)
                Assert.True(Math.Abs(read - expected) <= 1e-4 * (Math.Abs(expected) + 1), $"{text} is {expected} and reads {read}");
        }).CheckFromSeed();

    [Fact]
    public void No_pair_of_parentheses_can_be_left_out() =>
        Prop.ForAll(RandomFormulas.Formula.ToArbitrary(), formula =>
        {
            var text = FormulaText.Of(formula);
            Assert.All(Pairs(text), pair => Assert.False(MeansTheSame(text, pair), $"{text} does not need the pair at {pair}"));
        }).CheckFromSeed();

    [Fact]
    public void A_pair_counts_as_needed_also_behind_a_factor_of_like_differences()
    {
        const string text = "(z - 0.25 - (p - p)) · exp(-(p - q - z / (-1)))";

        Assert.All(Pairs(text), pair => Assert.False(MeansTheSame(text, pair)));
    }

    [Fact]
    public void Formulas_read_as_people_write_them()
    {
        var (x, y, z) = (RandomFormulas.States[0], RandomFormulas.States[1], RandomFormulas.States[2]);

        Assert.Equal("x · [y+] · z", FormulaText.Of(x * (y * z)));
        Assert.Equal("x - 2 · [y+] - 3", FormulaText.Of(x - 2 * y - 3));
        Assert.Equal("x - ([y+] + z)", FormulaText.Of(x - (y + z)));
        Assert.Equal("x / ([y+] · z)", FormulaText.Of(x / (y * z)));
        Assert.Equal("-(x + z)^2", FormulaText.Of(-Expression.Pow(x + z, 2)));
        Assert.Equal("max(x - z, 0)", FormulaText.Of(Expression.Max(x - z, 0)));
        Assert.Equal("min(x, sqrt(z))", FormulaText.Of(Expression.Min(x, Expression.Sqrt(z))));
        Assert.Equal("4.44e11 · x^(-2)", FormulaText.Of(4.44e11 * Expression.Pow(x, -2)));
        Assert.Equal("0.333333 · x", FormulaText.Of(x * (1.0 / 3)));
    }

    static double Value(string name, double[] point) => name switch
    {
        "x" => point[0],
        "y+" => point[1],
        "z" => point[2],
        "p" => point[3],
        "q" => point[4],
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        _ => throw new FormatException(name),
    };

    static bool Holds<T>(Expression e) => e is T || Dependence.Parts(e).Any(Holds<T>);

    // Parentheses that group: those of a function have its name before them.
    static IEnumerable<(int Open, int Close)> Pairs(string text)
    {
        Stack<int> open = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') open.Push(i);
            if (text[i] == ')' && open.Pop() is var first && (first == 0 || !char.IsLetter(text[first - 1]))) yield return (first, i);
        }
    }

    // With and without the pair. A negative exponent has its own by custom.
    static bool MeansTheSame(string text, (int Open, int Close) pair)
    {
        if (pair.Open > 0 && text[pair.Open - 1] == '^') return false;
        var without = text.Remove(pair.Close, 1).Remove(pair.Open, 1);
        try
        {
            var (a, b) = (FormulaReader.Shape(text), FormulaReader.Shape(without));
            return Math.Abs(a - b) <= 1e-12 * (Math.Abs(a) + Math.Abs(b));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
