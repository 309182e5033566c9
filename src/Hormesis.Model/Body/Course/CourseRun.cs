using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Model.Body.Course;

/// <summary>A course of one patient solved: its bottles first, then weeks of the body in one solve.</summary>
public sealed class CourseRun
{
    readonly Trajectory _trajectory;

    CourseRun(Trajectory trajectory, IReadOnlyList<ReturnedBlood> returned) => (_trajectory, Returned) = (trajectory, returned);

    /// <summary>What a pass of each session brought back, in their order.</summary>
    public IReadOnlyList<ReturnedBlood> Returned { get; }

    /// <summary>How many of the times that were asked for could be answered: all, or those before the failure.</summary>
    public int Answered => _trajectory.Times.Count;

    /// <summary>Why it ended early; null where it did not.</summary>
    public Failure? Failure => _trajectory.Failure;

    public IReadOnlyList<double[]> States => _trajectory.States;

    /// <param name="times">From the beginning of the course, ascending.</param>
    public static CourseRun Of(
        ParameterValues body, IReadOnlyList<CourseSession> sessions, IReadOnlyList<TimeSpan> times, SolverOptions options)
    {
        CourseBottles bottles = new();
        var which = bottles.Add(sessions, body);
        var outcomes = bottles.Solve(options);
        ReturnedBlood[] returned = [.. which.Select(i => outcomes[i])];
        CourseSchedule schedule = new(sessions, returned, times.Count > 0 ? times[^1] : TimeSpan.Zero);
        var trajectory = Trajectory.Run(
            BodyModel.Compiled, body.Values, schedule.Segments(body.Values.Span),
            [.. times.Select(t => CourseSchedule.RunIn + t.TotalSeconds)], options);
        return new(trajectory, returned);
    }

    /// <summary>All observables at each of the times, in the order of the declaration.</summary>
    public List<double[]> Observe()
    {
        using ObservableReader reader = new(BodyModel.Compiled);
        var rows = new List<double[]>(Answered);
        for (var i = 0; i < Answered; i++)
        {
            rows.Add(new double[BodyModel.Declaration.Observables.Count]);
            reader.Read(_trajectory.Parameters[i], _trajectory.States[i], rows[^1]);
        }
        return rows;
    }
}
