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
public record struct AlarmOutput
{
    /// <summary>The alarm that is shown first; -1 for none.</summary>
    public int First { get; internal set; }
    public LampColour Lamp { get; internal set; }

    /// <summary>The lamp is lit now, by its flash.</summary>
    public bool LampOn { get; internal set; }

    /// <summary>The loudspeaker sounds now, by its burst.</summary>
    public bool SoundOn { get; internal set; }

    /// <summary>Which pulse of the burst; -1 between them. The melody is that of <see cref="Sounding"/>.</summary>
    public int Pulse { get; internal set; }

    /// <summary>The alarm that is heard; -1 for none.</summary>
    public int Sounding { get; internal set; }

    /// <summary>The second buzzer: the loudspeaker does not work and something is to be heard.</summary>
    public bool BackupOn { get; internal set; }

    /// <summary>Left of the audio pause.</summary>
    public TimeSpan PauseLeft { get; internal set; }

    public AlarmSet Raised { get; internal set; }
    public AlarmSet Ended { get; internal set; }
    public AlarmSet Acknowledged { get; internal set; }
    public AlarmSet Reset { get; internal set; }
    public bool PauseBegan { get; internal set; }
    public bool PauseEnded { get; internal set; }
}

/// <summary>All that the alarms remember between two ticks, as a value. The default is silence before the first tick.</summary>
public record struct AlarmEngineState
{
    /// <summary>Conditions that are there now.</summary>
    public AlarmSet Active { get; internal set; }

    /// <summary>Gone, and not reset.</summary>
    public AlarmSet Latched { get; internal set; }

    /// <summary>Of those shown, the ones that a person has acknowledged.</summary>
    public AlarmSet Seen { get; internal set; }
    public TimeSpan PausedUntil { get; internal set; }
    public readonly AlarmSet Shown => Active | Latched;

    internal bool Started { get; set; }
    internal uint OperatorCount { get; set; }
    internal TimeSpan LampSince { get; set; }
    internal TimeSpan SoundSince { get; set; }
    internal sbyte LampOf { get; set; }
    internal sbyte SoundOf { get; set; }
    internal uint Raised { get; set; }
    internal RaiseOrder order;

    public readonly AlarmSignal SignalOf(int row, AlarmTable table, TimeSpan now)
    {
        if (!Shown[row]) return AlarmSignal.Off;
        if (!Active[row]) return AlarmSignal.Latched;
        if (table.NeverSilent[row]) return AlarmSignal.On;
        return Seen[row] ? AlarmSignal.Acknowledged : now < PausedUntil ? AlarmSignal.AudioPaused : AlarmSignal.On;
    }

    /// <summary>All that is shown, first to last; returns how many. Air, then priority, then the newest.</summary>
    public readonly int Rank(AlarmTable table, Span<int> into)
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

    internal readonly int FirstOf(in AlarmSet among, AlarmTable table)
    {
        var best = Highest(among, table);
        var first = -1;
        for (; !best.IsEmpty; best = best.WithoutLowest())
        {
            var row = best.Lowest;
            if (first < 0 || order[row] > order[first]) first = row;
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
        var next = state;
        var output = default(AlarmOutput);
        Follow(ref next, ref output, conditions, input, table, signals, now);
        return (next, output);
    }

    /// <summary>The same in place.</summary>
    internal static void Follow(
        ref AlarmEngineState s, ref AlarmOutput output, in AlarmSet conditions, in AlarmInput input, AlarmTable table,
        SignalTable signals, TimeSpan now)
    {
        var active = conditions & table.All;
        output = new() { Raised = active - s.Active, Ended = s.Active - active };
        var pausedUntil = s.PausedUntil;
        if (!output.Raised.IsEmpty || !output.Ended.IsEmpty) Change(ref s, active, output, table, now);
        if (!s.Started) (s.Started, s.OperatorCount) = (true, input.OperatorCount);
        else if (input.OperatorCount != s.OperatorCount)
        {
            Respond(ref s, ref output, input.Action, pausedUntil, signals, now);
            s.OperatorCount = input.OperatorCount;
        }
        output.PauseEnded = pausedUntil > TimeSpan.Zero && !(now < s.PausedUntil);
        if (output.PauseEnded) s.PausedUntil = default;
        Show(ref s, ref output, input, table, signals, now);
    }

    static void Change(ref AlarmEngineState s, in AlarmSet active, in AlarmOutput output, AlarmTable table, TimeSpan now)
    {
        for (var left = output.Raised; !left.IsEmpty; left = left.WithoutLowest()) s.order[left.Lowest] = ++s.Raised;
        s.Latched = (s.Latched | output.Ended & table.Latching) - active;
        s.Active = active;
        s.Seen = (s.Seen - output.Raised) & s.Shown;
        // What is new is heard, whatever was paused before it.
        if (!output.Raised.IsEmpty && now < s.PausedUntil) s.PausedUntil = now;
    }

    static void Respond(
        ref AlarmEngineState s, ref AlarmOutput output, OperatorAction action, TimeSpan pausedUntil, SignalTable signals, TimeSpan now)
    {
        switch (action)
        {
            case OperatorAction.Acknowledge:
                output.Acknowledged = s.Shown - s.Seen;
                s.Seen = s.Shown;
                break;
            case OperatorAction.PauseAudio when now < pausedUntil:
                s.PausedUntil = now;
                break;
            case OperatorAction.PauseAudio:
                output.PauseBegan = true;
                s.PausedUntil = now + signals.Pause;
                break;
            case OperatorAction.ResetAlarms:
                output.Reset = s.Latched;
                (s.Latched, s.Seen) = (default, s.Seen & s.Active);
                break;
        }
    }

    static void Show(
        ref AlarmEngineState s, ref AlarmOutput output, in AlarmInput input, AlarmTable table, SignalTable signals, TimeSpan now)
    {
        output.First = s.FirstOf(s.Shown, table);
        output.Sounding = s.FirstOf(Heard(s, table, now), table);
        var lampOf = LevelOf(s.Shown, table);
        var soundOf = output.Sounding < 0 ? (sbyte)0 : (sbyte)(1 + (int)table.Alarms[output.Sounding].Priority);
        if (lampOf != s.LampOf) (s.LampOf, s.LampSince) = (lampOf, now);
        if (soundOf != s.SoundOf) (s.SoundOf, s.SoundSince) = (soundOf, now);

        var times = signals.Times;
        output.Lamp = lampOf == 0 ? LampColour.Off : signals.Of((Priority)(lampOf - 1)).Lamp;
        output.LampOn = lampOf != 0 && times.IsLit((Priority)(lampOf - 1), now - s.LampSince);
        output.Pulse = soundOf == 0 ? -1 : times.PulseAt((Priority)(soundOf - 1), now - s.SoundSince);
        output.SoundOn = output.Pulse >= 0;
        output.BackupOn = output.SoundOn && !input.SignalPathGood;
        output.PauseLeft = now < s.PausedUntil ? s.PausedUntil - now : TimeSpan.Zero;
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
