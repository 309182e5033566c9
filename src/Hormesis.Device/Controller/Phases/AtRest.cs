using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// The safe state, and the ways out of it, all of them a person's: the alarms are reset once their causes are gone, then the blood
/// goes back without any more gas if it still may, or it is thrown away and the session ends.
/// </summary>
static class AtRest
{
    public static ControllerState StopFor(in ControllerState s, in Readings r, ControllerSetup setup, int limit)
    {
        var forbids = setup.Limits.Limits[limit].ForbidsReturn;
        var filling = forbids ? s.Filling with { NeverReturn = true } : s.Filling;
        return Stop(s with { Filling = filling }, r, setup, StopReason.Limit) with { StoppedBy = (byte)limit };
    }

    public static ControllerState Stop(in ControllerState s, in Readings r, ControllerSetup setup, StopReason reason) =>
        LetOut(s, r, setup).Enter(Phase.Safe) with
        {
            Stop = reason,
            GasOff = true,
            Failed = false,
            Held = false,
            Cleared = false,
        };

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup) => s.Phase switch
    {
        Phase.Safe when s.IsNew(r, OperatorAction.ResetAlarms) => Reset(s),
        Phase.Safe when s.IsNew(r, OperatorAction.Discard) => Discard(s),
        Phase.Safe when s.IsNew(r, OperatorAction.ReturnBlood) && MayReturn(s, r, setup) => TryAgain(s),
        Phase.Service when s.IsNew(r, OperatorAction.Discard) || ServiceEnds(r) => s.Enter(Phase.Ended),
        _ => s,
    };

    /// <summary>Nothing moves. A reset closes the watchdog's relay again, which by itself moves nothing either.</summary>
    public static Commands Commands(in ControllerState s) => new() { RelayReset = s.Cleared };

    /// <summary>Every answer must be yes before blood may go back after a stop; each asks for what is good.</summary>
    public static bool MayReturn(in ControllerState s, in Readings r, ControllerSetup setup) =>
        s.Cleared && r.Machine.RelayClosed && s.Filling.Retries < MostRetries && Reinfusion.IsFresh(s, r, setup) && Facts.PatientGood(r);

    // Of one filling. A return that failed again fails again, and every try costs a little blood.
    const int MostRetries = 1;

    static ControllerState TryAgain(in ControllerState s) =>
        s.Enter(Phase.Vent).EnterStage(Vent.Open) with { Filling = s.Filling with { Retries = s.Filling.Retries + 1 } };

    // What is latched and still there keeps the device where it is.
    static ControllerState Reset(in ControllerState s)
    {
        var alarms = s.Alarms.Reset();
        return s with { Alarms = alarms, Cleared = alarms.Latched == 0 };
    }

    static ControllerState Discard(in ControllerState s) =>
        (s.Filling.HasBlood ? s.Write(JournalKind.Discarded, 0) : s).Enter(Phase.Ended);

    // RC-35
    static bool ServiceEnds(in Readings r) => !SelfTest.MayServe(r);

    // The open vent lets the gas out unmeasured: what the model says was in it counts as vented, and stays in doubt.
    static ControllerState LetOut(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        if (s.Phase is < Phase.Injection or > Phase.Vent || !(s.Dose.InGas > OzoneMass.Zero)) return s;
        var headspace = setup.Headspace(s);
        var (held, stays) = (headspace.GasAt(setup.Gas(r.Bottle)), headspace.GasAt(setup.Gas(GaugePressure.Zero)));
        var letOut = held > stays ? held - stays : NormalVolume.Zero;
        var all = letOut + stays;
        var modelled = OzoneConcentration.FromMicrogramsPerNormalMillilitre(s.Dose.InGas.Micrograms / all.NormalMillilitres);
        return s with { Dose = s.Dose.Vent(modelled, letOut, stays, measured: false), Residual = new(0, 0, 0, all) };
    }
}
