using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Bottle;

public class BottleModelTests
{
    static readonly ModelDeclaration Model = BottleModel.Declaration;
    static readonly PrototypeRates Prototype = PrototypeRates.Read();

    public static TheoryData<int> Cases { get; } = [.. Enumerable.Range(0, Prototype.Cases.Count)];

    [Fact]
    public void The_states_are_those_of_the_prototype_and_an_account_of_the_ozone() =>
        Assert.Equal([.. Prototype.States, "O3in", "O3vented", "O3absorbed"], Model.States.Select(s => s.Name));

    // The two sum in different orders, and the C library of Python has exponentials of its own: some 1e-14 of the terms.
    [Theory, MemberData(nameof(Cases))]
    public void Rates_are_those_of_the_prototype(int index)
    {
        var given = Prototype.Cases[index];
        var parameters = Parameters(given);

        foreach (var (point, k) in given.Points.Select((p, k) => (p, k)))
        {
            Evaluation evaluation = new(Extended(point.State), parameters);
            TermSize terms = new(evaluation);
            for (var i = 0; i < point.Rates.Length; i++)
            {
                var (rate, largest) = (evaluation.Of(Model.Rates[i]), terms.Of(Model.Rates[i]));
                Assert.True(
                    Math.Abs(rate - point.Rates[i]) <= 1e-12 * largest,
                    $"point {k}: {Model.States[i].Name} changes by {rate:R}, the prototype has {point.Rates[i]:R}, terms reach {largest}");
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Starts_are_those_of_the_prototype(int index)
    {
        var given = Prototype.Cases[index];
        Evaluation evaluation = new(Array.Empty<double>(), Parameters(given));

        for (var i = 0; i < given.Start.Length; i++)
            Assert.Equal(given.Start[i], evaluation.Of(Model.Starts[i]), 1e-12 * Math.Abs(given.Start[i]));
    }

    // Pages, SBML and C print a formula as a tree: one that is shared without a name is printed as often as it is used.
    [Fact]
    public void No_formula_is_too_long_to_print()
    {
        var formulas = Model.Definitions.Select(d => (d.Name, d.Symbol.Body))
            .Concat(Model.Processes.Select(p => (p.Name, p.Rate)))
            .Concat(Model.Observables.Select(o => (o.Name, o.Value)))
            .Concat(Model.States.Select(s => (s.Name, s.Start)));

        Assert.All(formulas, f => Assert.True(Length(f.Item2) < 400, $"{f.Name} has {Length(f.Item2)} parts"));

        static int Length(Expression e) => e is Expression.Definition ? 1 : 1 + Dependence.Parts(e).Sum(Length);
    }

    static double[] Parameters(PrototypeCase given)
    {
        var parameters = Model.DefaultParameters();
        foreach (var (name, value) in given.Parameters) parameters[Model.ParameterIndex(name)] = value;
        return parameters;
    }

    static double[] Extended(double[] state) => [.. state, .. new double[Model.States.Count - state.Length]];
}
