using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Alarms;

/// <summary>What comes of it if nobody responds.</summary>
public enum Harm : byte
{
    /// <summary>Death or irreversible injury.</summary>
    Irreversible = 0,
    Reversible,

    /// <summary>Minor injury or discomfort; also a device that needs service.</summary>
    Minor,
}

/// <summary>How soon the harm comes.</summary>
public enum Onset : byte
{
    /// <summary>No time for a person to put it right by hand.</summary>
    Immediate = 0,

    /// <summary>Time for a person to put it right.</summary>
    Prompt,
    Delayed,
}

/// <summary>Which melody an alarm is played with (reference/device-safety, A3).</summary>
public enum MelodyKind : byte
{
    General = 0,
    Oxygen,
    Ventilation,
    Cardiovascular,
    DrugDelivery,
    Perfusion,
}

/// <summary>One alarm condition, as data. Its priority is worked out, never typed.</summary>
public sealed record Alarm
{
    public required string Id { get; init; }

    /// <summary>What a person reads.</summary>
    public required string Words { get; init; }
    public required Harm Harm { get; init; }
    public required Onset Onset { get; init; }

    /// <summary>Stays after its cause is gone, until a person resets it.</summary>
    public required bool Latches { get; init; }

    /// <summary>Its sound may be paused or acknowledged while the cause lasts. Never for air, overpressure and power.</summary>
    public required bool Pausable { get; init; }

    /// <summary>Gas on its way to the patient: shown above all others.</summary>
    public bool Air { get; init; }
    public required MelodyKind Melody { get; init; }

    /// <summary>Rows of the hazard analysis.</summary>
    public required IReadOnlyList<string> Hazards { get; init; }

    public Priority Priority => PriorityOf(Harm, Onset);

    /// <summary>Priority from harm and onset: reference/device-safety, A1. The least of all is low, not none.</summary>
    public static Priority PriorityOf(Harm harm, Onset onset) => (harm, onset) switch
    {
        (Harm.Irreversible, Onset.Immediate or Onset.Prompt) => Priority.High,
        (Harm.Irreversible, Onset.Delayed) => Priority.Medium,
        (Harm.Reversible, Onset.Immediate) => Priority.High,
        (Harm.Reversible, Onset.Prompt) => Priority.Medium,
        (Harm.Reversible, Onset.Delayed) => Priority.Low,
        (Harm.Minor, Onset.Immediate) => Priority.Medium,
        (Harm.Minor, Onset.Prompt or Onset.Delayed) => Priority.Low,
        _ => Priority.High, // what nobody knows is not played down
    };
}

/// <summary>All alarm conditions of the device: alarms.json and the auxiliary service conditions, which have numbers for names.</summary>
public sealed class AlarmTable
{
    public const int Auxiliaries = 64;

    readonly Dictionary<string, int> rows;
    readonly AlarmSet[] ofPriority = new AlarmSet[3];

    /// <exception cref="ArgumentException">Too many alarms, or two of one id.</exception>
    public AlarmTable(IReadOnlyList<Alarm> alarms)
    {
        if (alarms.Count > AlarmSet.Most) throw new ArgumentException($"{alarms.Count} alarms; at most {AlarmSet.Most}");
        Alarms = alarms;
        rows = alarms.Select((alarm, row) => (alarm.Id, row)).ToDictionary(p => p.Id, p => p.row, StringComparer.Ordinal);
        for (var row = 0; row < alarms.Count; row++)
        {
            var alarm = alarms[row];
            var set = AlarmSet.Of(row);
            All |= set;
            ofPriority[(int)alarm.Priority] |= set;
            if (alarm.Latches) Latching |= set;
            if (!alarm.Pausable) NeverSilent |= set;
            if (alarm.Air) Air |= set;
        }
    }

    public static AlarmTable Shipped { get; } = new(
    [
        .. EmbeddedData.Load(typeof(AlarmTable).Assembly, "Alarms/alarms.json", AlarmJson.Default.IReadOnlyListAlarm),
        .. Enumerable.Range(1, Auxiliaries).Select(Auxiliary),
    ]);

    public IReadOnlyList<Alarm> Alarms { get; }

    public AlarmSet All { get; }
    public AlarmSet Latching { get; }
    public AlarmSet NeverSilent { get; }
    public AlarmSet Air { get; }

    public AlarmSet Of(Priority priority) => ofPriority[(int)priority];

    /// <summary>-1 for an id that is no alarm's.</summary>
    public int RowOf(string id) => rows.GetValueOrDefault(id, -1);

    /// <summary>The auxiliary conditions out of <c>MachineStatus.Auxiliary</c>.</summary>
    public AlarmSet OfAuxiliaries(ulong bits) => AlarmSet.FromBits(bits, RowOf("aux-01"));

    static Alarm Auxiliary(int number) => new()
    {
        Id = FormattableString.Invariant($"aux-{number:00}"),
        Words = FormattableString.Invariant($"service condition {number}: tell the service, treatment is not affected"),
        Harm = Harm.Minor,
        Onset = Onset.Delayed,
        Latches = false,
        Pausable = true,
        Melody = MelodyKind.General,
        Hazards = ["H54"],
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(IReadOnlyList<Alarm>))]
[JsonSerializable(typeof(SignalTable))]
public sealed partial class AlarmJson : JsonSerializerContext;
