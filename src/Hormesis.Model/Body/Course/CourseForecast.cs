using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Sampling;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Population;
using Hormesis.Model.Validation;

namespace Hormesis.Model.Body.Course;

/// <summary>
/// What is expected of one patient over a course: the patient's own constants are not known, so the same course is solved for
/// several draws of them. It knows how people differ, not how a laboratory errs.
/// </summary>
public static class CourseForecast
{
    /// <summary>A band of five numbers in a hundred needs no more than this of the solver.</summary>
    static readonly SolverOptions Usual = new() { RelativeTolerance = 1e-4, AbsoluteTolerance = 1e-7 };

    /// <param name="makeBody">The body as known, a new one each time.</param>
    /// <param name="times">From the beginning of the course, ascending, at least one.</param>
    /// <param name="draws">At least 1. The same seed draws the same people whatever the course is.</param>
    /// <returns>A row for each time, a column for each observable of <see cref="BodyModel"/>.</returns>
    /// <exception cref="InvalidOperationException">The course could not be solved.</exception>
    public static CaseBands Of(
        Func<ParameterValues> makeBody, IReadOnlyList<CourseSession> sessions, IReadOnlyList<TimeSpan> times, int draws, ulong seed,
        SolverOptions? options = null)
    {
        var bodies = Enumerable.Range(0, draws).Select(Drawn).ToList();
        var observed = new CourseBlock(bodies, sessions, times).Solve(options ?? Usual);
        return new(draws, At(0.05), At(0.5), At(0.95));

        ParameterValues Drawn(int index)
        {
            var body = makeBody();
            CoursePatient.Vary(body, new Spread(seed, (ulong)index));
            return body;
        }

        IReadOnlyList<double[]> At(double share) =>
        [
            .. times.Select((_, t) => Enumerable.Range(0, BodyModel.Declaration.Observables.Count)
                .Select(o => Quantiles.Of(observed.Select(b => b[t][o]), share)).ToArray()),
        ];
    }
}
