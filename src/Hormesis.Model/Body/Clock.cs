namespace Hormesis.Model.Body;

/// <summary>Models count in seconds; papers in hours, days and weeks.</summary>
static class Clock
{
    public const double Minute = 60, Hour = 3600, Day = 86_400, Week = 7 * Day;
}
