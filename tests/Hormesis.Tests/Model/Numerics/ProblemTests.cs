using Hormesis.Model.Numerics.Symbols;
using Hormesis.Tests.Model.Numerics.Problems;

namespace Hormesis.Tests.Model.Numerics;

/// <summary>
/// That the problems are the published ones: their equations as they stand in print, against the sums of the declared processes.
/// </summary>
public class ProblemTests
{
    static readonly Dictionary<string, Func<double[], double[]>> Published = new()
    {
        ["rober"] = y =>
        [
            -0.04 * y[0] + 1e4 * y[1] * y[2],
            0.04 * y[0] - 1e4 * y[1] * y[2] - 3e7 * y[1] * y[1],
            3e7 * y[1] * y[1],
        ],
        ["hires"] = y =>
        [
            -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007,
            1.71 * y[0] - 8.75 * y[1],
            -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4],
            8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3],
            -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6],
            -280 * y[5] * y[7] + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6],
            280 * y[5] * y[7] - 1.81 * y[6],
            -280 * y[5] * y[7] + 1.81 * y[6],
        ],
        ["orego"] = y =>
        [
            77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1])),
            (y[2] - (1 + y[0]) * y[1]) / 77.27,
            0.161 * (y[0] - y[2]),
        ],
    };

    public static TheoryData<string> PublishedIds { get; } = [.. Published.Keys];

    [Theory, MemberData(nameof(PublishedIds))]
    public void The_processes_add_up_to_the_published_equations(string id)
    {
        var model = Problem.Get(id).Model;
        Random random = new(1);
        for (var point = 0; point < 20; point++)
        {
            var y = model.States.Select(_ => random.NextDouble()).ToArray();
            Evaluation evaluation = new(y, model.DefaultParameters());
            var expected = Published[id](y);

            var rates = model.Rates.Select(evaluation.Of).ToArray();

            // Terms differ by seven orders at most; each is rounded a few times.
            var size = expected.Max(Math.Abs);
            Assert.All(rates.Zip(expected), r => Assert.Equal(r.Second, r.First, 1e-14 * size));
        }
    }

    [Theory, MemberData(nameof(Problem.Ids), MemberType = typeof(Problem))]
    public void The_declared_problem_ends_where_the_published_solution_does(string id)
    {
        var problem = Problem.Get(id);

        var end = new ExtrapolatedEuler(problem.Model, tolerance: 1e-10).Solve(problem.Start(), problem.End);

        // Hundreds of steps of 1e-10 each, and absolutely 1e-13 of a typical size: what that solver promises of a step.
        for (var i = 0; i < end.Length; i++)
            Assert.Equal(problem.Reference[i], end[i], 1e-8 * problem.Reference[i] + 1e-13 * problem.Model.States[i].Scale);
    }
}
