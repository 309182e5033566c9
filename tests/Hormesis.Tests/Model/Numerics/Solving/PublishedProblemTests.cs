using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Tests.Model.Numerics.Problems;

namespace Hormesis.Tests.Model.Numerics.Solving;

/// <summary>ROBER, HIRES, OREGO and POLLU against their published reference solutions, at three tolerances.</summary>
public class PublishedProblemTests
{
    public static TheoryData<string, double> Cases
    {
        get
        {
            TheoryData<string, double> cases = [];
            foreach (var problem in Problem.All)
                foreach (var tolerance in new[] { 1e-4, 1e-6, 1e-9 }) cases.Add(problem.Model.Id, tolerance);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_end_agrees_with_the_reference_within_a_modest_multiple_of_the_tolerance(string id, double tolerance)
    {
        var problem = Problem.Get(id);

        var error = Error(problem, Tableau.Rodas5P, tolerance);

        // The tolerance is for one step; over all of a problem's steps the error grows, here by less than a hundred.
        Assert.True(error < 100 * tolerance, $"{id}: {error:E2} at {tolerance:E0}");
    }

    [Theory, MemberData(nameof(Problem.Ids), MemberType = typeof(Problem))]
    public void The_method_of_lower_order_agrees_too_when_it_is_asked_for_less(string id)
    {
        var error = Error(Problem.Get(id), Tableau.Rodas3, 1e-3);

        Assert.True(error < 0.1, $"{id}: {error:E2}");
    }

    static double Error(Problem problem, Tableau method, double tolerance)
    {
        RecordedEnsemble ensemble = new(1) { Ends = [problem.End] };
        new CompiledModel(problem.Model).Solve(
            ensemble, new() { Method = method, RelativeTolerance = tolerance, AbsoluteTolerance = tolerance * 1e-3 });
        Assert.Empty(ensemble.Failures);
        return ensemble.Last(0).Select((y, i) => Math.Abs(y - problem.Reference[i]) / Size(i)).Max();

        double Size(int i) => Math.Abs(problem.Reference[i]) + 1e-3 * problem.Model.States[i].Scale;
    }
}
