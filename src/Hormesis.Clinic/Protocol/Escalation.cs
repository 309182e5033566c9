using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// How the concentration rises in a course in which nothing happens: start at the lower end of the first band, raise by one step
/// after so many sessions at one concentration, and stay within the band of the session.
/// </summary>
static class Escalation
{
    /// <param name="isHeld">For the low tier: the whole course at the lowest step.</param>
    public static IReadOnlyList<OzoneConcentration> Path(Schedule schedule, int sessions, bool isHeld)
    {
        var path = new List<double>();
        for (var session = 1; session <= sessions; session++) path.Add(isHeld ? schedule.Bands[0].Low : Next(schedule, path));
        return [.. path.Select(OzoneConcentration.FromMicrogramsPerNormalMillilitre)];
    }

    static double Next(Schedule schedule, List<double> before)
    {
        if (before.Count == 0) return schedule.Bands[0].Low;
        var last = before[^1];
        var atThis = before.AsEnumerable().Reverse().TakeWhile(c => c.Equals(last)).Count();
        var raised = atThis >= schedule.SessionsForStep.Value ? last + schedule.Step.Value : last;
        return Math.Min(raised, BandOf(schedule, before.Count + 1).High);
    }

    static ScheduleBand BandOf(Schedule schedule, int session) =>
        schedule.Bands.First(b => session >= b.FromSession && session <= b.ToSession);
}
