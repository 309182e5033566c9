using System.Runtime.CompilerServices;
using Hormesis.Device.Controller;

namespace Hormesis.Device.Alarms;

/// <summary>What a person sees and hears of one alarm.</summary>
public enum AlarmSignal : byte
{
    Off = 0,
    On,
    AudioPaused,

    /// <summary>Seen by a person: light without sound, cause still there.</summary>
    Acknowledged,

    /// <summary>The cause is gone; the light, and the sound until it is acknowledged, wait for a person.</summary>
    Latched,
}

/// <summary>What comes in beside the conditions.</summary>
public readonly record struct AlarmInput
{
    /// <summary>Counts what the operator did; an action is new when the count is.</summary>
    public uint OperatorCount { get; init; }
    public OperatorAction Action { get; init; }

    /// <summary>Loudspeaker and its driver are whole.</summary>
    public bool SignalPathGood { get; init; }
}

/// <summary>What lamp, loudspeaker and screen do until the next tick, and what has just happened, for the log.</summary>
public readonly record struct AlarmOutput
{
    /// <summary>The alarm that is shown first; -1 for none.</summary>
    public int First { get; init; }
    public LampColour Lamp { get; init; }

    /// <summary>The lamp is lit now, by its flash.</summary>
    public bool LampOn { get; init; }

    /// <summary>The loudspeaker sounds now, by its burst.</summary>
    public bool SoundOn { get; init; }

    /// <summary>Which pulse of the burst; -1 between them. The melody is that of <see cref="Sounding"/>.</summary>
    public int Pulse { get; init; }

    /// <summary>The alarm that is heard; -1 for none.</summary>
    public int Sounding { get; init; }

    /// <summary>The second buzzer: the loudspeaker does not work and something is to be heard.</summary>
    public bool BackupOn { get; init; }

    /// <summary>Left of the audio pause.</summary>
    public TimeSpan PauseLeft { get; init; }

    public AlarmSet Raised { get; init; }
    public AlarmSet Ended { get; init; }
    public AlarmSet Acknowledged { get; init; }
    public AlarmSet Reset { get; init; }
    public bool PauseBegan { get; init; }
    public bool PauseEnded { get; init; }
}

/// <summary>All that the alarms remember between two ticks, as a value. The default is silence before the first tick.</summary>
public readonly record struct AlarmEngineState
{
    /// <summary>Conditions that are there now.</summary>
    public AlarmSet Active { get; init; }

    /// <summary>Gone, and not reset.</summary>
    public AlarmSet Latched { get; init; }

    /// <summary>Of those shown, the ones that a person has acknowledged.</summary>
    public AlarmSet Seen { get; init; }
    public TimeSpan PausedUntil { get; init; }
    public AlarmSet Shown => Active | Latched;

    internal bool Started { get; init; }
    internal uint OperatorCount { get; init; }
    internal TimeSpan LampSince { get; init; }
    internal TimeSpan SoundSince { get; init; }
    internal sbyte LampOf { get; init; }
    internal sbyte SoundOf { get; init; }
    internal uint Raised { get; init; }
    internal RaiseOrder Order { get; init; }

    public AlarmSignal SignalOf(int row, AlarmTable table, TimeSpan now)
    {
        if (!Shown[row]) return AlarmSignal.Off;
        if (!Active[row]) return AlarmSignal.Latched;
        if (table.NeverSilent[row]) return AlarmSignal.On;
        return Seen[row] ? AlarmSignal.Acknowledged : now < PausedUntil ? AlarmSignal.AudioPaused : AlarmSignal.On;
    }

    /// <summary>All that is shown, first to last; returns how many. Air, then priority, then the newest.</summary>
    public int Rank(AlarmTable table, Span<int> into)
    {
        var left = Shown;
        var n = 0;
        for (; n < into.Length && !left.IsEmpty; n++)
        {
            into[n] = FirstOf(left, table);
            left -= AlarmSet.Of(into[n]);
        }
        return n;
    }

    internal int FirstOf(in AlarmSet among, AlarmTable table)
    {
        var best = Highest(among, table);
        var first = -1;
        for (; !best.IsEmpty; best = best.WithoutLowest())
        {
            var row = best.Lowest;
            if (first < 0 || Order[row] > Order[first]) first = row;
        }
        return first;
    }

    // RC-40
    static AlarmSet Highest(in AlarmSet among, AlarmTable table)
    {
        var air = among & table.Air;
        if (!air.IsEmpty) return air;
        var high = among & table.Of(Priority.High);
        if (!high.IsEmpty) return high;
        var medium = among & table.Of(Priority.Medium);
        return medium.IsEmpty ? among : medium;
    }
}

/// <summary>When each alarm was raised, as a running number.</summary>
[InlineArray(AlarmSet.Most)]
struct RaiseOrder : IEquatable<RaiseOrder>
{
    uint first;

    public readonly bool Equals(RaiseOrder other) => ((ReadOnlySpan<uint>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is RaiseOrder other && Equals(other);

    public override readonly int GetHashCode() => (int)this[0];
}

/// <summary>
/// Makes signals of conditions: what is shown first, lamp, sound, latching, acknowledging and pausing. It leaves to the limits
/// how long a condition lasts before it counts; from condition to signal it adds no delay beyond its own tick.
/// </summary>
public static class AlarmEngine
{
    /// <summary>One tick. Pure, without allocation; steps after controller and monitor, on what both have found.</summary>
    public static (AlarmEngineState State, AlarmOutput Output) Step(
        in AlarmEngineState state, in AlarmSet conditions, in AlarmInput input, AlarmTable table, SignalTable signals, TimeSpan now)
    {
        var active = conditions & table.All;
        var raised = active - state.Active;
        var ended = state.Active - active;
        var next = Follow(state, active, raised, ended, table, now);

        var output = new AlarmOutput { Raised = raised, Ended = ended };
        var isNew = state.Started && input.OperatorCount != state.OperatorCount;
        if (isNew) Respond(ref next, ref output, input.Action, state, signals, now);
        if (isNew || !state.Started) next = next with { Started = true, OperatorCount = input.OperatorCount };
        output = output with { PauseEnded = state.PausedUntil > TimeSpan.Zero && !(now < next.PausedUntil) };
        if (output.PauseEnded) next = next with { PausedUntil = default };
        return Show(next, output, input, table, signals, now);
    }

    static AlarmEngineState Follow(
        in AlarmEngineState s, in AlarmSet active, in AlarmSet raised, in AlarmSet ended, AlarmTable table, TimeSpan now)
    {
        if (raised.IsEmpty && ended.IsEmpty) return s;

        var order = s.Order;
        var number = s.Raised;
        for (var left = raised; !left.IsEmpty; left = left.WithoutLowest()) order[left.Lowest] = ++number;
        var latched = (s.Latched | ended & table.Latching) - active;
        return s with
        {
            Active = active,
            Latched = latched,
            Seen = (s.Seen - raised) & (active | latched),
            Order = order,
            Raised = number,
            // What is new is heard, whatever was paused before it.
            PausedUntil = raised.IsEmpty ? s.PausedUntil : now < s.PausedUntil ? now : s.PausedUntil,
        };
    }

    static void Respond(
        ref AlarmEngineState next, ref AlarmOutput output, OperatorAction action, in AlarmEngineState before, SignalTable signals,
        TimeSpan now)
    {
        switch (action)
        {
            case OperatorAction.Acknowledge:
                output = output with { Acknowledged = next.Shown - next.Seen };
                next = next with { Seen = next.Shown };
                break;
            case OperatorAction.PauseAudio when now < before.PausedUntil:
                next = next with { PausedUntil = now };
                break;
            case OperatorAction.PauseAudio:
                output = output with { PauseBegan = true };
                next = next with { PausedUntil = now + signals.Pause };
                break;
            case OperatorAction.ResetAlarms:
                output = output with { Reset = next.Latched };
                next = next with { Latched = default, Seen = next.Seen & next.Active };
                break;
        }
    }

    static (AlarmEngineState State, AlarmOutput Output) Show(
        in AlarmEngineState s, in AlarmOutput output, in AlarmInput input, AlarmTable table, SignalTable signals, TimeSpan now)
    {
        var first = s.FirstOf(s.Shown, table);
        var sounding = s.FirstOf(Heard(s, table, now), table);
        var lampOf = LevelOf(s.Shown, table);
        var soundOf = sounding < 0 ? (sbyte)0 : (sbyte)(1 + (int)table.Alarms[sounding].Priority);
        var next = s;
        if (lampOf != s.LampOf) next = next with { LampOf = lampOf, LampSince = now };
        if (soundOf != s.SoundOf) next = next with { SoundOf = soundOf, SoundSince = now };

        var times = signals.Times;
        var pulse = soundOf == 0 ? -1 : times.PulseAt((Priority)(soundOf - 1), now - next.SoundSince);
        return (next, output with
        {
            First = first,
            Lamp = lampOf == 0 ? LampColour.Off : signals.Of((Priority)(lampOf - 1)).Lamp,
            LampOn = lampOf != 0 && times.IsLit((Priority)(lampOf - 1), now - next.LampSince),
            Sounding = sounding,
            Pulse = pulse,
            SoundOn = pulse >= 0,
            BackupOn = pulse >= 0 && !input.SignalPathGood,
            PauseLeft = now < next.PausedUntil ? next.PausedUntil - now : TimeSpan.Zero,
        });
    }

    // Neither acknowledged nor paused; and what may never be silent, while its cause is there.
    static AlarmSet Heard(in AlarmEngineState s, AlarmTable table, TimeSpan now)
    {
        var loud = s.Active & table.NeverSilent;
        return now < s.PausedUntil ? loud : loud | (s.Shown - s.Seen);
    }

    static sbyte LevelOf(in AlarmSet shown, AlarmTable table) =>
        !(shown & table.Of(Priority.High)).IsEmpty ? (sbyte)3
        : !(shown & table.Of(Priority.Medium)).IsEmpty ? (sbyte)2
        : shown.IsEmpty ? (sbyte)0 : (sbyte)1;
}
