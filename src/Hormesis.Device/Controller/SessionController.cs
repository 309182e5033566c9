using Hormesis.Device.Capnography;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Controller.Loops;
using Hormesis.Device.Controller.Phases;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// Carries out one session. Responsible for the order of the phases, for what the actuators do in each, and for stopping when
/// a limit is broken. It leaves to others: whether the patient may be treated, how readings are got, and where intents are kept.
/// </summary>
public static class SessionController
{
    /// <summary>
    /// Decides the next state and the commands until the next tick. Pure: no clock, no socket, no log, no allocation.
    /// Limits come first in every phase; a stop is left only by a person.
    /// </summary>
    /// <param name="state">What the step before returned; <see cref="ControllerState.Begin"/> at first.</param>
    /// <param name="readings">What the machine shows at <paramref name="now"/>.</param>
    /// <param name="breathing">What the patient's breathing and circulation ask for: slower, hold, stop.</param>
    /// <param name="setup">The session's plan, device and limits.</param>
    /// <param name="now">Monotonic time since the session began.</param>
    public static (ControllerState State, Commands Commands) Step(
        in ControllerState state, in Readings readings, in CapnographyVerdict breathing, ControllerSetup setup, TimeSpan now)
    {
        if (!state.Running) return (state with { Now = now, Issued = default }, default);

        var seen = Observe(state, readings, breathing, setup, now);
        var signals = Signals.Of(seen, readings, breathing, setup);
        var alarms = seen.Alarms.Judge(setup.Limits, JudgedAs(seen), signals, seen.Elapsed, out var verdict);
        seen = seen with { Alarms = alarms };

        var next = seen.Phase is Phase.Safe or Phase.Ended or Phase.Service
            ? AtRest.Advance(seen, readings, setup)
            : Course(seen, readings, setup, verdict);
        var commands = CommandsFor(next, readings, setup) with
        {
            Beat = next.Heart.Count,
            AirTestPulse = SelfTest.Pulses(next, setup),
        };
        return (next with { Issued = commands, OperatorCount = readings.OperatorCount }, commands);
    }

    /// <summary>What the controller waits for a person to do and confirm; None while it waits for nobody.</summary>
    public static Prompt PromptFor(in ControllerState state) => state.Held ? Prompt.None : state.Phase switch
    {
        Phase.SetUp => SetUp.Asks(state.Stage),
        Phase.Draw => Draw.Asks(state.Stage),
        Phase.Reinfusion => Reinfusion.Asks(state.Stage),
        _ => Prompt.None,
    };

    static ControllerState Observe(
        in ControllerState s, in Readings r, in CapnographyVerdict breathing, ControllerSetup setup, TimeSpan now)
    {
        if (!s.Started)
        {
            return s with
            {
                Now = now,
                Started = true,
                Estimates = Estimates.From(r, setup, now),
                Ozone = OzoneLoop.Begin(setup),
                Checks = CrossChecks.From(r),
                Frozen = FrozenOrder.Of(setup),
                Heart = new(s.Heart.Count + 1, r.Tasks, TimeSpan.Zero),
                OperatorCount = r.OperatorCount,
            };
        }

        var elapsed = now - s.Now;
        var settled = s.Ozone.IsSettled(setup);
        var timed = s with { Now = now, Elapsed = elapsed, Estimates = s.Estimates.Follow(r, setup, settled, now, elapsed) };
        return timed with
        {
            Ozone = s.Ozone.Follow(timed, r, setup),
            Checks = timed.Checks.Follow(timed, r, setup),
            Heart = s.Heart.Next(timed, r, setup),
            Remote = s.Remote.Look(r.Remote, setup.Nonce, now),
            Filling = s.Filling.Follow(elapsed, s.Issued.MixerOn || s.Issued.DrawClampOpen || s.Issued.ReturnClampOpen),
            GasOnFor = s.Issued.HighVoltageOn ? s.GasOnFor + elapsed : TimeSpan.Zero,
            ReturnedAt = s.Issued.ReturnClampOpen && s.Phase == Phase.Reinfusion ? now : s.ReturnedAt,
            Slowed = setup.Profile.Equipment.PatientMonitor ? breathing.FlowFactor : Fraction.Whole,
            Dose = Account(timed, r, setup, elapsed),
            Gas = Injection.IsFilling(s) ? s.Gas.Follow(r, elapsed, setup) : s.Gas,
        };
    }

    static DoseAccount Account(in ControllerState s, in Readings r, ControllerSetup setup, TimeSpan elapsed)
    {
        var bottle = setup.Profile.Bottle;
        var uptake = s.Issued.MixerOn ? bottle.UptakeMixed : bottle.UptakeStill;
        var dose = s.Dose.Age(elapsed, uptake, setup.UptakeSlowness, setup.WallDecayPerSecond, s.Phase > Phase.Vent);
        if (!Injection.IsFilling(s)) return dose;

        var concentration = setup.HasPhotometer
            ? s.Estimates.ConcentrationSteady
            : OzoneConcentration.FromMicrogramsPerNormalMillilitre(setup.ModelMicrograms(s.Issued.Power, r.OxygenFlow));
        return dose.Inject(concentration * (r.OxygenFlow * elapsed));
    }

    // In the safe state it is asked whether blood could go back: nothing else leads on from there.
    static Phase JudgedAs(in ControllerState s) => s.Phase == Phase.Safe ? Phase.Reinfusion : s.Phase;

    // Stops before everything, then what holds, then what goes on without gas, then the phase itself.
    static ControllerState Course(in ControllerState s, in Readings r, ControllerSetup setup, in Verdict verdict)
    {
        if (verdict.Stop >= 0) return AtRest.StopFor(s, r, setup, verdict.Stop);
        if (s.IsNew(r, OperatorAction.Stop)) return AtRest.Stop(s, r, setup, StopReason.Person);
        if (s.Remote.Taken == RemoteAction.Stop) return AtRest.Stop(s, r, setup, StopReason.Remote);
        var next = s;
        if (verdict.GasOff >= 0 && !s.GasOff)
        {
            if (!s.Filling.HasBlood) return AtRest.StopFor(s, r, setup, verdict.GasOff);
            next = WithoutGas(next with { GasOff = true });
        }
        next = Holding.Apply(next, r, verdict.Hold >= 0);
        return Holding.MayAdvance(next) ? Advance(next, r, setup) : next;
    }

    // What has been drawn so far goes back; what has been injected so far is mixed in and let out.
    static ControllerState WithoutGas(in ControllerState s) => s.Phase switch
    {
        Phase.Draw => Draw.End(s),
        Phase.Injection => Injection.End(s),
        _ => s,
    };

    static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) => s.Phase switch
    {
        Phase.SelfTest => SelfTest.Advance(s, r, setup),
        Phase.LeakTest => LeakTest.Advance(s, r, setup),
        Phase.Conditioning => Conditioning.Advance(s, r, setup),
        Phase.SetUp => SetUp.Advance(s, r, setup),
        Phase.Prime => Prime.Advance(s, r, setup),
        Phase.Draw => Draw.Advance(s, r, setup),
        Phase.VentBeforeGas => VentBeforeGas.Advance(s, r, setup),
        Phase.Injection => Injection.Advance(s, r, setup),
        Phase.Mixing => Mixing.Advance(s, setup),
        Phase.Vent => Vent.Advance(s, r, setup),
        Phase.Settle => Settle.Advance(s, r, setup),
        Phase.Reinfusion => Reinfusion.Advance(s, r, setup),
        Phase.Flush => Flush.Advance(s, setup),
        Phase.NextPass => NextPass.Advance(s, r, setup),
        _ => s.Enter(Phase.Safe) with { Stop = StopReason.Limit },
    };

    static Commands CommandsFor(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        if (s.Failed) return default;
        if (s.Held) return Holding.Commands(s, r, setup);
        var commands = OfPhase(s, r, setup);
        return s.GasOff ? GeneratorLoop.Silenced(commands) : commands;
    }

    internal static Commands OfPhase(in ControllerState s, in Readings r, ControllerSetup setup) => s.Phase switch
    {
        Phase.Safe => AtRest.Commands(s),
        Phase.SelfTest => SelfTest.Commands(s),
        Phase.LeakTest => LeakTest.Commands(s, setup),
        Phase.Conditioning or Phase.SetUp or Phase.VentBeforeGas => GeneratorLoop.ToDestruct(s, setup),
        Phase.Prime => Prime.Commands(s, setup),
        Phase.Draw => Draw.Commands(s, setup),
        Phase.Injection => Injection.Commands(s, setup),
        Phase.Mixing => Mixing.Commands(),
        Phase.Vent => Vent.Commands(s, r, setup),
        Phase.Settle => Settle.Commands(s),
        Phase.Reinfusion => Reinfusion.Commands(s),
        Phase.Flush => Flush.Commands(),
        _ => default, // every other phase, and one that nobody knows, is the safe state
    };
}
