using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Bench.Cases;

/// <summary>A model, how its patients are drawn, and what is done to them: something to measure solvers on.</summary>
public sealed record SolverCase
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required ModelDeclaration Model { get; init; }
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Writes one patient's parameters over the model's defaults.</summary>
    public required Action<RandomSource, double[]> Draw { get; init; }

    /// <summary>The patients of a seed; a patient does not depend on how many there are.</summary>
    public SolverJob Job(int patients, ulong seed) =>
        new(Id, Model.States.Count, [.. Enumerable.Range(0, patients).Select(i => Patient(seed, i))], Segments);

    double[] Patient(ulong seed, int index)
    {
        var parameters = Model.DefaultParameters();
        Draw(new(seed, (ulong)index), parameters);
        return parameters;
    }
}
