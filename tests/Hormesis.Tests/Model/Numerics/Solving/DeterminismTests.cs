using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Numerics.Solving;

public class DeterminismTests
{
    static RecordedEnsemble Run(int count, Func<int, int> identity, SolverOptions options)
    {
        RecordedEnsemble ensemble = new(count)
        {
            Parameters = (patient, p) => p[0] = 5 * Math.Exp(new RandomSource(7, (ulong)identity(patient)).NextNormal()),
            Ends = [1.5, 4, 20],
            AtOpening = (_, segment, p, y) => y[0] += segment == 1 ? 0.5 : 0,
            Times = [0, 0.3, 1.5, 7, 20],
        };
        SmallModels.VanDerPol().Solve(ensemble, options);
        Assert.Empty(ensemble.Failures);
        Assert.Equal(3 * count, ensemble.Closed.Count);
        Assert.Equal(5 * count, ensemble.Samples.Count);
        return ensemble;
    }

    static void AssertSame(RecordedEnsemble expected, RecordedEnsemble actual, int count, Func<int, int> identity)
    {
        for (var i = 0; i < count; i++)
        {
            foreach (var segment in Enumerable.Range(0, 3))
                Assert.Equal(expected.Closed[(identity(i), segment)].State, actual.Closed[(i, segment)].State);
            foreach (var sample in Enumerable.Range(0, 5))
                Assert.Equal(expected.Samples[(identity(i), sample)].State, actual.Samples[(i, sample)].State);
        }
    }

    [Fact]
    public void A_patient_is_the_same_to_the_last_bit_at_every_width_in_any_order_and_on_any_number_of_threads()
    {
        const int count = 37;
        var expected = Run(count, i => i, new() { Width = LaneWidth.Bits128 });

        foreach (var width in LaneWidths.Supported)
        {
            AssertSame(expected, Run(count, i => i, new() { Width = width }), count, i => i);
            AssertSame(expected, Run(count, i => count - 1 - i, new() { Width = width }), count, i => count - 1 - i);
            AssertSame(expected, Run(count, i => i, new() { Width = width, Threads = 3 }), count, i => i);
            AssertSame(expected, Run(1, _ => 11, new() { Width = width }), 1, _ => 11);
        }
    }
}
