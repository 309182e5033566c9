namespace Hormesis.Clinic.Protocol;

/// <summary>On which days of a course its sessions are: as close as the caps recommend, and not closer, also to those that were.</summary>
static class Calendar
{
    const int HoursInDay = 24;
    public const int DaysInWeek = 7;

    /// <param name="sessions">How many are still to come.</param>
    /// <param name="before">Days of the sessions that were, on which 1 is the first day that can still be planned.</param>
    /// <returns>Days from 1.</returns>
    public static IReadOnlyList<int> Days(ClinicalProfile profile, int sessions, IReadOnlyList<int> before)
    {
        var inWeek = (int)profile.Caps[Caps.SessionsInWeek].Recommended;
        var apart = (int)Math.Ceiling(profile.Caps[Caps.HoursBetween].Recommended / HoursInDay);
        List<int> days = [.. before.Order()];
        for (var planned = 0; planned < sessions; planned++)
        {
            var day = days.Count > 0 ? Math.Max(1, days[^1] + apart) : 1;
            if (days.Count >= inWeek) day = Math.Max(day, days[^inWeek] + DaysInWeek);
            days.Add(day);
        }
        return [.. days.Skip(before.Count)];
    }
}
