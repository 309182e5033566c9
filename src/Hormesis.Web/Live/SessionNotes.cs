using Hormesis.Store.Keeping;

namespace Hormesis.Web.Live;

/// <summary>Lines that the program adds to a session's log when the session's own log has ended.</summary>
static class SessionNotes
{
    public static void AddNote(this ClinicContext kept, Session session, DateTimeOffset now, string code, string text, Guid? by = null) =>
        kept.Events.Add(new()
        {
            SessionId = session.Id,
            Index = kept.Events.Count(e => e.SessionId == session.Id),
            At = now,
            Elapsed = (long)(now - session.StartedAt).TotalMilliseconds,
            Kind = "note",
            Code = code,
            Text = text,
            AccountId = by,
        });
}
