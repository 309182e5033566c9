using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening;

/// <summary>How dates that may be a month or a year are read: always by the end that is less favourable.</summary>
static class Dates
{
    /// <summary>Surely after the day; false without a date.</summary>
    public static bool IsAfter(FactDate? date, DateOnly on) => date?.Earliest > on;

    /// <summary>As old as its earliest day. What has to be of the day itself needs a whole date.</summary>
    public static bool IsFresh(FactDate? date, DateOnly on, int? days) =>
        date is { } d && (days is not int most || (AgeInDays(d, on) <= most && (most > 0 || d.IsWhole)));

    public static bool IsOn(FactDate? date, DateOnly on) => date == FactDate.Day(on);

    public static int AgeInDays(FactDate date, DateOnly on) => on.DayNumber - date.Earliest.DayNumber;

    /// <summary>Whole years from <paramref name="born"/>; who was born on 29 February has the birthday on 1 March.</summary>
    public static int YearsBetween(DateOnly born, DateOnly on) =>
        on.Year - born.Year - ((on.Month, on.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
}
