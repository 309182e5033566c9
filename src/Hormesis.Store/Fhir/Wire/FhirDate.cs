using System.Globalization;
using Hormesis.Clinic.Records;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Wire;

/// <summary>
/// Reads date, dateTime, instant and Period as the days that were written, at their own offset: no shifting between time zones,
/// for the day on the report is the day that people mean.
/// </summary>
static class FhirDate
{
    const string DateForms = "write it as YYYY, YYYY-MM or YYYY-MM-DD";
    const string TimeForms = DateForms + ", or YYYY-MM-DDThh:mm:ss with Z or an offset such as +01:00";

    /// <summary>What two offsets (-12:00 and +14:00) can put between a start and an end that are in order: 26 h, so two dates.</summary>
    const int DaysBetweenOffsets = 2;

    public static FactDate? Date(Node node, string name) => Read(node, name, takesTime: false);

    public static FactDate? DateTime(Node node, string name) => Read(node, name, takesTime: true);

    /// <summary>From start to end; the one that is given when the other is not; null for an empty period.</summary>
    public static FactDate? Period(Node? period)
    {
        if (period is not { } node) return null;
        var start = DateTime(node, "start");
        var end = DateTime(node, "end");
        if (start is not { } from || end is not { } to) return end ?? start;
        if (to.Latest.DayNumber < from.Earliest.DayNumber - DaysBetweenOffsets)
            throw node.Wrong("end", $"the period ends before it starts (read {from} to {to})", "correct one of the two dates");
        return to.Latest < from.Earliest ? new FactDate(to.Latest, from.Earliest) : new FactDate(from.Earliest, to.Latest);
    }

    /// <summary>A choice between DateTime, Instant and Period; null for any other kind and for none.</summary>
    public static FactDate? Choice(Node node, string choice) => node.Choice(choice) switch
    {
        "DateTime" => DateTime(node, choice + "DateTime"),
        "Instant" => DateTime(node, choice + "Instant"),
        "Period" => Period(node.Object(choice + "Period")),
        _ => null,
    };

    /// <summary>Whether a text is a date, or with <paramref name="takesTime"/> a dateTime, of R4.</summary>
    public static bool IsOne(string text, bool takesTime, out FactDate date) => TryParse(text, takesTime, out date);

    static FactDate? Read(Node node, string name, bool takesTime)
    {
        if (node.Text(name) is not { } text) return Period(node.Beside(name, OwnExtensions.Span)?.Object("valuePeriod"));
        var isDate = TryParse(text, takesTime, out var date);
        return isDate ? date : throw node.Wrong(name, $"{Shown.Quoted(text)} is not a date", takesTime ? TimeForms : DateForms);
    }

    static bool TryParse(ReadOnlySpan<char> text, bool takesTime, out FactDate date)
    {
        date = default;
        if (!TryDigits(text, 0, 4, 1, 9999, out var year)) return false;
        if (text.Length == 4) return Whole(new(year, 1, 1), new(year, 12, 31), out date);
        if (text[4] != '-' || !TryDigits(text, 5, 2, 1, 12, out var month)) return false;
        var last = System.DateTime.DaysInMonth(year, month);
        if (text.Length == 7) return Whole(new(year, month, 1), new(year, month, last), out date);
        if (text[7] != '-' || !TryDigits(text, 8, 2, 1, last, out var day)) return false;
        Whole(new(year, month, day), new(year, month, day), out date);
        return text.Length == 10 || (takesTime && text[10] == 'T' && IsTime(text[11..]));
    }

    static bool Whole(DateOnly earliest, DateOnly latest, out FactDate date)
    {
        date = new(earliest, latest);
        return true;
    }

    // hh:mm:ss, a leap second allowed, then a fraction, then Z or an offset of at most 14:00: the R4 grammar of dateTime.
    static bool IsTime(ReadOnlySpan<char> text)
    {
        if (!TryDigits(text, 0, 2, 0, 23, out _) || !TryDigits(text, 3, 2, 0, 59, out _)) return false;
        if (!TryDigits(text, 6, 2, 0, 60, out _) || text[2] != ':' || text[5] != ':') return false;
        var rest = text[8..];
        if (rest is ['.', ..])
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0) return false;
            rest = rest[(1 + digits)..];
        }
        return rest is ['Z'] || IsOffset(rest);
    }

    static bool IsOffset(ReadOnlySpan<char> text) =>
        text.Length == 6 && text[0] is '+' or '-' && text[3] == ':'
        && TryDigits(text, 1, 2, 0, 14, out var hours) && TryDigits(text, 4, 2, 0, hours == 14 ? 0 : 59, out _);

    static bool TryDigits(ReadOnlySpan<char> text, int start, int count, int low, int high, out int value)
    {
        value = 0;
        return text.Length >= start + count
            && int.TryParse(text.Slice(start, count), NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= low && value <= high;
    }
}
