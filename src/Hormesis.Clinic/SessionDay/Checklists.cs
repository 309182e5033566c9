using Hormesis.Clinic.Protocol;
using Hormesis.Model;

namespace Hormesis.Clinic.SessionDay;

/// <summary>
/// The lists of the session day, and whether one is closed. It asks for what is good: silence, a no, a number outside its limits and what
/// is not a number leave an item open. It does not know who is entitled to answer.
/// </summary>
public static class Checklists
{
    public const string BeforeSession = "before-session", BagRelease = "bag-release", AfterSession = "after-session";

    public static ChecklistTable Table { get; } =
        EmbeddedData.Load(typeof(Checklists).Assembly, "SessionDay/checklists.json", SessionDayJson.Default.ChecklistTable);

    /// <exception cref="InputException">There is no such list.</exception>
    public static Checklist Get(string id) => Table.Checklists.FirstOrDefault(c => c.Id == id) ?? throw new InputException(
        "checklist", $"\"{id}\" is no checklist", $"give one of {string.Join(", ", Table.Checklists.Select(c => c.Id))}");

    /// <summary>What stands between the list and the next step; empty when it may be taken.</summary>
    /// <param name="answers">By the item's id. Answers to what the list does not ask close nothing.</param>
    public static IReadOnlyList<OpenPoint> Open(Checklist checklist, IReadOnlyDictionary<string, ChecklistAnswer> answers) =>
        [.. checklist.Items.Select(item => Open(checklist, item, answers)).OfType<OpenPoint>()];

    static OpenPoint? Open(Checklist list, ChecklistItem item, IReadOnlyDictionary<string, ChecklistAnswer> answers) =>
        Why(item, answers.TryGetValue(item.Id, out var answer) ? answer : new()) is { } why
            ? new($"{list.Id}/{item.Id}", $"{item.Text}: {why}; {item.Otherwise}.")
            : null;

    /// <summary>Why the item is open; null when it is closed.</summary>
    public static string? Why(ChecklistItem item, ChecklistAnswer answer)
    {
        if (string.IsNullOrWhiteSpace(answer.NotApplicable)) return Missed(item, answer) ?? WhoMissed(item, answer);
        return !item.MayNotApply ? "it applies to everybody" : WhoMissed(item, answer);
    }

    static string? Missed(ChecklistItem item, ChecklistAnswer answer) => item.Good is { } good
        ? NumberMissed(good, answer)
        : answer.Yes switch
        {
            true => null,
            false => "answered no",
            _ => "not answered",
        };

    // A number is asked for, so no yes stands for it; but a no beside it is a no.
    static string? NumberMissed(GoodValues good, ChecklistAnswer answer)
    {
        if (answer.Yes == false) return "answered no";
        if (answer.Value is not { } value) return $"no value, and {good} is asked for";
        if (!good.Hold(value)) return $"{SessionWords.Number(value)} is not {good}";
        return good.NeedReview(value) && string.IsNullOrWhiteSpace(answer.Review)
            ? $"{SessionWords.Number(value)} is to be reviewed, and nobody says with what result"
            : null;
    }

    static string? WhoMissed(ChecklistItem item, ChecklistAnswer answer) =>
        string.IsNullOrWhiteSpace(answer.By) ? "nobody says who confirmed it"
        : item.People > 1 && !IsAnother(answer) ? "a second person, another than the first, has to confirm it"
        : null;

    static bool IsAnother(ChecklistAnswer answer) => !string.IsNullOrWhiteSpace(answer.Second)
        && !string.Equals(answer.By.Trim(), answer.Second.Trim(), StringComparison.OrdinalIgnoreCase);
}
