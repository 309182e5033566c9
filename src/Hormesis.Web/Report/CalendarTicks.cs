using System.Globalization;

namespace Hormesis.Web.Report;

/// <summary>Ticks of an axis of days that stand on round dates: days, firsts of months, or new years.</summary>
static class CalendarTicks
{
    // No more than their labels have room for.
    const int MostDays = 4, MostOthers = 6;

    static readonly int[] DaySteps = [1, 2, 7, 14], MonthSteps = [1, 2, 3, 6], YearSteps = [1, 2, 5, 10, 20, 50];

    /// <param name="from">Where the axis begins.</param>
    /// <param name="days">How long it is.</param>
    /// <returns>Days since <paramref name="from"/>, and the date as it is written in ISO 8601; none beyond three centuries.</returns>
    public static IReadOnlyList<(double At, string Label)> Of(DateOnly from, double days)
    {
        var length = (int)Math.Floor(days);
        var all = DaySteps.Select(step => Days(from, length, step))
            .Concat(MonthSteps.Select(step => Firsts(from, length, step, "yyyy-MM")))
            .Concat(YearSteps.Select(step => Firsts(from, length, 12 * step, "yyyy")));
        return all.FirstOrDefault(ticks => ticks is not null) ?? [];
    }

    static List<(double At, string Label)>? Days(DateOnly from, int length, int step) => length / step + 1 > MostDays
        ? null
        : [.. Enumerable.Range(0, length / step + 1).Select(i => Tick(from, i * step, "yyyy-MM-dd"))];

    // Counted from the year 0, so that each half year begins with January or July and each decade with its first year.
    static List<(double At, string Label)>? Firsts(DateOnly from, int length, int step, string format)
    {
        List<(double At, string Label)> ticks = [];
        var month = 12 * from.Year + from.Month - 1;
        if (from.Day > 1) month++;
        for (month = (month + step - 1) / step * step; month / 12 <= DateOnly.MaxValue.Year; month += step)
        {
            var at = new DateOnly(month / 12, month % 12 + 1, 1).DayNumber - from.DayNumber;
            if (at > length) return ticks;
            if (ticks.Count == MostOthers) return null;
            ticks.Add(Tick(from, at, format));
        }
        return ticks;
    }

    static (double At, string Label) Tick(DateOnly from, int at, string format) =>
        (at, from.AddDays(at).ToString(format, CultureInfo.InvariantCulture));
}
