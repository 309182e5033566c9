using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.FollowUp;

/// <summary>A span of hours, both ends possible.</summary>
public readonly record struct HourSpan(double Low, double High);

/// <summary>
/// A recorded adverse event with the session before it, and an aid to judge what caused it. The aid never replaces what a person wrote
/// down.
/// </summary>
/// <param name="Name">In the record's words.</param>
/// <param name="After">The session that it is laid to, else the newest that may have been before it; null for none.</param>
/// <param name="IsLaidTo">The record lays it to that session.</param>
/// <param name="Hours">Since that session. Records give days, so that it is a span; null where a date is missing.</param>
public sealed record LoggedEvent(AdverseEvent Event, string Name, PastSession? After, bool IsLaidTo, HourSpan? Hours, CausalityAid Aid)
{
    const int HoursInDay = 24;

    /// <returns>Every event until that day, and those without a date; oldest first.</returns>
    internal static IReadOnlyList<LoggedEvent> Of(PatientFacts facts, DateOnly on) =>
    [
        .. facts.AdverseEvents.Where(e => !Dates.IsAfter(e.Happened, on)).OrderBy(e => e.Happened?.Latest ?? DateOnly.MaxValue)
            .Select(e => Of(e, facts)),
    ];

    internal static string NameOf(AdverseEvent e) =>
        e.Text.Length > 0 ? e.Text : e.Codes.Select(c => c.Display).FirstOrDefault(d => d.Length > 0) ?? "an event without a name";

    static LoggedEvent Of(AdverseEvent e, PatientFacts facts)
    {
        var laidTo = e.Session.Length > 0 ? facts.Sessions.FirstOrDefault(s => s.Id == e.Session) : null;
        var after = laidTo ?? facts.Sessions.Where(s => s.Done?.Earliest <= e.Happened?.Latest).MaxBy(s => s.Done!.Value.Latest); // dated
        var hours = e.Happened is { } happened && after?.Done is { } done ? Between(done, happened) : default(HourSpan?);
        return new(e, NameOf(e), after, laidTo is not null, hours, CausalityAid.Of(e, facts, after, hours));
    }

    // A day is known and not the hour: an event of the next day was at once or 48 h later.
    static HourSpan Between(FactDate session, FactDate happened) => new(
        Math.Max(0, HoursInDay * (happened.Earliest.DayNumber - session.Latest.DayNumber - 1)),
        Math.Max(0, HoursInDay * (happened.Latest.DayNumber - session.Earliest.DayNumber + 1)));
}
