using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>A stretch of time during which parameters stay as they are.</summary>
/// <param name="End">In seconds from the start of the run.</param>
/// <param name="Change">What changes as it opens: parameters and states in place. Null where nothing does.</param>
public readonly record struct Segment(double End, SegmentChange? Change = null);

/// <summary>Changes parameters and states as a segment opens.</summary>
public delegate void SegmentChange(Span<double> parameters, Span<double> state);

/// <summary>
/// One run of a model for one set of parameters, sampled at chosen times. For many patients use <see cref="EnsembleSolver"/>.
/// </summary>
public sealed class Trajectory
{
    readonly double[] _times;
    readonly double[][] _states, _parameters;

    Trajectory(double[] times, double[][] states, double[][] parameters, SolverStatistics statistics, Failure? failure) =>
        (_times, _states, _parameters, Statistics, Failure) = (times, states, parameters, statistics, failure);

    /// <summary>In seconds; ends early where the run failed.</summary>
    public IReadOnlyList<double> Times => _times;

    /// <summary>The state vector at each time.</summary>
    public IReadOnlyList<double[]> States => _states;

    /// <summary>The parameters that held at each time; where a segment ends and the next begins, those of the one that ends.</summary>
    public IReadOnlyList<double[]> Parameters => _parameters;

    public SolverStatistics Statistics { get; }

    /// <summary>Why the run ended before its time; null where it did not.</summary>
    public Failure? Failure { get; }

    /// <param name="segments">One after another, at least one.</param>
    /// <param name="times">Ascending, in seconds from the start, none after the last segment's end.</param>
    public static Trajectory Run(
        CompiledModel model, ReadOnlyMemory<double> parameters, IReadOnlyList<Segment> segments, IReadOnlyList<double> times,
        SolverOptions? options = null, CancellationToken cancellation = default)
    {
        if (segments.Count == 0) throw new ArgumentException("a run has at least one segment", nameof(segments));
        if (times.Count > 0 && !(times[^1] <= segments[^1].End))
            throw new ArgumentOutOfRangeException(nameof(times), times[^1], $"after the end of the run at {segments[^1].End} s");
        OnePatient patient = new(parameters, segments, [.. times]);
        var narrow = (options ?? new()) with { Width = LaneWidth.Bits128, Threads = 1 };
        var statistics = EnsembleSolver.Solve(model, patient, narrow, cancellation);
        var done = patient.Sampled;
        return new([.. times.Take(done)], [.. patient.States.Take(done)], [.. patient.Held.Take(done)], statistics, patient.Failure);
    }

    sealed class OnePatient(ReadOnlyMemory<double> start, IReadOnlyList<Segment> segments, double[] times) : IEnsemble
    {
        double[] _held = [];

        public int Count => 1;
        public int Sampled { get; private set; }
        public double[][] States { get; } = new double[times.Length][];
        public double[][] Held { get; } = new double[times.Length][];
        public Failure? Failure { get; private set; }

        public void Begin(int patient, Span<double> parameters) => start.Span.CopyTo(parameters);

        public double Open(int patient, int segment, double time, Span<double> parameters, Span<double> state)
        {
            if (segment == segments.Count) return double.NaN;
            segments[segment].Change?.Invoke(parameters, state);
            _held = parameters.ToArray();
            return segments[segment].End;
        }

        public void Close(int patient, int segment, double time, ReadOnlySpan<double> state) { }

        public ReadOnlySpan<double> SampleTimes(int patient) => times;

        public void Sample(int patient, int index, double time, ReadOnlySpan<double> state)
        {
            States[index] = state.ToArray();
            Held[index] = _held;
            Sampled = index + 1;
        }

        public void Fail(Failure failure) => Failure = failure;
    }
}
