using System.Globalization;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Clinic.Screening.Session;
using Hormesis.Clinic.SessionDay;
using Hormesis.Links;
using Hormesis.Model.Treatment;

namespace Hormesis.Web.Report;

/// <summary>How a checklist's item stands in a report.</summary>
public enum ItemState
{
    Open,
    Good,

    /// <summary>Nobody measured it: the device is simulated and has no such sensor. No number is made up for it.</summary>
    Simulated,
}

public sealed record ItemReport(ChecklistItem Item, ChecklistAnswer Answer, ItemState State, string Why);

/// <summary>A checklist as it was answered.</summary>
public sealed record ListReport(Checklist List, IReadOnlyList<ItemReport> Items)
{
    public IEnumerable<ItemReport> In(ItemState state) => Items.Where(i => i.State == state);
}

/// <summary>The session day around a session: lists, consent, what a stop calls for, what is owed to the patient.</summary>
/// <param name="Card">What to do, where a stop may be the patient's danger; null otherwise.</param>
/// <param name="Bag">What the rules in force say of the bottle when the return opened; null where it did not.</param>
/// <param name="Blood">What may become of blood in the bottle; null for a session that was completed.</param>
public sealed record DayReport(
    IReadOnlyList<ListReport> Lists, BagVerdict? Bag, ConsentCheck Consent, EmergencyCard? Card, BloodRule? Blood,
    IReadOnlyList<SessionTask> Tasks)
{
    const int NamedMost = 3;

    /// <param name="answers">What people answered before the session; null where the program confirms on the simulated device.</param>
    public static DayReport Of(
        PatientFacts facts, Indication indication, SessionTrace trace, SessionPlan plan, DateTimeOffset start,
        IReadOnlyDictionary<string, ChecklistAnswer>? answers, RuleSet rules)
    {
        var (isStopped, alarms) = (trace.Outcome == SessionOutcome.Stopped, trace.Alarms.Select(a => a.Id).ToList());
        var before = Checklists.Get(Checklists.BeforeSession);
        var empty = new Dictionary<string, double?>();
        List<ListReport> lists = [answers is null ? ByProgram(before, empty) : ByPeople(before, answers)];
        if (trace.Release is { } release) lists.Add(ByProgram(Checklists.Get(Checklists.BagRelease), Readings(release, plan)));
        lists.Add(ByProgram(Checklists.Get(Checklists.AfterSession), empty));
        return new(
            lists, trace.Release is { } opened ? DayRules.Bag(opened, plan, rules) : null,
            ConsentCheck.Of(facts, indication, DateOnly.FromDateTime(start.UtcDateTime)),
            isStopped ? AfterStop.Card(trace.StopReason, alarms) : null,
            isStopped ? AfterStop.Blood(trace.StopReason, alarms) : null,
            SessionTasks.Of(facts, start + trace.Duration, BreathProtocol.EventOf(trace.Breath.Gravest)));
    }

    // What is in the way and, in a few words, what nobody measured.
    string BagWords()
    {
        if (Bag is null) return "";
        var parts = Bag.Findings.SelectMany(f => f.Parts, (f, part) => (f.Rule, Part: part)).ToList();
        var against = parts.Where(p => p.Part.Answer is Answer.Excluded or Answer.Caution).Select(p => $"{p.Rule} {p.Part.Explanation}");
        var unknown = parts.Where(p => p.Part.Answer == Answer.Missing)
            .Select(p => $"{p.Rule} {p.Part.Question.ToLowerInvariant()}").ToList();
        return string.Join("; ",
        [
            Bag.Outcome.ToString().ToLowerInvariant(), .. against,
            .. unknown.Count > 0 ? [$"not measured (simulated): {string.Join(", ", unknown)}"] : Array.Empty<string>(),
        ]);
    }

    static ListReport ByPeople(Checklist list, IReadOnlyDictionary<string, ChecklistAnswer> answers) => new(
        list, [.. list.Items.Select(item => Judged(item, answers.TryGetValue(item.Id, out var given) ? given : new()))]);

    // What a person would confirm the program confirms, in its own name; a number is a reading, or there is none.
    static ListReport ByProgram(Checklist list, IReadOnlyDictionary<string, double?> readings) => new(
        list, [.. list.Items.Select(item => ByProgram(item, readings.GetValueOrDefault(item.Id)))]);

    static ItemReport ByProgram(ChecklistItem item, double? reading)
    {
        var program = SessionPeople.OfProgram.Operators;
        var answer = new ChecklistAnswer { By = program[0], Second = program[1] };
        return item.Good is null ? Judged(item, answer with { Yes = true })
            : reading is { } value ? Judged(item, answer with { Value = value })
            : new(item, answer, ItemState.Simulated, "not measured: the device is simulated");
    }

    static ItemReport Judged(ChecklistItem item, ChecklistAnswer answer) => Checklists.Why(item, answer) is { } why
        ? new(item, answer, ItemState.Open, why)
        : new(item, answer, ItemState.Good, "");

    static Dictionary<string, double?> Readings(BottleRelease release, SessionPlan plan) => new()
    {
        ["haemolysis"] = release.HaemolysisPercent,
        ["bubbles"] = release.LineIsClear ? 0 : null,
        ["headspace"] = release.Bottle.Millibar,
        ["gas-log"] = 100 * (release.Offered / plan.Dose - 1),
        ["age"] = release.SinceDraw.TotalMinutes,
    };

    /// <summary>For the report, on paper and on the terminal.</summary>
    public ReportSection Section() => new("Session day",
    [
        .. Card is { } card ? [("CARD", $"{card.Title}: hormesis card {card.Id}")] : Array.Empty<(string, string)>(),
        .. Blood is { } blood ? [("blood", blood.Text)] : Array.Empty<(string, string)>(),
        ("consent", $"{Consent.Words} (simulated)"),
        .. Lists.Select(l => (l.List.Id.Replace('-', ' '), Words(l))),
        .. Bag is null ? Array.Empty<(string, string)>() : [("bag rules", BagWords())],
        .. Tasks.Select(t => (
            string.Create(CultureInfo.InvariantCulture, $"{t.Due:MM-dd HH:mm}Z"), $"{t.What} ({t.Who.ToString().ToLowerInvariant()})")),
    ]);

    // A few by name, more by number: --json has them all.
    static string Named(List<string> items) =>
        items.Count > NamedMost ? items.Count.ToString(CultureInfo.InvariantCulture) : string.Join(", ", items);

    static string NameOf(ChecklistItem item) => item.Id.Replace('-', ' ');

    static string Words(ListReport list)
    {
        var readings = list.In(ItemState.Good).Where(i => i.Answer.Value is not null)
            .Select(i => string.Create(
                CultureInfo.InvariantCulture, $"{NameOf(i.Item)} {i.Answer.Value:0.##} {UnitWords.Of(i.Item.Good!.Unit)}")); // has a value
        var (good, simulated) = (list.In(ItemState.Good).Count(), list.In(ItemState.Simulated).Select(i => NameOf(i.Item)).ToList());
        var by = string.Join(", ", list.In(ItemState.Good).Select(i => i.Answer.By).Distinct());
        return string.Join("; ",
        [
            $"{good} of {list.Items.Count} good, by {by}",
            .. readings,
            .. list.In(ItemState.Open).Select(i => $"OPEN {NameOf(i.Item)}: {i.Why}"),
            .. simulated.Count > 0 ? [$"not measured (simulated): {Named(simulated)}"] : Array.Empty<string>(),
        ]);
    }
}
