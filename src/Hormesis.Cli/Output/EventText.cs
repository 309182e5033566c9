using System.Globalization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.FollowUp;

namespace Hormesis.Cli.Output;

/// <summary>The log of adverse events as people read it: what was written down, then what the aid makes of it.</summary>
static class EventText
{
    public static void Tell(IReadOnlyList<LoggedEvent> events, Screen screen)
    {
        screen.Line(events.Count == 0 ? "Adverse events: none is recorded; ask the patient." : "Adverse events:");
        foreach (var e in events)
        {
            screen.Line($"  - {e.Name} ({e.Event.Happened?.ToString() ?? "no date"}): {FollowUpText.Word(e.Event.Severity)}, "
                + $"{Serious(e.Event.IsSerious)}, outcome {FollowUpText.Word(e.Event.Outcome)}; "
                + $"cause as recorded: {FollowUpText.Word(e.Event.Causality)}");
            screen.Line($"      {Session(e)}");
            screen.Line($"      The criteria suggest, to a physician: {FollowUpText.Word(e.Aid.Suggested)} ({e.Aid.Source}"
                + $"{(e.Aid.Certainty == Certainty.R ? ", unverified" : "")} [{e.Aid.Certainty}])");
            foreach (var sentence in e.Aid.Because) screen.Line($"        {sentence}");
        }
    }

    static string Serious(bool? serious) => serious switch
    {
        true => "serious",
        false => "not serious",
        null => "whether serious is not written down",
    };

    static string Session(LoggedEvent e) => e.After is not { } after ? "No session is known before it."
        : $"Session before it: {(after.Number is { } number ? $"number {number}, " : "")}{after.Done?.ToString() ?? "no date"}"
            + $"{(e.IsLaidTo ? ", the record lays it to this one" : "")}{Since(e.Hours)}.";

    static string Since(HourSpan? hours) => hours is { } h
        ? string.Create(CultureInfo.InvariantCulture, $"; {h.Low:0} to {h.High:0} h before the event, as near as days tell")
        : "";
}
