using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// One experiment solved: states and observables at the moments asked for, with what is done to the bottle in the meantime. Many
/// experiments at once are for the solver itself.
/// </summary>
public sealed class BottleRun
{
    const double ShortestSeconds = 1e-3; // a run that is asked for its start alone

    readonly Trajectory _trajectory;

    BottleRun(ModelDeclaration model, Trajectory trajectory) => (Model, _trajectory) = (model, trajectory);

    public ModelDeclaration Model { get; }

    /// <param name="times">Ascending, from zero.</param>
    /// <param name="segments">In order; empty for a closed bottle.</param>
    /// <exception cref="InvalidOperationException">The solver gave up: parameters that are no experiment.</exception>
    public static BottleRun Of(
        ParameterVector parameters, IReadOnlyList<TimeSpan> times, IReadOnlyList<BottleSegment>? segments = null,
        SolverOptions? options = null) => Of(BottleModel.Compiled, parameters, times, segments, options);

    internal static BottleRun Of(
        CompiledModel model, ParameterVector parameters, IReadOnlyList<TimeSpan> times, IReadOnlyList<BottleSegment>? segments = null,
        SolverOptions? options = null)
    {
        List<Segment> parts = [.. (segments ?? []).Select(s => s.ToSegment())];
        var last = times.Count > 0 ? times[^1].TotalSeconds : 0;
        if (parts.Count == 0 || parts[^1].End < last) parts.Add(new(Math.Max(last, ShortestSeconds)));

        var run = Trajectory.Run(model, parameters.Values.ToArray(), parts, [.. times.Select(t => t.TotalSeconds)], options);
        return run.Failure is { } failure
            ? throw new InvalidOperationException($"the bottle could not be solved beyond {failure.Time} s: {failure.Reason}")
            : new(model.Model, run);
    }

    /// <summary>In the order of the model's states.</summary>
    public IReadOnlyList<double> State(int time) => _trajectory.States[time];

    /// <exception cref="KeyNotFoundException">The model has no such observable.</exception>
    public double Observe(string observable, int time) =>
        At(time).Of(Model.Observables[Model.ObservableIndex(observable)].Value);

    /// <summary>In the order of the model's observables.</summary>
    public double[] ObserveAll(int time)
    {
        var at = At(time);
        return [.. Model.Observables.Select(o => at.Of(o.Value))];
    }

    Evaluation At(int time) => new(_trajectory.States[time], _trajectory.Parameters[time]);
}
