using FsCheck;
using FsCheck.Fluent;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Export;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Tests.Model.Numerics.Problems;
using Hormesis.Tests.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Numerics.Kernels;

/// <summary>
/// Programs against the formulas that they were made from, run by an interpreter: what is wrong here is not the compiler's fault.
/// </summary>
public class LoweringTests
{
    [Fact]
    public void Programs_compute_what_the_formulas_say()
    {
        var (compared, all) = (0, 0);
        Prop.ForAll(RandomFormulas.Formula.ArrayOf(3).ToArbitrary(), RandomFormulas.Point.ToArbitrary(), (formulas, point) =>
        {
            ModelPrograms programs = new(Model(formulas));
            var at = RandomFormulas.At(point);
            var (states, parameters, prepared, rates) = (point[..3], point[3..], new double[programs.PreparedCount], new double[3]);
            var size = Interpreter.Run(programs.Prepare, [], parameters, [], prepared);
            size = Math.Max(size, Interpreter.Run(programs.Rates, states, parameters, prepared, rates));
            var matrix = new double[programs.Lu.Entries];
            size = Math.Max(size, Interpreter.Run(programs.Matrix, states, parameters, prepared, matrix));

            for (var i = 0; i < 3; i++) Compare(at, programs.Model.Rates[i], rates[i]);
            Derivative derivative = new();
            foreach (var (i, j, slot) in programs.Lu.Slots)
            {
                var (row, column) = (programs.Lu.Order[i], programs.Lu.Order[j]);
                Compare(at, -derivative.Of(programs.Model.Rates[row], programs.Model.States[column].Symbol), matrix[slot]);
            }

            void Compare(Evaluation at, Expression formula, double actual)
            {
                all++;
                // A program divides by multiplying with a reciprocal: where that overflows, both need not be infinite together.
                if (!IsFinite(formula, at) || size > 1e4) return;
                compared++;
                var exact = at.Of(formula);
                var near = Math.Abs(exact - actual) <= 1e-12 * (size + Math.Abs(exact));
                Assert.True(near, $"{FormulaText.Of(formula)} is {exact} and not {actual}");
            }
        }).CheckFromSeed();

        Assert.True(3 * compared > all, $"only {compared} of {all} values could be compared");
    }

    [Theory, MemberData(nameof(Problem.Ids), MemberType = typeof(Problem))]
    public void Sparse_factors_solve_as_dense_elimination_does(string id)
    {
        ModelPrograms programs = new(Problem.Get(id).Model);
        var (n, lu) = (programs.Model.States.Count, programs.Lu);
        Random random = new(13);
        for (var trial = 0; trial < 20; trial++)
        {
            var matrix = lu.Slots.Select(_ => 2 * random.NextDouble() - 1).ToArray();
            var rightSide = Enumerable.Range(0, n).Select(_ => random.NextDouble()).ToArray();
            // As at a step that a solver takes, the diagonal is the larger part.
            double shift = n;
            var dense = new double[n, n];
            foreach (var (i, j, slot) in lu.Slots) dense[lu.Order[i], lu.Order[j]] = matrix[slot] + (i == j ? shift : 0);

            var (factors, solution) = (new double[lu.Entries], (double[])rightSide.Clone());
            Interpreter.Run(programs.Factor, matrix, [shift], [], factors);
            Interpreter.Run(programs.Solve, factors, [], [], solution);

            // Well conditioned: a few last places.
            Assert.All(DenseSolve.Solve(dense, rightSide).Zip(solution), x => Assert.Equal(x.First, x.Second, 1e-13));
        }
    }

    static ModelDeclaration Model(Expression[] rates)
    {
        ModelBuilder m = new("random", "Random", "By chance.");
        // The random formulas' own symbols: names and places are the same.
        var states = RandomFormulas.States.Select(s => m.State(s.Name, "1", 1, 1, "")).ToArray();
        foreach (var p in RandomFormulas.Parameters) m.Parameter(p.Name, 1, "1", 0, 9, "I", "", "");
        for (var i = 0; i < rates.Length; i++) m.Process($"r{i}", [], [states[i], states[(i + 1) % 3]], rates[i]);
        return m.Build();
    }

    static bool IsFinite(Expression e, Evaluation at) => double.IsFinite(at.Of(e)) && Dependence.Parts(e).All(part => IsFinite(part, at));
}
