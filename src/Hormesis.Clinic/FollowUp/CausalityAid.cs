using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.FollowUp;

/// <summary>
/// What the criteria of WHO and UMC suggest of an event by what the record holds: time, what is known of the method, whether it went away.
/// A suggestion for the physician, who alone knows what else may have caused it; what is not known never makes it unlikely.
/// </summary>
/// <param name="Because">Sentences: what speaks for it and what is not known.</param>
public sealed record CausalityAid(Causality Suggested, IReadOnlyList<string> Because, string Source, Certainty Certainty)
{
    internal static CausalityAid Of(AdverseEvent e, PatientFacts facts, PastSession? after, HourSpan? hours)
    {
        var table = EventTable.Shipped;
        var reaction = EventTable.Find(e);
        var (suggested, time) = OfTime(e, facts, hours, reaction, table);
        string[] because =
        [
            time,
            reaction is null
                ? "It is not among the known reactions of the method here: that rules nothing out."
                : $"Known of the method: {reaction.Name} ({reaction.Source} [{reaction.Certainty}]).",
            Dechallenge(e, facts, after),
            .. Rechallenge(e, facts, reaction),
            "Whether a disease or a medicine explains it is not in the record: a physician judges that.",
        ];
        return new(suggested, because, table.Criteria.Source, table.Criteria.Certainty);
    }

    static (Causality Suggested, string Time) OfTime(
        AdverseEvent e, PatientFacts facts, HourSpan? hours, KnownReaction? reaction, EventTable table)
    {
        if (e.Text.Length == 0 && e.Codes.Count == 0) return (Causality.Unassessable, "Nobody wrote down what happened.");
        if (e.Happened is not { } happened) return (Causality.Unassessable, "It has no date: its time to a session cannot be judged.");
        if (facts.Sessions.Count == 0) return (Causality.Unassessable, "No session is recorded: there is nothing to judge it against.");
        if (hours is null)
        {
            return facts.Sessions.All(s => s.Done?.Earliest > happened.Latest)
                ? (Causality.Unlikely, "It was before the first recorded session, and every session has a date.")
                : (Causality.Conditional, "A session has no date: whether it was before the event has to be found out.");
        }
        var (low, high) = (reaction?.FromHours.Value ?? 0, reaction?.ToHours.Value ?? table.PlausibleHours.Value);
        var fits = hours.Value.Low <= high && hours.Value.High >= low;
        var since = $"{hours.Value.Low:0} to {hours.Value.High:0} h after a session";
        return fits
            ? (Causality.Possible, $"Its time fits: {since}, within {low:0} to {high:0} h.")
            : (Causality.Conditional, $"Its time does not fit what is known: {since}, not within {low:0} to {high:0} h.");
    }

    // A treatment by sessions is withdrawn by not having another.
    static string Dechallenge(AdverseEvent e, PatientFacts facts, PastSession? after)
    {
        if (e.Outcome != EventOutcome.Resolved) return "That it went away is not recorded: nothing is known of dechallenge.";
        var wentOn = e.Happened is not { } happened || after is null
            || facts.Sessions.Any(s => s != after && !(s.Done?.Latest < happened.Earliest));
        return wentOn
            ? "It went away, and sessions went on or may have: nothing is known of dechallenge."
            : "It went away and no session was since: dechallenge speaks for it, were nothing else to explain it.";
    }

    static IEnumerable<string> Rechallenge(AdverseEvent e, PatientFacts facts, KnownReaction? reaction)
    {
        if (reaction is null || e.Happened is not { } happened) return [];
        var again = facts.AdverseEvents.Any(other => other != e && other.Happened is { } later && later.Earliest > happened.Latest
            && EventTable.Find(other) == reaction
            && facts.Sessions.Any(s => s.Done is { } done && done.Earliest >= happened.Latest && done.Latest <= later.Earliest));
        return again ? ["The same came again after a later session: rechallenge speaks for it."] : [];
    }
}
