using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;
using Hormesis.Device.Observer;
using Hormesis.Web.Live;

namespace Hormesis.Web.Pages.Live;

/// <summary>What the live page's script says and sounds, in the page's language: the script has none of its own.</summary>
static class LiveWords
{
    static readonly string[] OfScript =
    [
        "stale", "not-known", "expected", "left", "in-phase", "pass", "acknowledged", "latched", "on", "paused", "paused-left", "lost",
        "lost-for", "over", "no-alarm", "priority-high", "priority-medium", "priority-low", "sound-on", "sound-off", "sent", "failed",
        "dropped", "now", "held-for", "held", "waits", "at",
    ];

    /// <summary>As a data block: plain JSON, with nothing in it that could end the block.</summary>
    public static string Of(Words words)
    {
        JsonObject text = new()
        {
            ["decimal"] = words["formats.decimal"],
            ["words"] = Keyed(OfScript, k => words[$"live.{k}"]),
            ["phases"] = Keyed(PhaseNames.All.Select(p => p.Name()), p => words[$"live.phase.{p}"]),
            ["alarms"] = Keyed(AlarmTable.Shipped.Alarms.Select(a => a.Id), id => AlarmOf(words, id)),
            ["findings"] = Keyed(Findings(), f => words[$"live.finding.{f}"]),
            ["signals"] = JsonSerializer.SerializeToNode(SignalTable.Shipped, AlarmJson.Default.SignalTable),
        };
        return text.ToJsonString(); // the default encoder writes < and > as escapes
    }

    /// <summary>There is such an alarm, in this version.</summary>
    public static bool HasAlarm(Words words, string id) => id.StartsWith("aux-", StringComparison.Ordinal) || words.Has($"alarm.{id}");

    /// <summary>What an alarm says to people.</summary>
    public static string AlarmOf(Words words, string id) => id.StartsWith("aux-", StringComparison.Ordinal)
        ? words.Say("alarm.aux", id["aux-".Length..].TrimStart('0'))
        : words[$"alarm.{id}"];

    static IEnumerable<string> Findings() =>
        Enum.GetNames<Findings>().Skip(1).Select(n => char.ToLowerInvariant(n[0]) + n[1..]);

    static JsonObject Keyed(IEnumerable<string> keys, Func<string, string> text) =>
        new(keys.Select(k => KeyValuePair.Create<string, JsonNode?>(k, text(k))));
}
