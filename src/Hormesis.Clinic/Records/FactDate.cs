using System.Globalization;

namespace Hormesis.Clinic.Records;

/// <summary>
/// A date as a record gives it: a day, or only a month or a year. Both ends are kept, because "2026" may be January or
/// December, and what matters is the end that is less favourable.
/// </summary>
public readonly record struct FactDate(DateOnly Earliest, DateOnly Latest)
{
    public static FactDate Day(DateOnly day) => new(day, day);

    public bool IsWhole => Earliest == Latest;

    public override string ToString() => IsWhole
        ? Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : $"{Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}";
}
