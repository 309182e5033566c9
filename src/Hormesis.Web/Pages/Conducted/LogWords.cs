using Hormesis.Store.Keeping;
using Hormesis.Web.Pages.Live;

namespace Hormesis.Web.Pages.Conducted;

/// <summary>A line of a session's log in the page's language. A code that another version wrote stands as it is.</summary>
static class LogWords
{
    public static string KindOf(SessionEvent line, Words words) => Found(words, $"report.kind.{line.Kind}") ?? line.Kind;

    public static string Of(SessionEvent line, Words words) => line.Kind switch
    {
        "alarm" or "cleared" when LiveWords.HasAlarm(words, line.Code) => LiveWords.AlarmOf(words, line.Code),
        "phase" or "hold" => Found(words, $"live.phase.{line.Code}") ?? line.Code,
        "acknowledged" or "paused" => "", // what it was is the kind
        _ => Found(words, $"report.log.{line.Code}", $"live.do.{line.Code}", $"live.{line.Code}") ?? line.Code,
    };

    /// <summary>What was written beside it; answers to a checklist stand in the report.</summary>
    public static string BesideOf(SessionEvent line, Words words) => line.Code switch
    {
        "checklist" => "",
        "rehearsal" => Found(words, $"set-up.rehearsal.{line.Text}") ?? line.Text ?? "",
        _ => line.Text ?? "",
    };

    static string? Found(Words words, params string[] keys) => keys.FirstOrDefault(words.Has) is { } key ? words[key] : null;
}
