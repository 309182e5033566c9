using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// One experiment solved: states and observables at the moments asked for. Many experiments at once are for the solver itself.
/// </summary>
public sealed class BottleRun
{
    static readonly Lazy<CompiledModel> Reference = new(() => new CompiledModel(BottleModel.Declaration));

    readonly double[][] _states;
    readonly double[][] _parameters;

    BottleRun(ModelDeclaration model, IReadOnlyList<TimeSpan> times, Ensemble solved)
    {
        (Model, Times, _states, _parameters) = (model, times, solved.States, solved.Parameters);
    }

    public ModelDeclaration Model { get; }
    public IReadOnlyList<TimeSpan> Times { get; }

    /// <param name="times">Ascending, from zero.</param>
    /// <param name="segments">In order; empty for a closed bottle.</param>
    /// <exception cref="InvalidOperationException">The solver gave up: parameters that are no experiment.</exception>
    public static BottleRun Of(
        ParameterVector parameters, IReadOnlyList<TimeSpan> times, IReadOnlyList<BottleSegment>? segments = null,
        SolverOptions? options = null) => Of(Reference.Value, parameters, times, segments, options);

    internal static BottleRun Of(
        CompiledModel model, ParameterVector parameters, IReadOnlyList<TimeSpan> times, IReadOnlyList<BottleSegment>? segments,
        SolverOptions? options)
    {
        Ensemble one = new(parameters, times, segments ?? []);
        EnsembleSolver.Solve(model, one, options);
        return new(model.Model, times, one);
    }

    /// <summary>In the order of the model's states.</summary>
    public IReadOnlyList<double> State(int time) => _states[time];

    /// <exception cref="KeyNotFoundException">The model has no such observable.</exception>
    public double Observe(string observable, int time) =>
        At(time).Of(Model.Observables[Model.ObservableIndex(observable)].Value);

    /// <summary>In the order of the model's observables.</summary>
    public double[] ObserveAll(int time)
    {
        var at = At(time);
        return [.. Model.Observables.Select(o => at.Of(o.Value))];
    }

    Evaluation At(int time) => new(_states[time], _parameters[time]);

    sealed class Ensemble(ParameterVector parameters, IReadOnlyList<TimeSpan> times, IReadOnlyList<BottleSegment> segments) : IEnsemble
    {
        const double ShortestSeconds = 1e-3; // a run that is asked for its start alone

        readonly double[] _times = [.. times.Select(t => t.TotalSeconds)];
        double[] _now = [];

        public double[][] States { get; } = new double[times.Count][];

        /// <summary>At each time, because segments change them.</summary>
        public double[][] Parameters { get; } = new double[times.Count][];

        public int Count => 1;

        public void Begin(int patient, Span<double> span) => parameters.Values.CopyTo(span);

        public double Open(int patient, int segment, double time, Span<double> span, Span<double> state)
        {
            if (segment < segments.Count) segments[segment].Apply(span);
            _now = span.ToArray();
            if (segment < segments.Count) return segments[segment].Until.TotalSeconds;
            var last = _times.Length > 0 ? _times[^1] : 0;
            if (segment == 0) return Math.Max(last, ShortestSeconds);
            return time < last ? last : double.NaN;
        }

        public void Close(int patient, int segment, double time, ReadOnlySpan<double> state) { }

        public ReadOnlySpan<double> SampleTimes(int patient) => _times;

        public void Sample(int patient, int index, double time, ReadOnlySpan<double> state) =>
            (States[index], Parameters[index]) = (state.ToArray(), _now);

        public void Fail(Failure failure) =>
            throw new InvalidOperationException($"the bottle could not be solved beyond {failure.Time} s: {failure.Reason}");
    }
}
