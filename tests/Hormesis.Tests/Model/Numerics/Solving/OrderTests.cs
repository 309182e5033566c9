using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Numerics.Solving;

public class OrderTests
{
    public static TheoryData<string, int> Methods => new() { { "Rodas5P", 5 }, { "Rodas3", 3 } };

    static Tableau Method(string name) => name == "Rodas5P" ? Tableau.Rodas5P : Tableau.Rodas3;

    // Fixed steps are forced by segments of that length under a tolerance that accepts everything.
    static double ErrorOfFixedSteps(Tableau method, int steps)
    {
        const double end = 2;
        RecordedEnsemble ensemble = new(1)
        {
            Ends = [.. Enumerable.Range(1, steps).Select(i => end * i / steps)],
        };
        SolverOptions loose = new() { Method = method, RelativeTolerance = 0.1, AbsoluteTolerance = 0.1, FirstStep = end };
        var model = SmallModels.VanDerPol();

        var statistics = model.Solve(ensemble, loose);

        Assert.Equal(steps, statistics.Attempts);
        var exact = Reference(model, end);
        return Math.Abs(ensemble.Last(0)[0] - exact[0]) + Math.Abs(ensemble.Last(0)[1] - exact[1]);
    }

    static double[] Reference(Hormesis.Model.Numerics.Kernels.CompiledModel model, double end)
    {
        RecordedEnsemble ensemble = new(1) { Ends = [end] };
        model.Solve(ensemble, new() { RelativeTolerance = 1e-13, AbsoluteTolerance = 1e-14 });
        return ensemble.Last(0);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Halving_the_step_cuts_the_error_by_two_to_the_order(string name, int order)
    {
        var ratio = ErrorOfFixedSteps(Method(name), 400) / ErrorOfFixedSteps(Method(name), 800);

        Assert.InRange(Math.Log2(ratio), order - 0.35, order + 0.6);
    }
}
