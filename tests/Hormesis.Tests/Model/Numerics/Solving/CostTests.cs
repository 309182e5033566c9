using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Numerics.Solving;

public class CostTests
{
    // A step that allocated one object would add megabytes over the longer run.
    [Fact]
    public void A_step_allocates_nothing()
    {
        var model = SmallModels.VanDerPol();
        Allocated(model, 10);

        var (few, stepsOfFew) = Allocated(model, 10);
        var (many, stepsOfMany) = Allocated(model, 3000);

        Assert.True(stepsOfMany > 100 * stepsOfFew, $"{stepsOfFew} and {stepsOfMany} steps");
        Assert.InRange(many - few, -1000, 1000);
    }

    static (long Bytes, long Steps) Allocated(Hormesis.Model.Numerics.Kernels.CompiledModel model, double end)
    {
        SilentEnsemble ensemble = new(end);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var statistics = model.Solve(ensemble);
        return (GC.GetAllocatedBytesForCurrentThread() - before, statistics.Attempts);
    }

    [Fact]
    public void Lanes_stay_full_while_patients_wait()
    {
        RecordedEnsemble ensemble = new(200) { Parameters = (i, p) => p[0] = 1 + i % 17, Ends = [30] };

        var statistics = SmallModels.VanDerPol().Solve(ensemble);

        var lanes = Hormesis.Model.Numerics.Kernels.LaneWidths.Lanes(new SolverOptions().Width);
        Assert.True(statistics.Attempts > 0.9 * lanes * statistics.VectorSteps, statistics.ToString());
    }

    sealed class SilentEnsemble(double end) : IEnsemble
    {
        public int Count => 8;
        public void Begin(int patient, Span<double> parameters) { }
        public double Open(int patient, int segment, double time, Span<double> parameters, Span<double> state) =>
            segment == 0 ? end : double.NaN;
        public void Close(int patient, int segment, double time, ReadOnlySpan<double> state) { }
        public void Fail(Failure failure) => throw new InvalidOperationException(failure.ToString());
    }
}
