using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Numerics.Solving;

static class Solving
{
    /// <summary>Solves until the test is cancelled.</summary>
    public static SolverStatistics Solve(this CompiledModel model, IEnsemble ensemble, SolverOptions? options = null) =>
        EnsembleSolver.Solve(model, ensemble, options, TestContext.Current.CancellationToken);
}
