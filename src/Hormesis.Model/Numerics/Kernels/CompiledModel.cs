using System.Collections.Concurrent;
using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Model.Numerics.Kernels;

/// <summary>A model ready to be solved: its programs, and its kernels for each width, compiled when first asked for.</summary>
/// <remarks>Safe to share between threads; kernels keep nothing.</remarks>
public sealed class CompiledModel(ModelDeclaration model)
{
    readonly ConcurrentDictionary<LaneWidth, Lazy<ModelKernels>> _kernels = new();

    public ModelDeclaration Model => Programs.Model;
    public ModelPrograms Programs { get; } = new(model);

    internal ModelKernels Kernels(LaneWidth width) =>
        _kernels.GetOrAdd(width, w => new(() => new ModelKernels(Programs, new KernelEmitter(w)))).Value;
}

/// <summary>The kernels of a model for one width.</summary>
sealed class ModelKernels(ModelPrograms programs, KernelEmitter emitter)
{
    public int StateCount { get; } = programs.Model.States.Count;
    public Kernel Prepare { get; } = emitter.Compile(programs.Prepare);
    public Kernel Starts { get; } = emitter.Compile(programs.Starts);
    public Kernel Rates { get; } = emitter.Compile(programs.Rates);
    public Kernel Matrix { get; } = emitter.Compile(programs.Matrix);
    public Kernel Factor { get; } = emitter.Compile(programs.Factor);
    public Kernel Solve { get; } = emitter.Compile(programs.Solve);
    public Kernel Observables { get; } = emitter.Compile(programs.Observables);
    public Kernel Crossings { get; } = emitter.Compile(programs.Crossings);

    public int ScratchCount =>
        new[] { Prepare, Starts, Rates, Matrix, Factor, Solve, Observables, Crossings }.Max(k => k.ScratchCount);
}
