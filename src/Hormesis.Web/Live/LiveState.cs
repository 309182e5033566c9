using System.Text.Json.Serialization;
using Hormesis.Device;
using Hormesis.Device.Alarms;
using Hormesis.Device.Capnography;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;

namespace Hormesis.Web.Live;

/// <summary>One alarm as a page shows it. Words are the page's.</summary>
/// <param name="Id">Of the alarm table.</param>
/// <param name="Priority">high, medium or low.</param>
/// <param name="Signal">on, paused, acknowledged or latched.</param>
/// <param name="At">Seconds of the session when it was raised.</param>
/// <param name="IsPausable">Its sound may be paused or acknowledged while its cause lasts.</param>
public sealed record LiveAlarm(string Id, string Priority, string Signal, double At, bool IsPausable);

/// <summary>What is heard now; null for silence.</summary>
public sealed record LiveSound(string Priority, string Melody);

/// <summary>
/// Where a session stands, beside its values: told whole whenever any of it changes, so that who comes in later, or again, needs nothing
/// of before.
/// </summary>
public sealed record LiveState
{
    /// <summary>Ascends; an older one is to be left aside.</summary>
    public required long Revision { get; init; }
    public required double Time { get; init; }
    public required string Phase { get; init; }

    /// <summary>The phase after this one; null for none.</summary>
    public required string? Next { get; init; }
    public required int Pass { get; init; }
    public required int Passes { get; init; }
    public required bool Held { get; init; }

    /// <summary>What a person is asked to do and confirm; null for nothing.</summary>
    public required string? Prompt { get; init; }

    /// <summary>Of the newest check: values, person; null when nothing was wrong with it.</summary>
    public required string? CheckWrong { get; init; }

    /// <summary>limit, person, remote, restart; null while it goes on.</summary>
    public required string? Stop { get; init; }

    /// <summary>The alarm that stopped it; null where none did.</summary>
    public required string? StoppedBy { get; init; }
    public required bool GasOff { get; init; }

    /// <summary>After a stop: the alarms are reset; and the blood may be given back.</summary>
    public required bool Cleared { get; init; }
    public required bool MayReturn { get; init; }
    public required bool HasBlood { get; init; }

    /// <summary>In the order in which they are shown.</summary>
    public required IReadOnlyList<LiveAlarm> Alarms { get; init; }
    public required LiveSound? Sound { get; init; }
    public required bool AudioPaused { get; init; }

    /// <summary>What the observer beside the device holds to be wrong.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>none, advise, pause, abort; with the sign.</summary>
    public required string Breathing { get; init; }
    public required string BreathingSign { get; init; }

    /// <summary>The clinic's store takes what the session writes; when not, the recording on this computer holds it.</summary>
    public required bool IsKept { get; init; }

    /// <summary>The device is done; the file is closed.</summary>
    public required bool IsOver { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveState))]
sealed partial class LiveJson : JsonSerializerContext;

/// <summary>Makes the state of a session when something in it has changed, and finds that it has without allocating.</summary>
sealed class LiveStates(UnitSetup setup)
{
    const int Shown = AlarmSet.Most;

    static readonly string[] PromptIds =
        ["none", "load-anticoagulant", "first-check", "second-check", "connect-draw", "connect-return"];

    readonly double[] raisedAt = new double[AlarmSet.Most];
    Key last;
    long revision;

    /// <summary>What a page calls a prompt; null for none.</summary>
    public static string? IdOf(Prompt prompt) => prompt == Prompt.None ? null : PromptIds[(int)prompt];

    /// <summary>The prompt of that name; false when there is none.</summary>
    public static bool TryPrompt(string id, out Prompt prompt)
    {
        var at = Array.IndexOf(PromptIds, id);
        prompt = at > 0 ? (Prompt)at : Prompt.None;
        return at > 0;
    }

    /// <summary>The state when it is another than the last that was given; null when it is the same.</summary>
    public LiveState? Changed(SimulatedSession session, bool isKept, bool isOver)
    {
        ref readonly var unit = ref session.Unit;
        for (var left = unit.Shown.Raised; !left.IsEmpty; left = left.WithoutLowest())
            raisedAt[left.Lowest] = session.Now.TotalSeconds;
        var key = Key.Of(unit, session, isKept, isOver);
        if (revision > 0 && key == last) return null;
        last = key;
        revision++;
        return Of(unit, session, key);
    }

    LiveState Of(in ControlUnit unit, SimulatedSession session, in Key key)
    {
        var s = unit.Controller;
        return new()
        {
            Revision = revision,
            Time = Math.Round(session.Now.TotalSeconds, 2),
            Phase = s.Phase.Name(),
            Next = s.Held ? null : Outlook.After(s.Phase, s.Pass, setup.Plan.Passes)?.Name(),
            Pass = s.Pass,
            Passes = setup.Plan.Passes,
            Held = s.Held,
            Prompt = IdOf(key.Prompt),
            CheckWrong = s.ReadBackWrong ? "values" : s.PersonWrong ? "person" : null,
            Stop = s.Stop == StopReason.None ? null : Lower(s.Stop),
            StoppedBy = s.Stop == StopReason.Limit ? setup.Controller.Limits.Limits[s.StoppedBy].Alarm : null,
            GasOff = s.GasOff,
            Cleared = s.Cleared,
            MayReturn = key.MayReturn,
            HasBlood = s.Filling.HasBlood,
            Alarms = AlarmsOf(unit, session.Now),
            Sound = unit.Shown.Sounding < 0 ? null : SoundOf(setup.Alarms.Alarms[unit.Shown.Sounding]),
            AudioPaused = key.AudioPaused,
            Findings = FindingsOf(unit),
            Breathing = Lower(unit.Breathing.Action),
            BreathingSign = Lower(unit.Breathing.Sign),
            IsKept = key.IsKept,
            IsOver = key.IsOver,
        };
    }

    LiveAlarm[] AlarmsOf(in ControlUnit unit, TimeSpan now)
    {
        Span<int> rows = stackalloc int[Shown];
        var count = unit.Alarms.Rank(setup.Alarms, rows);
        var alarms = new LiveAlarm[count];
        for (var i = 0; i < count; i++)
        {
            var alarm = setup.Alarms.Alarms[rows[i]];
            alarms[i] = new(
                alarm.Id, Lower(alarm.Priority), SignalOf(unit.Alarms.SignalOf(rows[i], setup.Alarms, now)),
                Math.Round(raisedAt[rows[i]], 1), alarm.Pausable);
        }
        return alarms;
    }

    static string[] FindingsOf(in ControlUnit unit)
    {
        var found = unit.Observer.Verdict.Findings;
        return [.. Enum.GetValues<Device.Observer.Findings>().Where(f => f != 0 && (found & f) != 0).Select(Lower)];
    }

    static string SignalOf(AlarmSignal signal) => signal == AlarmSignal.AudioPaused ? "paused" : Lower(signal);

    static LiveSound SoundOf(Alarm alarm) => new(Lower(alarm.Priority), Lower(alarm.Melody));

    static string Lower<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Everything of a tick that a state is made of.</summary>
    readonly record struct Key(
        Phase Phase, bool Held, Prompt Prompt, int Pass, StopReason Stop, bool GasOff, bool Cleared, bool MayReturn, bool HasBlood,
        bool ReadBackWrong, bool PersonWrong, AlarmSet Active, AlarmSet Latched, AlarmSet Seen, int Sounding, bool AudioPaused,
        Device.Observer.Findings Findings, CapnographyAction Breathing, CapnographySign Sign, bool IsKept, bool IsOver)
    {
        public static Key Of(in ControlUnit unit, SimulatedSession session, bool isKept, bool isOver)
        {
            ref readonly var s = ref unit.Controller;
            var mayReturn = s.Phase == Phase.Safe
                && SessionController.MayReturnBlood(s, session.Readings, session.Setup.Controller);
            return new(
                s.Phase, s.Held, SessionController.PromptFor(s), s.Pass, s.Stop, s.GasOff, s.Cleared, mayReturn, s.Filling.HasBlood,
                s.ReadBackWrong, s.PersonWrong, unit.Alarms.Active, unit.Alarms.Latched, unit.Alarms.Seen, unit.Shown.Sounding,
                unit.Shown.PauseLeft > TimeSpan.Zero, unit.Observer.Verdict.Findings, unit.Breathing.Action, unit.Breathing.Sign,
                isKept, isOver);
        }
    }
}
