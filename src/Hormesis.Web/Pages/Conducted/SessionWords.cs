using Hormesis.Store.Keeping;

namespace Hormesis.Web.Pages.Conducted;

/// <summary>How a session's state looks; the word beside says the same.</summary>
static class SessionWords
{
    /// <summary>To what can be watched, or to the report of what is over.</summary>
    public static string LinkOf(Session session) => $"/sessions/{session.Id}{(session.EndedAt is null ? "" : "/report")}";

    public static string? KindOf(SessionState state) => state switch
    {
        SessionState.Completed => "good",
        SessionState.Running or SessionState.Preparing => "info",
        SessionState.Stopped => "caution",
        _ => "stop",
    };
}
