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
        var next = state;
        var commands = Follow(ref next, readings, breathing, setup, now);
        return (next, commands);
    }

    /// <summary>The same in place.</summary>
    internal static Commands Follow(
        ref ControllerState s, in Readings readings, in CapnographyVerdict breathing, ControllerSetup setup, TimeSpan now)
    {
        if (!s.Running)
        {
            (s.Now, s.Issued) = (now, default);
            return default;
        }

        if (s.Started) Observe(ref s, readings, breathing, setup, now);
        else Begin(ref s, readings, setup, now);
        var signals = new SignalValues();
        Signals.Fill(ref signals, s, readings, breathing, setup);
        s.judged.Judge(setup.Limits.Checks, JudgedAs(s), signals, s.Elapsed, out var verdict);

        if (s.Phase is Phase.Safe or Phase.Ended or Phase.Service) s = AtRest.Advance(s, readings, setup);
        else Course(ref s, readings, setup, verdict);
        s.Issued = CommandsFor(s, readings, setup) with { Beat = s.Heart.Count, AirTestPulse = SelfTest.Pulses(s, setup) };
        s.OperatorCount = readings.OperatorCount;
        return s.Issued;
    }

    /// <summary>What the controller waits for a person to do and confirm; None while it waits for nobody.</summary>
    public static Prompt PromptFor(in ControllerState state) => state.Held ? Prompt.None : state.Phase switch
    {
        Phase.SetUp => SetUp.Asks(state.Stage),
        Phase.Draw => Draw.Asks(state.Stage),
        Phase.Reinfusion => Reinfusion.Asks(state.Stage),
        _ => Prompt.None,
    };

    /// <summary>After a stop: the blood would be given back, without any more gas, if a person asked for it now.</summary>
    public static bool MayReturnBlood(in ControllerState state, in Readings readings, ControllerSetup setup) =>
        state.Phase == Phase.Safe && AtRest.MayReturn(state, readings, setup);

    static void Begin(ref ControllerState s, in Readings r, ControllerSetup setup, TimeSpan now)
    {
        (s.Now, s.Started, s.OperatorCount) = (now, true, r.OperatorCount);
        s.Estimates = Estimates.From(r, setup, now);
        s.Ozone = OzoneLoop.Begin(setup);
        s.Checks = CrossChecks.From(r);
        s.Frozen = FrozenOrder.Of(setup);
        s.Heart = new(s.Heart.Count + 1, r.Tasks, TimeSpan.Zero);
    }

    // Each part looks at the commands of the tick before and at this tick's time and estimates, and at no other part.
    static void Observe(ref ControllerState s, in Readings r, in CapnographyVerdict breathing, ControllerSetup setup, TimeSpan now)
    {
        (s.Elapsed, s.Now) = (now - s.Now, now);
        s.Estimates = s.Estimates.Follow(r, setup, s.Ozone.IsSettled(setup), now, s.Elapsed);
        s.Ozone = s.Ozone.Follow(s, r, setup);
        s.Checks = s.Checks.Follow(s, r, setup);
        s.Heart = s.Heart.Next(s, r, setup);
        s.Remote = s.Remote.Look(r.Remote, setup.Nonce, now);
        s.Filling = s.Filling.Follow(s.Elapsed, s.Issued.MixerOn || s.Issued.DrawClampOpen || s.Issued.ReturnClampOpen);
        s.GasOnFor = s.Issued.HighVoltageOn ? s.GasOnFor + s.Elapsed : TimeSpan.Zero;
        s.ReturnedAt = s.Issued.ReturnClampOpen && s.Phase == Phase.Reinfusion ? now : s.ReturnedAt;
        s.Slowed = setup.Profile.Equipment.PatientMonitor ? breathing.FlowFactor : Fraction.Whole;
        s.Dose = Account(s, r, setup);
        if (Injection.IsFilling(s)) s.Gas = s.Gas.Follow(r, s.Elapsed, setup);
    }

    static DoseAccount Account(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var bottle = setup.Profile.Bottle;
        var uptake = s.Issued.MixerOn ? bottle.UptakeMixed : bottle.UptakeStill;
        var dose = s.Dose.Age(s.Elapsed, uptake, setup.UptakeSlowness, setup.WallDecayPerSecond, s.Phase > Phase.Vent);
        if (!Injection.IsFilling(s)) return dose;

        var concentration = setup.HasPhotometer
            ? s.Estimates.ConcentrationSteady
            : OzoneConcentration.FromMicrogramsPerNormalMillilitre(setup.ModelMicrograms(s.Issued.Power, r.OxygenFlow));
        return dose.Inject(concentration * (r.OxygenFlow * s.Elapsed));
    }

    // In the safe state it is asked whether blood could go back: nothing else leads on from there.
    static Phase JudgedAs(in ControllerState s) => s.Phase == Phase.Safe ? Phase.Reinfusion : s.Phase;

    // Stops before everything, then what holds, then what goes on without gas, then the phase itself.
    static void Course(ref ControllerState s, in Readings r, ControllerSetup setup, in Verdict verdict)
    {
        var endsGas = verdict.GasOff >= 0 && !s.GasOff;
        if (verdict.Stop >= 0) s = AtRest.StopFor(s, r, setup, verdict.Stop);
        else if (s.IsNew(r, OperatorAction.Stop)) s = AtRest.Stop(s, r, setup, StopReason.Person);
        else if (s.Remote.Taken == RemoteAction.Stop) s = AtRest.Stop(s, r, setup, StopReason.Remote);
        else if (endsGas && !s.Filling.HasBlood) s = AtRest.StopFor(s, r, setup, verdict.GasOff);
        else GoOn(ref s, r, setup, verdict.Hold >= 0, endsGas);
    }

    static void GoOn(ref ControllerState s, in Readings r, ControllerSetup setup, bool holds, bool endsGas)
    {
        if (endsGas) s = WithoutGas(s with { GasOff = true });
        Holding.Apply(ref s, r, holds);
        if (Holding.MayAdvance(s)) s = Advance(s, r, setup);
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
