using Hormesis.Clinic.Records;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// How the concentration moves in a course: it starts at the lower end of the first band, rises by one step after so many uneventful
/// sessions at one concentration, falls by one after an event, and stays within the band of its session. Sessions to come are taken to
/// be uneventful; those that were are as their records say.
/// </summary>
/// <param name="Least">ug/NmL below which no session is done.</param>
sealed record Escalation(Schedule Schedule, Individual Individual, PlanningRules Rules, double Least)
{
    /// <summary>Of the schedule's steps, after a session with an event: one down.</summary>
    public const int StepsAfterEvent = -1;

    sealed record Done(double Concentration, bool IsUneventful);

    /// <param name="sessions">Of the whole course, those that were included.</param>
    /// <returns>Of the sessions to come. Null where a step down would go below what a session is done for.</returns>
    public IReadOnlyList<OzoneConcentration>? Path(CourseSoFar soFar, int sessions, bool isStepDown)
    {
        List<Done> before = [.. soFar.Sessions.Select(Of)];
        List<OzoneConcentration> path = [];
        for (var number = before.Count + 1; number <= sessions; number++)
        {
            var next = Next(before, number, isStepDown && path.Count == 0);
            if (next < Least) return null;
            before.Add(new(next, IsUneventful: true));
            path.Add(OzoneConcentration.FromMicrogramsPerNormalMillilitre(next));
        }
        return path;
    }

    double Next(List<Done> before, int number, bool isStepDown)
    {
        var lowest = Schedule.Bands[0].Low;
        var last = before.Count > 0 ? before[^1].Concentration : lowest;
        var most = Math.Min(Math.Min(BandOf(number).High, Individual.Ceiling), Individual.IsHeld ? lowest : double.PositiveInfinity);
        if (isStepDown) return Math.Min(last + (StepsAfterEvent * Schedule.Step.Value), most);
        var atThis = before.AsEnumerable().Reverse().TakeWhile(d => d.IsUneventful && IsSame(d.Concentration, last)).Count();
        return Math.Min(atThis >= Individual.SessionsForStep ? last + Schedule.Step.Value : last, most);
    }

    // Of a session whose concentration nobody wrote down, the lowest is taken: what comes next is then no higher.
    Done Of(PastSession session) => new(
        session.Concentration?.MicrogramsPerNormalMillilitre ?? Schedule.Bands[0].Low,
        session.Concentration is not null && CourseSoFar.IsUneventful(session, Rules));

    bool IsSame(double a, double b) => Math.Abs(a - b) < Schedule.Step.Value / 2;

    ScheduleBand BandOf(int session) => Schedule.Bands.First(b => session >= b.FromSession && session <= b.ToSession);
}
