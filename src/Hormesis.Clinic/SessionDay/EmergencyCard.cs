using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Model;

namespace Hormesis.Clinic.SessionDay;

/// <summary>What to do in one emergency, on one page: how it looks, steps in order, what becomes of the blood.</summary>
/// <param name="Signs">How it is recognised.</param>
/// <param name="Steps">In the order in which they are done.</param>
/// <param name="Blood">Ids of <see cref="BloodRule"/>: what may become of the blood, the first unless the other holds.</param>
/// <param name="After">What has to be done once the patient is safe.</param>
public sealed record EmergencyCard(
    string Id, string Title, IReadOnlyList<Statement> Signs, IReadOnlyList<Statement> Steps, string Blood, IReadOnlyList<Statement> After)
{
    public BloodRule BloodRule => AfterStop.Rule(Blood);
}

/// <summary>The content of cards.json.</summary>
/// <param name="Reminder">Stands on every card.</param>
public sealed record CardTable(string About, string Version, Statement Reminder, IReadOnlyList<EmergencyCard> Cards);

/// <summary>All emergency cards.</summary>
public static class EmergencyCards
{
    public static CardTable Table { get; } =
        EmbeddedData.Load(typeof(EmergencyCards).Assembly, "SessionDay/cards.json", SessionDayJson.Default.CardTable);

    public static IReadOnlyList<EmergencyCard> All => Table.Cards;

    /// <exception cref="InputException">There is no such card.</exception>
    public static EmergencyCard Get(string id) => All.FirstOrDefault(c => c.Id == id) ?? throw new InputException(
        "NAME", $"\"{id}\" is no emergency card", $"give one of {string.Join(", ", All.Select(c => c.Id))}");

    /// <summary>A source as people read it: what is remembered is shown as unverified.</summary>
    public static string Tag(Statement s) => s.Certainty == Certainty.R ? $"{s.Source} [R, unverified]" : $"{s.Source} [{s.Certainty}]";
}
