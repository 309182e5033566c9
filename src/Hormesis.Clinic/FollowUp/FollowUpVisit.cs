using System.Text.Json.Serialization;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.FollowUp;

/// <summary>How a visit stands on a day. Unset, its days have not come.</summary>
[JsonConverter(typeof(AsWord<VisitState>))]
public enum VisitState
{
    Upcoming,
    Due,

    /// <summary>Its days are over and something was not measured; it still can be.</summary>
    Overdue,

    /// <summary>Something was not measured and no longer can be: the course has gone on to the next visit.</summary>
    Missed,
    Done,
}

/// <summary>A visit of the follow-up on one day, and what of it was not measured.</summary>
/// <param name="Missing">Ids of analytes; of a visit to come all of them.</param>
public sealed record FollowUpVisit(VisitDates Dates, VisitState State, IReadOnlyList<string> Missing)
{
    public bool IsOpen => State is VisitState.Due or VisitState.Overdue;

    /// <param name="isOver">The course has had its last session.</param>
    /// <returns>Nothing where a session has no date: then no day can be counted from it.</returns>
    internal static IReadOnlyList<FollowUpVisit> Of(
        IReadOnlyList<string> analytes, PatientFacts facts, CourseSoFar soFar, bool isOver, DateOnly on, FollowUpTable table)
    {
        if (!soFar.IsDated) return [];
        var begun = soFar.Sessions.Count > 0;
        IReadOnlyList<DateOnly> days = begun ? [.. soFar.Sessions.Select(s => s.Done!.Value.Latest)] : [on]; // all are dated
        var visits = FollowUpCalendar.Of(days, isOver);
        return [.. visits.Select((v, i) => v.Visit.Of == VisitOf.FirstSession ? Before(v, i + 1) : Since(v, i))];

        FollowUpVisit Before(VisitDates visit, int number)
        {
            IReadOnlyList<string> missing = [.. analytes.Where(a => BaselinesOf(a) < number)];
            return new(visit, missing.Count == 0 ? VisitState.Done : begun ? VisitState.Missed : VisitState.Due, missing);
        }

        int BaselinesOf(string analyte) => facts.Results.Count(r => r.Analyte == analyte && IsNumber(r) && r.Taken!.Value.Latest <= days[0]
            && Screening.Dates.IsFresh(r.Taken, days[0], (int)table.BaselineDays.Value));

        FollowUpVisit Since(VisitDates visit, int index)
        {
            var next = index + 1 < visits.Count ? visits[index + 1].From : DateOnly.MaxValue;
            var isPast = next <= on;
            var until = isPast ? next.AddDays(-1) : on;
            IReadOnlyList<string> missing = [.. analytes.Where(a => !facts.Results.Any(r => r.Analyte == a && IsNumber(r)
                && r.Taken!.Value.Earliest >= visit.From && r.Taken.Value.Latest <= until
                && soFar.IsAway(r.Taken.Value, table.HoursAfterSession.Value)))];
            return new(visit, missing.Count == 0 ? VisitState.Done : isPast ? VisitState.Missed : StateOf(visit), missing);
        }

        VisitState StateOf(VisitDates visit) =>
            on < visit.From ? VisitState.Upcoming : on <= visit.To ? VisitState.Due : VisitState.Overdue;
    }

    static bool IsNumber(LabResult result) => result is { Value: { } value, Taken: not null } && double.IsFinite(value);
}
