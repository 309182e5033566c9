using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hormesis.Web.Sample;

/// <summary>
/// Moves a sample record in time: what it dates near the day that it was made for is as near to today. Birth days and what lies long back
/// stay.
/// </summary>
static class SampleDates
{
    const string Form = "yyyy-MM-dd";
    const int DaysNear = 92;

    /// <param name="made">The day that the record was made for.</param>
    public static byte[] Move(ReadOnlyMemory<byte> utf8, DateOnly made, DateOnly today)
    {
        var root = JsonNode.Parse(utf8.Span) ?? throw new JsonException("the sample is empty");
        Move(root, made.AddDays(-DaysNear), today.DayNumber - made.DayNumber);
        return JsonSerializer.SerializeToUtf8Bytes(root, Pages.Courses.NodeJson.Default.JsonNode);
    }

    static void Move(JsonNode node, DateOnly from, int days)
    {
        if (node is JsonObject all)
        {
            foreach (var (name, value) in all.ToList())
            {
                if (value is JsonValue text && Moved(text, from, days) is { } moved) all[name] = moved;
                else if (value is not null) Move(value, from, days);
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is JsonValue text && Moved(text, from, days) is { } moved) list[i] = moved;
                else if (list[i] is { } item) Move(item, from, days);
            }
        }
    }

    // A day alone, or the day of an instant.
    static string? Moved(JsonValue value, DateOnly from, int days)
    {
        if (!value.TryGetValue(out string? text) || text.Length < Form.Length) return null;
        var isDay = DateOnly.TryParseExact(text[..Form.Length], Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        return isDay && day >= from && (text.Length == Form.Length || text[Form.Length] == 'T')
            ? day.AddDays(days).ToString(Form, CultureInfo.InvariantCulture) + text[Form.Length..]
            : null;
    }
}
