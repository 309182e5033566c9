using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;

namespace Hormesis.Clinic.SessionDay;

/// <summary>Who has to see to it.</summary>
[JsonConverter(typeof(AsWord<Doer>))]
public enum Doer
{
    Nurse,
    Physician,
    Patient,
}

/// <summary>Something to be done, or left undone, after a session, and until or at which time.</summary>
/// <param name="Due">At this time, or from the session's end until it.</param>
public sealed record SessionTask(
    string Id, string What, DateTimeOffset Due, Doer Who, string Source, Certainty Certainty);

/// <summary>A task as data, by the time after the session's end.</summary>
public sealed record TaskRule
{
    public required string Id { get; init; }
    public required string What { get; init; }

    /// <summary>After the session's end.</summary>
    public required Figure After { get; init; }
    public required Doer Who { get; init; }

    /// <summary>What breath and vital signs must have said for the task to arise; empty for every session.</summary>
    public required IReadOnlyList<BreathEvent> Breath { get; init; }

    /// <summary>Id of a set of medicines of the screening; the task arises for who has one. Empty for everybody.</summary>
    public required string Medicines { get; init; }
}

/// <summary>The content of tasks.json.</summary>
public sealed record TaskTable(string About, IReadOnlyList<TaskRule> Tasks);

/// <summary>Discharge advice and what is owed to the patient after a session, as tasks with a time.</summary>
public static class SessionTasks
{
    public static TaskTable Table { get; } =
        EmbeddedData.Load(typeof(SessionTasks).Assembly, "SessionDay/tasks.json", SessionDayJson.Default.TaskTable);

    /// <summary>In the order of their time.</summary>
    /// <param name="end">When the session ended.</param>
    /// <param name="breath">The gravest that breath said; unknown is treated as the gravest.</param>
    public static IReadOnlyList<SessionTask> Of(PatientFacts facts, DateTimeOffset end, BreathEvent breath)
    {
        var gravest = breath == BreathEvent.Unknown ? BreathEvent.Abort : breath;
        var on = DateOnly.FromDateTime(end.UtcDateTime);
        return
        [
            .. Table.Tasks
                .Where(t => t.Breath.Count == 0 || t.Breath.Contains(gravest))
                .Where(t => t.Medicines.Length == 0 || Takes(facts, t.Medicines, on))
                .Select(t => new SessionTask(t.Id, t.What, end.AddHours(t.After.Value), t.Who, t.After.Source, t.After.Certainty))
                .OrderBy(t => t.Due),
        ];
    }

    static bool Takes(PatientFacts facts, string set, DateOnly on) =>
        MedicineHit.Find(TermSets.Get(set), facts.Medications, on).Any(h => h.Medication.Use != MedicationUse.Ended);
}
