namespace Hormesis.Store.Keeping;

public enum SessionState
{
    /// <summary>Whether it ended, and how, is not known: blocks the plan and the device until somebody has looked.</summary>
    Uncertain,
    Preparing,
    Running,
    Completed,
    Stopped,
}

/// <summary>One order carried out on one device, once.</summary>
public sealed class Session
{
    public required Guid Id { get; set; }

    /// <summary>Unique: an order has one session.</summary>
    public required Guid PlanId { get; set; }
    public required Guid CourseId { get; set; }
    public required string PatientId { get; set; }
    public required Guid DeviceId { get; set; }

    /// <summary>Unique: a bottle is used once.</summary>
    public required string BottleSerial { get; set; }
    public required SessionState State { get; set; }

    /// <summary>Who runs it, and who checked patient, bottle and order beside them.</summary>
    public required Guid OperatorId { get; set; }
    public required Guid? SecondId { get; set; }

    /// <summary>The node that runs it and the fencing token of its lease of the device.</summary>
    public required string Node { get; set; }
    public required long Fence { get; set; }
    public required DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>SHA-256 of the whole recording, once it has ended.</summary>
    public string? RecordingSha256 { get; set; }

    /// <summary>The session's trace as JSON, once it has ended.</summary>
    public byte[]? Trace { get; set; }
}

/// <summary>
/// About one second of a recording: its bytes as they stand in the file. The chunks in order are the recording. A row of its own only for
/// an engine without a tape; read them by <see cref="ClinicStore.ChunksOf"/>.
/// </summary>
public sealed class Chunk
{
    public required Guid SessionId { get; set; }

    /// <summary>From 0, without a gap.</summary>
    public required int Index { get; set; }
    public required byte[] Bytes { get; set; }

    /// <summary>CRC-32C of <see cref="Bytes"/>.</summary>
    public required uint Crc { get; set; }

    /// <summary>The audit entry that holds the hash of this and of the chunks committed with it.</summary>
    public required long AuditId { get; set; }
}

/// <summary>Where chunks of a session stand on a tape, for an engine that has one: those that came into the database together.</summary>
public sealed class ChunkRun
{
    public required Guid SessionId { get; set; }

    /// <summary>The index of the first of them; the others follow it.</summary>
    public required int First { get; set; }

    /// <summary>For each where its frame begins, 8 bytes, and how long it is, 4; least byte first.</summary>
    public required byte[] Places { get; set; }

    /// <summary>Where the tape ended then: the database knows of everything before.</summary>
    public required long End { get; set; }

    /// <summary>The audit entry that holds the hash of these and of the chunks that came in with them.</summary>
    public required long AuditId { get; set; }
}

/// <summary>What a session's log says beside its traces: alarms and what people did.</summary>
public sealed class SessionEvent
{
    public required Guid SessionId { get; set; }

    /// <summary>From 0 in each session.</summary>
    public required int Index { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Since the session's start, in ms.</summary>
    public required long Elapsed { get; set; }

    /// <summary>alarm, cleared, acknowledged, paused, phase, hold, stop, confirmed, note.</summary>
    public required string Kind { get; set; }

    /// <summary>The alarm's, phase's, prompt's or note's id; empty for a press of hold or stop.</summary>
    public required string Code { get; set; }
    public string? Text { get; set; }

    /// <summary>Null for what the device did.</summary>
    public Guid? AccountId { get; set; }
}
