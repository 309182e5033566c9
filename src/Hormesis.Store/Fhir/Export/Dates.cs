using System.Globalization;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes dates no more precisely than they are known: a day, a month, a year, or the days between which it lies.</summary>
static class Dates
{
    /// <summary>A member that takes a date or a dateTime; a span that is neither stands beside it.</summary>
    public static JsonObject WithDate(this JsonObject node, string name, FactDate? date)
    {
        if (date is not { } known) return node;
        return Text(known) is { Length: > 0 } text ? node.With(name, text) : node.With("_" + name, Elements.Extended(Span(known)));
    }

    /// <summary>A choice that takes a dateTime or a Period.</summary>
    public static JsonObject WithMoment(this JsonObject node, string choice, FactDate? date)
    {
        if (date is not { } known) return node;
        return Text(known) is { Length: > 0 } text ? node.With($"{choice}DateTime", text) : node.With($"{choice}Period", Period(known));
    }

    public static JsonObject Period(FactDate date) => new JsonObject().With("start", Day(date.Earliest)).With("end", Day(date.Latest));

    public static JsonObject Period(DateTimeOffset from, DateTimeOffset to) =>
        new JsonObject().With("start", Instant(from)).With("end", Instant(to));

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    static JsonObject Span(FactDate date) => new JsonObject().With("url", OwnExtensions.Span).With("valuePeriod", Period(date));

    /// <summary>Empty for a span that is no whole month and no whole year.</summary>
    static string Text(FactDate date)
    {
        var (first, last) = (date.Earliest, date.Latest);
        if (date.IsWhole) return Day(first);
        if (first.Year != last.Year || first.Day != 1 || last.Day != DateTime.DaysInMonth(last.Year, last.Month)) return "";
        if (first.Month == last.Month) return first.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return (first.Month, last.Month) == (1, 12) ? first.ToString("yyyy", CultureInfo.InvariantCulture) : "";
    }
}
