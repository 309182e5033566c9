namespace Hormesis.Clinic.Protocol;

/// <summary>On which days of a course its sessions are: as close as the caps recommend, and not closer.</summary>
static class Calendar
{
    const int HoursInDay = 24;
    const int DaysInWeek = 7;

    /// <summary>Days from 1.</summary>
    public static IReadOnlyList<int> Days(ClinicalProfile profile, int sessions)
    {
        var inWeek = (int)profile.Caps[Caps.SessionsInWeek].Recommended;
        var apart = (int)Math.Ceiling(profile.Caps[Caps.HoursBetween].Recommended / HoursInDay);
        return [.. Enumerable.Range(0, sessions).Select(n => 1 + n / inWeek * DaysInWeek + n % inWeek * apart)];
    }
}
