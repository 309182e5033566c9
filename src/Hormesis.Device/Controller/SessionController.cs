using Hormesis.Device.Controller.Phases;

namespace Hormesis.Device.Controller;

/// <summary>
/// Carries out one session. Responsible for the order of the phases, for what the actuators do in each, and for stopping when
/// a limit is broken. It leaves to others: whether the patient may be treated, how readings are got, and where intents are kept.
/// </summary>
public static class SessionController
{
    /// <summary>
    /// Decides the next state and the commands until the next tick. Pure: no clock, no socket, no log, no allocation.
    /// Limits come first in every phase; a stop is left only by a person, in a new session.
    /// </summary>
    /// <param name="state">What the step before returned; <see cref="ControllerState.Begin"/> at first.</param>
    /// <param name="readings">What the machine shows at <paramref name="now"/>.</param>
    /// <param name="setup">The session's plan, device and limits.</param>
    /// <param name="now">Monotonic time since the session began.</param>
    public static (ControllerState State, Commands Commands) Step(
        in ControllerState state, in Readings readings, ControllerSetup setup, TimeSpan now)
    {
        if (state.Phase is Phase.Safe or Phase.Ended) return (AtRest(state, readings, now), WithBeat(default, readings, now));

        var seen = Observe(state, readings, setup, now);
        var alarms = seen.Alarms.Judge(setup.Limits, seen.Phase, Signals.Of(seen, readings, setup), seen.Elapsed, out var stops);
        seen = seen with { Alarms = alarms };

        var next = stops >= 0 ? seen.StopFor(stops)
            : PersonStops(seen, readings) ? seen.StopForPerson()
            : Advance(seen, readings, setup);
        var commands = WithBeat(CommandsFor(next, readings, setup), readings, now);
        return (next with { Issued = commands, OperatorCount = readings.OperatorCount }, commands);
    }

    /// <summary>What the controller waits for a person to do and confirm; None while it waits for nobody.</summary>
    public static Prompt PromptFor(in ControllerState state) => state.Phase switch
    {
        Phase.SetUp => SetUp.Asks(state.Stage),
        Phase.Draw => Draw.Asks(state.Stage),
        Phase.Reinfusion => Reinfusion.Asks(state.Stage),
        _ => Prompt.None,
    };

    static ControllerState Observe(in ControllerState s, in Readings r, ControllerSetup setup, TimeSpan now)
    {
        if (!s.Started)
        {
            var first = s with { Now = now, Started = true, Frozen = FrozenOrder.Of(setup) };
            return first with { Estimates = Estimates.From(r, setup, now), OperatorCount = r.OperatorCount };
        }

        var elapsed = now - s.Now;
        var seen = s with { Now = now, Elapsed = elapsed, Estimates = s.Estimates.Follow(r, setup, now, elapsed) };
        var bottle = setup.Profile.Bottle;
        var uptake = s.Issued.MixerOn ? bottle.UptakeMixed : bottle.UptakeStill;
        var dose = s.Dose.Age(elapsed, uptake, setup.WallDecayPerSecond, s.Phase > Phase.Vent);
        if (Injection.IsFilling(s)) dose = dose.Inject(seen.Estimates.ConcentrationSteady * (r.OxygenFlow * elapsed));
        return seen with { Dose = dose };
    }

    // Out of the safe state leads one way: a person throws the blood away. Everything stays safe meanwhile.
    static ControllerState AtRest(in ControllerState s, in Readings r, TimeSpan now)
    {
        var rests = s with { Now = now, Issued = default, OperatorCount = r.OperatorCount };
        var discards = s.Started && r.OperatorCount != s.OperatorCount && r.Action == OperatorAction.Discard;
        return s.Phase == Phase.Safe && discards ? rests.Enter(Phase.Ended) : rests;
    }

    static Commands WithBeat(in Commands commands, in Readings r, TimeSpan now) => commands with
    {
        Beat = r.Tasks.Controller + 1,
        AirTestPulse = now.Ticks / PulseEvery.Ticks % 2 == 0,
    };

    static readonly TimeSpan PulseEvery = TimeSpan.FromMilliseconds(200);

    static bool PersonStops(in ControllerState s, in Readings r) =>
        r.OperatorCount != s.OperatorCount && r.Action == OperatorAction.Stop;

    static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) => s.Phase switch
    {
        Phase.SelfTest => SelfTest.Advance(s, r, setup),
        Phase.LeakTest => LeakTest.Advance(s, r, setup),
        Phase.Conditioning => Conditioning.Advance(s, r, setup),
        Phase.SetUp => SetUp.Advance(GeneratorLoop.Keep(s, setup), r, setup),
        Phase.Prime => Prime.Advance(s, r, setup),
        Phase.Draw => Draw.Advance(s, r, setup),
        Phase.VentBeforeGas => VentBeforeGas.Advance(s, r, setup),
        Phase.Injection => Injection.Advance(s, r, setup),
        Phase.Mixing => Mixing.Advance(s, setup),
        Phase.Vent => Vent.Advance(s, r, setup),
        Phase.Settle => Settle.Advance(s, setup),
        Phase.Reinfusion => Reinfusion.Advance(s, r, setup),
        Phase.Flush => Flush.Advance(s, setup),
        Phase.NextPass => NextPass.Advance(s, r),
        _ => s.Enter(Phase.Safe),
    };

    static Commands CommandsFor(in ControllerState s, in Readings r, ControllerSetup setup) => s.Failed ? default : s.Phase switch
    {
        Phase.LeakTest => LeakTest.Commands(s, setup),
        Phase.Conditioning or Phase.SetUp or Phase.VentBeforeGas => GeneratorLoop.ToDestruct(s, setup),
        Phase.Prime => Prime.Commands(s, setup),
        Phase.Draw => Draw.Commands(s, setup),
        Phase.Injection => Injection.Commands(s, setup),
        Phase.Mixing => Mixing.Commands(),
        Phase.Vent => Vent.Commands(s, r, setup),
        Phase.Reinfusion => Reinfusion.Commands(s),
        Phase.Flush => Flush.Commands(),
        _ => default, // every other phase, and one that nobody knows, is the safe state
    };
}
