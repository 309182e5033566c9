namespace Hormesis.Web.Live;

/// <summary>A session may not begin, or may not be judged; nothing of what was asked is kept.</summary>
/// <param name="reason">Key of the words for people, behind "session-refusal.".</param>
/// <param name="about">What the words name: a serial, a device.</param>
public sealed class SessionRefusedException(string reason, string about = "") : Exception($"{reason} {about}".TrimEnd())
{
    public string Reason => reason;
    public string About => about;

    /// <summary>In the page's language: what stands against it and what to do.</summary>
    public string In(Words words) => words.Say($"session-refusal.{reason}", about);
}
