using Hormesis.Web.Report;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening.Session;
using Hormesis.Clinic.SessionDay;

namespace Hormesis.Cli.Output;

/// <param name="State">good, open or simulated (nobody measured it).</param>
sealed record ChecklistItemDocument(
    string Id, string Text, string State, double? Value, string? Limit, string? NotApplicable, string? Review, string? By, string? Second,
    string? Why, string Source, Certainty Certainty)
{
    public static ChecklistItemDocument Of(ItemReport i) => new(
        i.Item.Id, i.Item.Text, i.State.ToString().ToLowerInvariant(), i.Answer.Value, i.Item.Good?.ToString(),
        Some(i.Answer.NotApplicable),
        Some(i.Answer.Review), Some(i.Answer.By), i.Item.People > 1 ? Some(i.Answer.Second) : null, Some(i.Why), i.Item.Source,
        i.Item.Certainty);

    static string? Some(string text) => text.Length > 0 ? text : null;
}

sealed record ChecklistDocument(string Id, string Title, string Version, bool Closed, IReadOnlyList<ChecklistItemDocument> Items)
{
    public static ChecklistDocument Of(ListReport list) => new(
        list.List.Id, list.List.Title, Checklists.Table.Version, list.Items.All(i => i.State == ItemState.Good),
        [.. list.Items.Select(ChecklistItemDocument.Of)]);
}

/// <summary>What the bag rules in force said when the return opened.</summary>
sealed record BagDocument(BagOutcome Outcome, string RulesVersion, IReadOnlyList<FindingDocument> Findings)
{
    public static BagDocument Of(BagVerdict bag) => new(bag.Outcome, bag.RulesVersion, [.. bag.Findings.Select(FindingDocument.Of)]);
}

/// <summary>What a stop calls for.</summary>
/// <param name="Card">Id of an emergency card; null where the device is at fault and the patient not in danger by it.</param>
sealed record AfterStopDocument(string Reason, string? Card, string? CardTitle, BloodRule Blood);

sealed record CardDocument(
    string Version, string Id, string Title, Statement Reminder, IReadOnlyList<Statement> Signs, IReadOnlyList<Statement> Steps,
    BloodRule Blood, IReadOnlyList<Statement> After)
{
    public static CardDocument Of(EmergencyCard card) => new(
        EmergencyCards.Table.Version, card.Id, card.Title, EmergencyCards.Table.Reminder, card.Signs, card.Steps, card.BloodRule,
        card.After);
}

sealed record ConsentDocument(
    string Indication, string Name, Grade Grade, string GradeMeaning, string Version, string Sha256, IReadOnlyList<ConsentSection> Sections)
{
    public static ConsentDocument Of(ConsentText text) => new(
        text.Indication, text.Name, text.Grade, Grades.Meaning(text.Grade), text.Version, text.Sha256, text.Sections);
}
