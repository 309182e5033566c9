using Hormesis.Store.Keeping;

namespace Hormesis.Web.Pages.Sessions;

/// <summary>How a session's state looks; the word beside says the same.</summary>
static class SessionWords
{
    public static string? KindOf(SessionState state) => state switch
    {
        SessionState.Completed => "good",
        SessionState.Running or SessionState.Preparing => "info",
        SessionState.Stopped => "caution",
        _ => "stop",
    };
}
