using Hormesis.Bench.Cases;
using Hormesis.Bench.Peers;
using Hormesis.Bench.Runs;
using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Bench;

public class CohortModelTests
{
    static readonly ModelDeclaration Model = CohortModel.Declare();

    public static TheoryData<string, string> Pairs { get; } = new()
    {
        { "NDH", "NDP" }, { "PxR", "PxO" }, { "TxR", "TxO" }, { "KR", "KO" }, { "Hb", "MHb" },
    };

    [Fact]
    public void It_has_the_size_that_its_figures_are_quoted_for()
    {
        ModelPrograms programs = new(Model);

        Assert.Equal((30, 16, 124), (Model.States.Count, Model.Parameters.Count, programs.JacobianEntries));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void What_changes_its_form_is_not_lost(string one, string other)
    {
        var at = SomeRates(seed: 11);

        Assert.Equal(0, at.Rate(one) + at.Rate(other), at.Rounding(one, other));
    }

    [Fact]
    public void Glutathione_is_gained_by_synthesis_and_lost_to_LOP_alone()
    {
        var at = SomeRates(seed: 12);

        var expected = 1e-4 * (at.Parameter("GS0") - at.State("GSH")) - 1e-5 * at.State("LOP") * at.State("GSH");

        Assert.Equal(expected, at.Rate("GSH") + 2 * at.Rate("GSSG"), at.Rounding("GSH", "GSSG"));
    }

    [Fact]
    public void Our_solver_keeps_the_pools()
    {
        var @case = CohortCase.OnePass;
        var job = @case.Job(5, seed: 3);

        var (statistics, results) = EngineRun.Solve(@case, job, RunSettings.Once(1e-6), LaneWidth.Bits128, TimeProvider.System);

        Assert.Equal(0, statistics.Failed);
        for (var end = 0; end < results.Length / 30; end++)
        {
            var total = job.Patients[end / 3][Model.ParameterIndex("ND0")];
            var kept = results[end * 30 + Model.StateIndex("NDH")] + results[end * 30 + Model.StateIndex("NDP")];
            Assert.Equal(1, kept / total, tolerance: 1e-9); // linear invariants are kept to rounding by every Rosenbrock method
        }
    }

    [Fact]
    public void A_core_is_the_last_of_those_allowed() =>
        Assert.Equal([3, 8, 1], new[] { "0-3", " 0-3,8\n", "1" }.Select(Core.Last));

    static Point SomeRates(ulong seed)
    {
        RandomSource random = new(seed, index: 0);
        double[] states = [.. Model.States.Select(s => s.Scale * random.NextBetween(0.1, 2))];
        double[] parameters = [.. Model.Parameters.Select(p => p.Value * random.NextBetween(0.5, 2))];
        return new(states, parameters);
    }

    sealed class Point(double[] states, double[] parameters)
    {
        readonly Evaluation _evaluation = new(states, parameters);

        public double State(string name) => states[Model.StateIndex(name)];
        public double Parameter(string name) => parameters[Model.ParameterIndex(name)];
        public double Rate(string name) => _evaluation.Of(Model.Rates[Model.StateIndex(name)]);

        // Rates are sums of a dozen terms that may be far larger than themselves.
        public double Rounding(params string[] names) => 1e-11 * (1 + names.Max(n => Math.Abs(Rate(n))));
    }
}
