using Hormesis.Model.Body;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Quantities;

namespace Hormesis.Bench.Cases;

/// <summary>
/// The body over a course of 15 sessions in 8 weeks and 4 weeks after it. Patients differ in the constants that differ between
/// people; what is given back is the same for all, so that every solver has the same segments.
/// </summary>
public static class BodyCase
{
    public const string CourseId = "body";

    const int Sessions = 15, EveryDays = 4;
    const double ConcentrationUgPerNormalMl = 40, Millilitres = 200, ReturnMlPerMinute = 10;

    public static SolverCase Course { get; } = new()
    {
        Id = CourseId,
        Title = "the body model, 15 sessions in 8 weeks and 4 weeks after",
        Model = BodyModel.Declaration,
        Segments = Segments(),
        Draw = (random, parameters) =>
        {
            foreach (var (name, cv, _) in CourseTable.Shipped.Spread)
            {
                var declared = BodyModel.Declaration.Parameters[BodyModel.Places[name]];
                var factor = Math.Exp(cv * random.NextNormal());
                parameters[BodyModel.Places[name]] = Math.Clamp(declared.Value * factor, declared.Low, declared.High);
            }
        },
    };

    static List<Segment> Segments()
    {
        CourseSession[] sessions = [.. Enumerable.Range(0, Sessions).Select(i => new CourseSession(
            1 + i * EveryDays, OzoneConcentration.FromMicrogramsPerNormalMillilitre(ConcentrationUgPerNormalMl),
            NormalVolume.FromNormalMillilitres(Millilitres), ActualVolume.FromMillilitres(Millilitres), GaugePressure.Zero, 1,
            ActualVolume.Zero, ActualFlow.FromMillilitresPerMinute(ReturnMlPerMinute)))];
        var end = TimeSpan.FromDays(84);
        ParameterValues body = new(BodyModel.Places);
        var returned = CourseRun.Of(body, sessions, [end], new SolverOptions()).Returned;
        CourseSchedule schedule = new(sessions, returned, end);
        var (own, held) = (body.Values.ToArray(), body.Values.ToArray());
        List<Segment> segments = [];
        for (var i = 0; schedule.Open(i, held) is var until && !double.IsNaN(until); i++)
        {
            var changed = Enumerable.Range(0, own.Length).Where(p => held[p] != own[p]);
            segments.Add(new(until, [.. changed.Select(p => new ParameterChange(p, held[p]))]));
        }
        return segments;
    }
}
