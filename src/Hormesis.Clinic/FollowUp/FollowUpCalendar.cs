using Hormesis.Clinic.Protocol;

namespace Hormesis.Clinic.FollowUp;

/// <summary>A visit of one course and the days on which it is, both belonging to it.</summary>
public sealed record VisitDates(Visit Visit, DateOnly From, DateOnly To);

/// <summary>When a course is followed up: the schedule of every programme, counted from the days of this course's sessions.</summary>
public static class FollowUpCalendar
{
    /// <param name="sessions">Days of the sessions in order; the first may be one that is only planned.</param>
    /// <param name="isWhole">The last of them ends the course.</param>
    /// <returns>In the order of the schedule; nothing without a session.</returns>
    public static IReadOnlyList<VisitDates> Of(IReadOnlyList<DateOnly> sessions, bool isWhole)
    {
        if (sessions.Count == 0) return [];
        var visits = Programmes.Table.Schedule.Where(v => Has(v, sessions.Count, isWhole)).Select(v => Dated(v, sessions));
        // After session 10 of ten is the end: that visit is there once.
        return [.. visits.DistinctBy(v => (v.From, v.To))];
    }

    static bool Has(Visit visit, int sessions, bool isWhole) => visit.Of switch
    {
        VisitOf.FirstSession => true,
        VisitOf.Session => visit.Session <= sessions,
        _ => isWhole,
    };

    static VisitDates Dated(Visit visit, IReadOnlyList<DateOnly> sessions)
    {
        var number = visit.Of switch
        {
            VisitOf.FirstSession => 1,
            VisitOf.Session => visit.Session,
            _ => sessions.Count,
        };
        var (from, to) = (sessions[number - 1].AddDays((int)visit.First.Value), sessions[number - 1].AddDays((int)visit.Last.Value));
        // Before the next session, which would be a peak of its own.
        if (visit.Of == VisitOf.Session && number < sessions.Count && sessions[number] < to) to = sessions[number];
        return new(visit, from, to < from ? from : to);
    }
}
