using Hormesis.Clinic.Evidence;
using Hormesis.Model;

namespace Hormesis.Clinic.SessionDay;

/// <summary>What may become of blood that stands in the bottle after a stop.</summary>
/// <param name="MayReturn">False where nothing of it goes back, whatever else holds.</param>
public sealed record BloodRule(string Id, bool MayReturn, string Text, string Source, Certainty Certainty);

/// <summary>What a reason for a stop calls for.</summary>
/// <param name="Reason">Id of the device's alarm, or person, remote, restart, auxiliary.</param>
/// <param name="Card">Id of an emergency card, or "none" where the device is at fault and not the patient in danger.</param>
/// <param name="Blood">Id of a rule about the blood.</param>
public sealed record StopAdvice(string Reason, string Card, string Blood);

/// <summary>The content of stops.json.</summary>
public sealed record StopTable(string About, IReadOnlyList<BloodRule> Blood, IReadOnlyList<StopAdvice> Stops);

/// <summary>
/// Which card and which rule about the blood belong to what stopped a session. The device's own release stands above it: this tells people
/// what to do, it lets nothing back.
/// </summary>
public static class AfterStop
{
    const string NoCard = "none";

    // Conditions of equipment around the device have numbers and share one row.
    const string Auxiliary = "auxiliary", AuxiliaryPrefix = "aux-";

    public static StopTable Table { get; } =
        EmbeddedData.Load(typeof(AfterStop).Assembly, "SessionDay/stops.json", SessionDayJson.Default.StopTable);

    /// <exception cref="InvalidOperationException">No rule has this id: a slip in the data.</exception>
    public static BloodRule Rule(string id) => Table.Blood.First(r => r.Id == id);

    /// <summary>Null for a reason that the table does not know; a test holds it to all that the device has.</summary>
    public static StopAdvice? Of(string reason)
    {
        var known = reason.StartsWith(AuxiliaryPrefix, StringComparison.Ordinal) ? Auxiliary : reason;
        return Table.Stops.FirstOrDefault(s => s.Reason == known);
    }

    /// <summary>The card of the reason, or, where that has none, of the first alarm that has one; null when none has.</summary>
    public static EmergencyCard? Card(string reason, IEnumerable<string> alarms) =>
        alarms.Prepend(reason).Select(Of).OfType<StopAdvice>().FirstOrDefault(s => s.Card != NoCard) is { } advice
            ? EmergencyCards.Get(advice.Card)
            : null;

    /// <summary>What may become of the blood: the strictest of what the reason and the alarms say; discard for what is not known.</summary>
    public static BloodRule Blood(string reason, IEnumerable<string> alarms)
    {
        var rules = alarms.Prepend(reason).Select(r => Of(r) is { } advice ? Rule(advice.Blood) : Table.Blood[0]).ToList();
        return rules.FirstOrDefault(r => !r.MayReturn) ?? rules[0];
    }
}
