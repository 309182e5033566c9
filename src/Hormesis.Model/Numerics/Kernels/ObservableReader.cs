using System.Runtime.InteropServices;

namespace Hormesis.Model.Numerics.Kernels;

/// <summary>Computes a model's observables from parameters and states. Not for several threads at a time.</summary>
public sealed unsafe class ObservableReader : IDisposable
{
    const LaneWidth Width = LaneWidth.Bits128;

    readonly ModelKernels _kernels;
    readonly double* _block;
    readonly double* _parameters, _states, _prepared, _result, _scratch;

    public ObservableReader(CompiledModel model)
    {
        _kernels = model.Kernels(Width);
        var (states, parameters, observables) = (model.Model.States.Count, model.Model.Parameters.Count, model.Model.Observables.Count);
        var rows = states + parameters + model.Programs.PreparedCount + observables + _kernels.ScratchCount;
        _block = (double*)NativeMemory.AlignedAlloc((nuint)(Math.Max(1, rows) * Width.Lanes() * sizeof(double)), 64);
        NativeMemory.Clear(_block, (nuint)(Math.Max(1, rows) * Width.Lanes() * sizeof(double)));
        _states = _block;
        _parameters = _states + states * Width.Lanes();
        _prepared = _parameters + parameters * Width.Lanes();
        _result = _prepared + model.Programs.PreparedCount * Width.Lanes();
        _scratch = _result + observables * Width.Lanes();
    }

    /// <summary>All observables, in the order of the declaration.</summary>
    public void Read(ReadOnlySpan<double> parameters, ReadOnlySpan<double> state, Span<double> observables)
    {
        Spread(parameters, _parameters);
        Spread(state, _states);
        _kernels.Prepare.Run(null, _parameters, null, _prepared, _scratch);
        _kernels.Observables.Run(_states, _parameters, _prepared, _result, _scratch);
        for (var i = 0; i < observables.Length; i++) observables[i] = _result[i * Width.Lanes()];
    }

    public void Dispose() => NativeMemory.AlignedFree(_block);

    static void Spread(ReadOnlySpan<double> values, double* rows)
    {
        for (var i = 0; i < values.Length; i++)
            for (var lane = 0; lane < Width.Lanes(); lane++) rows[i * Width.Lanes() + lane] = values[i];
    }
}
