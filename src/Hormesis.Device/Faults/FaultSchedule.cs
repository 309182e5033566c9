using Hormesis.Device.Controller;

namespace Hormesis.Device.Faults;

/// <summary>When which fault begins and heals in a run, with what has been done of it.</summary>
public sealed class FaultSchedule
{
    readonly List<ScheduledFault> waiting = [];
    readonly List<(TimeSpan At, FaultKind Kind)> healing = [];
    readonly List<FaultKind> begun = [];
    readonly int[] entries = new int[(int)Phase.Ended + 1];
    readonly TimeSpan[] enteredAt = new TimeSpan[(int)Phase.Ended + 1];

    public FaultSchedule() => entries[(int)Phase.SelfTest] = 1;

    /// <summary>Kinds that have begun so far, in order.</summary>
    public IReadOnlyList<FaultKind> Begun => begun;
    public bool IsDone => waiting.Count == 0;

    public bool HasBegun => begun.Count > 0;

    public void Add(ScheduledFault fault) => waiting.Add(fault);

    public void Add(IEnumerable<ScheduledFault> faults) => waiting.AddRange(faults);

    /// <summary>No more faults; what was begun heals now.</summary>
    public void HealAll(SimulatedSession session)
    {
        waiting.Clear();
        healing.Clear();
        foreach (var kind in begun) session.Heal(kind);
    }

    /// <summary>A fault was begun from outside of the schedule.</summary>
    internal void Note(FaultKind kind) => begun.Add(kind);

    internal void Entered(Phase phase, TimeSpan now)
    {
        entries[(int)phase]++;
        enteredAt[(int)phase] = now;
    }

    internal void Due(SimulatedSession session, TimeSpan now)
    {
        for (var i = 0; i < waiting.Count; i++)
        {
            if (!IsDue(waiting[i].At, now)) continue;
            var fault = waiting[i];
            waiting.RemoveAt(i--);
            begun.Add(fault.Fault.Kind);
            session.Begin(fault.Fault, now);
            if (fault.For is { } lasts) healing.Add((now + lasts, fault.Fault.Kind));
        }
        for (var i = 0; i < healing.Count; i++)
        {
            if (now < healing[i].At) continue;
            session.Heal(healing[i].Kind);
            healing.RemoveAt(i--);
        }
    }

    bool IsDue(FaultTime at, TimeSpan now) => at.Phase == Phase.Safe
        ? now >= at.Offset
        : entries[(int)at.Phase] >= at.Pass && now >= enteredAt[(int)at.Phase] + at.Offset;

    internal void CopyFrom(FaultSchedule other)
    {
        waiting.Clear();
        waiting.AddRange(other.waiting);
        healing.Clear();
        healing.AddRange(other.healing);
        begun.Clear();
        begun.AddRange(other.begun);
        other.entries.CopyTo(entries, 0);
        other.enteredAt.CopyTo(enteredAt, 0);
    }
}
