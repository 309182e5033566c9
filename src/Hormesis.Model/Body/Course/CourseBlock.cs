using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Model.Body.Course;

/// <summary>
/// The same course of many bodies, solved together: their bottles, then the weeks. Who the bodies are and what is made of the
/// results is for others.
/// </summary>
/// <param name="times">From the beginning of the course, ascending, at least one.</param>
sealed class CourseBlock(IReadOnlyList<ParameterValues> bodies, IReadOnlyList<CourseSession> sessions, IReadOnlyList<TimeSpan> times)
    : IEnsemble
{
    readonly double[] _times = [.. times.Select(t => CourseSchedule.RunIn + t.TotalSeconds)];
    readonly double[][][] _states = [.. bodies.Select(_ => new double[times.Count][])];
    CourseSchedule[] _schedules = [];
    string _failure = "";

    public int Count => bodies.Count;

    /// <summary>How many were solved: one for each different order of each body.</summary>
    public int Bottles { get; private set; }
    public SolverStatistics BottleSteps { get; private set; }
    public SolverStatistics BodySteps { get; private set; }

    /// <summary>For each body a row for each time, all observables in the order of <see cref="BodyModel"/>.</summary>
    /// <exception cref="InvalidOperationException">One could not be solved.</exception>
    public IReadOnlyList<double[]>[] Solve(SolverOptions options, CancellationToken stop = default)
    {
        CourseBottles bottles = new();
        int[][] which = [.. bodies.Select(b => bottles.Add(sessions, b))];
        var returned = bottles.Solve(options);
        (Bottles, BottleSteps) = (bottles.Count, bottles.Statistics);
        _schedules = [.. which.Select(w => new CourseSchedule(sessions, [.. w.Select(b => returned[b])], times[^1]))];

        BodySteps = EnsembleSolver.Solve(BodyModel.Compiled, this, options, stop);
        if (_failure.Length > 0) throw new InvalidOperationException(_failure);
        using ObservableReader reader = new(BodyModel.Compiled);
        return [.. bodies.Select((b, i) => (IReadOnlyList<double[]>)[.. _states[i].Select(s => Observe(reader, b, s))])];
    }

    // Rates of return stand still outside of one; no observable asks for them.
    static double[] Observe(ObservableReader reader, ParameterValues body, double[] state)
    {
        var row = new double[BodyModel.Declaration.Observables.Count];
        reader.Read(body.Values.Span, state, row);
        return row;
    }

    public void Begin(int patient, Span<double> parameters) => bodies[patient].Values.Span.CopyTo(parameters);

    public double Open(int patient, int segment, double time, Span<double> parameters, Span<double> state) =>
        _schedules[patient].Open(segment, parameters);

    public void Close(int patient, int segment, double time, ReadOnlySpan<double> state) { }

    public ReadOnlySpan<double> SampleTimes(int patient) => _times;

    public void Sample(int patient, int index, double time, ReadOnlySpan<double> state) => _states[patient][index] = state.ToArray();

    public void Fail(Failure failure) => _failure =
        $"body {failure.Patient} could not be solved beyond {failure.Time} s: {failure.Reason}";
}
