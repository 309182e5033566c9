using System.Globalization;

namespace Hormesis.Web.Fhir.Search;

/// <summary>How strictly a date is read: as an element of a resource, or as people write it in a search.</summary>
enum DateForm
{
    Element,
    Search,
}

/// <summary>
/// The time that a date means, in ticks of UTC, end excluded: 2026-03 is the whole of March. A date without a time zone is
/// taken as UTC.
/// </summary>
readonly record struct DateSpan(long From, long To)
{
    public static readonly long End = DateTime.MaxValue.Ticks;

    public bool Holds(DateSpan other) => From <= other.From && other.To <= To;

    /// <summary>YYYY, YYYY-MM, YYYY-MM-DD or a time; a search may leave out the seconds and the zone.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, DateForm form, out DateSpan span)
    {
        span = default;
        if (!TryDigits(text, 0, 4, 1, 9999, out var year)) return false;
        var start = new DateTime(year, 1, 1);
        if (text.Length == 4) return Whole(start, year == 9999 ? DateTime.MaxValue : start.AddYears(1), out span);
        if (text[4] != '-' || !TryDigits(text, 5, 2, 1, 12, out var month)) return false;
        start = new(year, month, 1);
        if (text.Length == 7) return Whole(start, Later(start, DateTime.DaysInMonth(year, month)), out span);
        if (text[7] != '-' || !TryDigits(text, 8, 2, 1, DateTime.DaysInMonth(year, month), out var day)) return false;
        start = new(year, month, day);
        if (text.Length == 10) return Whole(start, Later(start, 1), out span);
        return text[10] == 'T' && TryTime(text[11..], start.Ticks, form, out span);
    }

    static bool TryTime(ReadOnlySpan<char> text, long day, DateForm form, out DateSpan span)
    {
        span = default;
        if (!TryDigits(text, 0, 2, 0, 23, out var hour) || text.Length < 5 || text[2] != ':') return false;
        if (!TryDigits(text, 3, 2, 0, 59, out var minute)) return false;
        var (ticks, length) = (hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute, TimeSpan.TicksPerMinute);
        var rest = text[5..];
        var hasSeconds = rest is [':', ..];
        if (!hasSeconds && form == DateForm.Element) return false;
        if (hasSeconds)
        {
            if (!TryDigits(rest, 1, 2, 0, 60, out var second)) return false;
            (ticks, length) = (ticks + second * TimeSpan.TicksPerSecond, TimeSpan.TicksPerSecond);
            rest = rest[3..];
            if (rest is ['.', ..] && !TryFraction(ref rest, ref ticks, ref length)) return false;
        }
        if (!TryOffset(rest, form, out var offset)) return false;
        var from = Math.Clamp(day + ticks - offset, 0, End);
        span = new(from, Math.Min(from + length, End));
        return true;
    }

    static bool TryFraction(ref ReadOnlySpan<char> rest, ref long ticks, ref long length)
    {
        rest = rest[1..];
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? rest : rest[..end];
        if (digits.Length == 0) return false;
        for (var i = 0; i < Math.Min(digits.Length, 7); i++) // a tick is 100 ns
        {
            length /= 10;
            ticks += (digits[i] - '0') * length;
        }
        rest = rest[digits.Length..];
        return true;
    }

    static bool TryOffset(ReadOnlySpan<char> text, DateForm form, out long ticks)
    {
        ticks = 0;
        if (text is ['Z'] || (text.IsEmpty && form == DateForm.Search)) return true;
        var isSign = text.Length == 6 && text[3] == ':' && (text[0] is '+' or '-' || (text[0] == ' ' && form == DateForm.Search));
        if (!isSign || !TryDigits(text, 1, 2, 0, 14, out var hours)) return false; // a plus that a URL turned into a space
        if (!TryDigits(text, 4, 2, 0, hours == 14 ? 0 : 59, out var minutes)) return false;
        ticks = (hours * TimeSpan.TicksPerHour + minutes * TimeSpan.TicksPerMinute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    static bool Whole(DateTime from, DateTime to, out DateSpan span)
    {
        span = new(from.Ticks, to.Ticks);
        return true;
    }

    static DateTime Later(DateTime start, int days) =>
        DateTime.MaxValue.Ticks - start.Ticks > days * TimeSpan.TicksPerDay ? start.AddDays(days) : DateTime.MaxValue;

    static bool TryDigits(ReadOnlySpan<char> text, int start, int count, int low, int high, out int value)
    {
        value = 0;
        return text.Length >= start + count
            && int.TryParse(text.Slice(start, count), NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= low && value <= high;
    }
}
