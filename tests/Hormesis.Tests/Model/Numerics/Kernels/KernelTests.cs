using Hormesis.Model;
using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Tests.Model.Numerics.Problems;

namespace Hormesis.Tests.Model.Numerics.Kernels;

/// <summary>Compiled kernels against the interpreted evaluation of the same declaration, at every width and in every lane.</summary>
public unsafe class KernelTests
{
    public static TheoryData<string, LaneWidth> Cases
    {
        get
        {
            TheoryData<string, LaneWidth> cases = [];
            foreach (var id in Ids)
                foreach (var width in LaneWidths.Supported) cases.Add(id, width);
            return cases;
        }
    }

    // The problems are small; the shipped models have kernels of many methods, with powers and exponentials.
    public static TheoryData<string> Ids { get; } =
        [.. Problem.All.Select(p => p.Model.Id), .. Models.Ids.Where(id => Models.Get(id).States.Count > 0)];

    static ModelDeclaration Model(string id) => Models.Ids.Contains(id) ? Models.Get(id) : Problem.Get(id).Model;

    [Theory, MemberData(nameof(Cases))]
    public void Rates_and_matrix_are_those_of_the_declaration(string id, LaneWidth width)
    {
        using KernelBench bench = new(Model(id), width, seed: 5);

        bench.Run();

        for (var lane = 0; lane < width.Lanes(); lane++)
        {
            Evaluation exact = new(bench.StateOf(lane), bench.Model.DefaultParameters());
            AssertClose(bench.Model.Rates.Select(exact.Of).ToArray(), bench.RatesOf(lane));
            AssertClose(bench.Entries.Select(e => -exact.Of(e)).ToArray(), bench.MatrixOf(lane));
        }
    }

    // Sums are taken in another order and divisions become products: a few units in the last place of the largest term.
    static void AssertClose(double[] expected, double[] actual)
    {
        var size = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-14 * size + 1e-13 * Math.Abs(expected[i]));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_jacobian_agrees_with_finite_differences(string id)
    {
        var model = Model(id);
        RandomSource random = new(3, 1);
        var y = model.States.Select(s => s.Scale * random.NextBetween(0.2, 2)).ToArray();
        var jacobian = ModelPrograms.Jacobian(model);
        Evaluation at = new(y, model.DefaultParameters());

        for (var j = 0; j < y.Length; j++)
        {
            // Central differences: rounding and truncation balance near the cube root of the last place.
            var step = 6e-6 * Math.Max(Math.Abs(y[j]), model.States[j].Scale);
            var (above, below) = (Moved(y, j, step), Moved(y, j, -step));
            for (var i = 0; i < y.Length; i++)
            {
                var (high, low) = (RateAt(above, i), RateAt(below, i));
                var exact = jacobian.TryGetValue((i, j), out var entry) ? at.Of(entry) : 0;
                var noise = 1e-10 * (Math.Abs(high) + Math.Abs(low)) / step;
                Assert.Equal((high - low) / (2 * step), exact, 1e-7 * Math.Abs(exact) + noise + 1e-12);
            }
        }

        double RateAt(double[] state, int i) => new Evaluation(state, model.DefaultParameters()).Of(model.Rates[i]);
    }

    static double[] Moved(double[] y, int j, double by)
    {
        double[] moved = [.. y];
        moved[j] += by;
        return moved;
    }
}
