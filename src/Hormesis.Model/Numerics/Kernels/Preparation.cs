using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Numerics.Kernels;

/// <summary>
/// Collects what the kernels of a model need that depends on parameters alone, and becomes the kernel that computes it once
/// for a segment.
/// </summary>
sealed class Preparation
{
    readonly ProgramBuilder _program = new();
    readonly Lowering _lowering;
    readonly Dictionary<int, int> _places = [];

    public Preparation() => _lowering = new(_program, preparation: null);

    /// <summary>How many values are prepared.</summary>
    public int Count => _places.Count;

    /// <summary>The place in <see cref="Place.Prepared"/> of a formula; equal values share one.</summary>
    public int Index(Expression e)
    {
        var value = _lowering.Value(e);
        if (_places.TryGetValue(value, out var known)) return known;
        _places.Add(value, _places.Count);
        _program.Store(value, _places[value]);
        return _places[value];
    }

    public KernelProgram Build() => _program.Build("prepare");
}
