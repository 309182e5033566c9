using System.Runtime.InteropServices;
using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Numerics.Kernels;

/// <summary>Runs the kernels of a model by hand, each lane at a random state of its own.</summary>
sealed unsafe class KernelBench : IDisposable
{
    const int Rows = 4096;

    readonly CompiledModel _compiled;
    readonly LaneWidth _width;
    readonly double* _block;

    public KernelBench(ModelDeclaration model, LaneWidth width, ulong seed)
    {
        (Model, _width) = (model, width);
        _compiled = new(model);
        Entries = [.. Slots().Select(s => s.Entry)];
        _block = (double*)NativeMemory.AlignedAlloc((nuint)(7 * Rows * width.Lanes() * sizeof(double)), 64);
        NativeMemory.Clear(_block, (nuint)(7 * Rows * width.Lanes() * sizeof(double)));
        var parameters = model.DefaultParameters();
        RandomSource random = new(seed, (ulong)width);
        for (var lane = 0; lane < width.Lanes(); lane++)
        {
            for (var i = 0; i < model.States.Count; i++) At(0, i, lane) = model.States[i].Scale * random.NextBetween(0, 2);
            for (var i = 0; i < parameters.Length; i++) At(1, i, lane) = parameters[i];
        }
    }

    public ModelDeclaration Model { get; }

    /// <summary>The derivative that stands at each place of the matrix.</summary>
    public Expression[] Entries { get; }

    public void Run()
    {
        var kernels = _compiled.Kernels(_width);
        kernels.Prepare.Run(null, Array(1), null, Array(2), Array(5));
        kernels.Rates.Run(Array(0), Array(1), Array(2), Array(3), Array(5));
        kernels.Matrix.Run(Array(0), Array(1), Array(2), Array(4), Array(5));
    }

    public double[] StateOf(int lane) => Column(0, lane, Model.States.Count);
    public double[] RatesOf(int lane) => Column(3, lane, Model.States.Count);
    public double[] MatrixOf(int lane) => Column(4, lane, Entries.Length);
    public void Dispose() => NativeMemory.AlignedFree(_block);

    IEnumerable<(int Slot, Expression Entry)> Slots()
    {
        var jacobian = ModelPrograms.Jacobian(Model);
        var lu = _compiled.Programs.Lu;
        return lu.Slots.Select(s => (s.Slot, jacobian.GetValueOrDefault((lu.Order[s.Row], lu.Order[s.Column]), Expression.Zero)));
    }

    double[] Column(int array, int lane, int count) => [.. Enumerable.Range(0, count).Select(i => At(array, i, lane))];
    double* Array(int array) => _block + array * Rows * _width.Lanes();
    ref double At(int array, int row, int lane) => ref Array(array)[row * _width.Lanes() + lane];
}
