using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Tests.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Bottle;

/// <summary>The largest shipped model: kernels of several methods, powers and exponentials, lanes that leave when they are done.</summary>
public class BottleDeterminismTests
{
    const int Patients = 11;

    static readonly double[][] Parameters =
        [.. Enumerable.Range(0, Patients).Select(i => Bottles.Of(10 + 7 * i).ToParameters().Values.ToArray())];

    static RecordedEnsemble Solve(Func<int, int> identity, SolverOptions options, int count = Patients)
    {
        RecordedEnsemble ensemble = new(count)
        {
            Parameters = (patient, p) => Parameters[identity(patient)].CopyTo(p, 0),
            Ends = [60, 300],
        };
        BottleModel.Compiled.Solve(ensemble, options);
        Assert.Empty(ensemble.Failures);
        return ensemble;
    }

    [Fact]
    public void A_bottle_is_the_same_to_the_last_bit_at_every_width_in_any_order_and_on_any_number_of_threads()
    {
        var expected = Solve(i => i, new() { Width = LaneWidth.Bits128 });

        foreach (var width in LaneWidths.Supported)
        {
            AssertSame(i => i, Solve(i => i, new() { Width = width }));
            AssertSame(i => Patients - 1 - i, Solve(i => Patients - 1 - i, new() { Width = width, Threads = 2 }));
            AssertSame(_ => 4, Solve(_ => 4, new() { Width = width }, count: 1));
        }

        void AssertSame(Func<int, int> identity, RecordedEnsemble actual)
        {
            foreach (var ((patient, segment), (_, state)) in actual.Closed)
                Assert.Equal(expected.Closed[(identity(patient), segment)].State, state);
        }
    }
}
