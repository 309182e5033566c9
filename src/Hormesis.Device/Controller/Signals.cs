using Hormesis.Device.Controller.Limits;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>Works out, once a tick, the value of every signal that a limit can look at.</summary>
static class Signals
{
    public static SignalValues Of(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var values = new SignalValues();
        OfPressures(ref values, s, r, setup);
        OfGas(ref values, s, r, setup);
        OfBlood(ref values, s, r, setup);
        values[Signal.JournalWaitSeconds] = s.Written(r) ? 0 : (s.Now - s.JournalIssued).TotalSeconds;
        values[Signal.TickGapMs] = s.Elapsed.TotalMilliseconds;
        values[Signal.PhaseFailed] = Flag(s.Failed);
        values[Signal.PhaseTimedOut] = Flag(!(s.InStage <= Longest(s, setup)));
        values[Signal.FactsFault] = Flag(!Facts.AllGood(r));
        values[Signal.MainsFault] = Flag(!r.MainsGood);
        values[Signal.SettingsFault] = Flag(!(s.Frozen.OrderHolds(setup) && s.Frozen.LimitsHold(setup)));
        return values;
    }

    static void OfPressures(ref SignalValues values, in ControllerState s, in Readings r, ControllerSetup setup)
    {
        values[Signal.BottlePressureBar] = r.Bottle.Bar;
        values[Signal.BottleSecondBar] = r.BottleSecond.Bar;
        values[Signal.SensorsApartMbar] = GaugePressure.Apart(r.Bottle, r.BottleSecond).Millibar;
        values[Signal.LinePressureMmHg] = r.Line.MmHg;
        values[Signal.BottleFromAmbientMbar] = s.Issued.ReturnClampOpen ? r.Bottle.Magnitude.Millibar : 0;
        values[Signal.AboveCeilingBar] = (r.Bottle - setup.Plan.OverpressureCeiling).Bar;
    }

    static void OfGas(ref SignalValues values, in ControllerState s, in Readings r, ControllerSetup setup)
    {
        values[Signal.RoomOzonePpm] = r.RoomOzone.Value * 1e6;
        values[Signal.OxygenInletBar] = r.OxygenInlet.Bar;
        values[Signal.PhotometerFault] = Flag(!r.PhotometerGood);
        values[Signal.PhotometerAgeSeconds] = (s.Now - s.Estimates.SampleAt).TotalSeconds;
        values[Signal.ConcentrationPercentOfOrder] = 100 * s.Estimates.Concentration.MicrogramsPerNormalMillilitre
            / setup.Plan.Concentration.MicrogramsPerNormalMillilitre;
        values[Signal.ConcentrationUgPerNMl] = r.Photometer.MicrogramsPerNormalMillilitre;
        values[Signal.DoseMissedPercent] = 100 * DoseMissed(s, setup);
        values[Signal.PowerOffPercent] = (r.Machine.HighVoltage.Value - (s.Issued.HighVoltageOn ? s.Issued.Power.Value : 0)) * 100;
        values[Signal.PhotometersApartPercent] = setup.Profile.Equipment.PhotometerChannels < 2 ? 0 : Apart(r, setup);
        values[Signal.PhotometerUnitFault] = Flag(r.Machine.PhotometerUnit != ConcentrationUnit.MicrogramsPerNormalMillilitre);
        values[Signal.FlowMissingPercent] = s.Issued.HighVoltageOn && s.InStage > FlowRises
            ? 100 * (1 - r.OxygenFlow.NormalLitresPerMinute / s.Issued.OxygenFlow.NormalLitresPerMinute)
            : 0;
        values[Signal.OxygenPurityPercent] = r.Machine.OxygenPurity.Percent;
        values[Signal.LinkSilentMs] = Math.Max(r.Machine.GeneratorSilent.TotalMilliseconds, r.Machine.PressureUnitSilent.TotalMilliseconds);
    }

    // Of the order, so that two small readings are not far apart.
    static double Apart(in Readings r, ControllerSetup setup) =>
        100 * Math.Abs(r.Photometer.MicrogramsPerNormalMillilitre - r.PhotometerSecond.MicrogramsPerNormalMillilitre)
        / setup.Plan.Concentration.MicrogramsPerNormalMillilitre;

    static void OfBlood(ref SignalValues values, in ControllerState s, in Readings r, ControllerSetup setup)
    {
        values[Signal.AirSinceOpeningMl] = s.Issued.ReturnClampOpen ? (r.AirTotal - s.AirAtOpening).Millilitres : 0;
        values[Signal.AirDetectorFault] = Flag(!r.AirDetectorGood);
        values[Signal.BloodTemperatureC] = r.Blood.Celsius;
        values[Signal.DrawClampFault] = Flag(r.DrawClampClosed == s.Issued.DrawClampOpen);
        values[Signal.ReturnClampFault] = Flag(r.ReturnClampClosed == s.Issued.ReturnClampOpen);
        var drawn = s.Issued.DrawClampOpen ? s.Blood.DrawnAtWeight(r.Weight) : ActualVolume.Zero;
        values[Signal.DrawnPercentOfOrder] = 100 * (drawn / setup.Plan.BloodVolume);
        values[Signal.DrawnMl] = drawn.Millilitres;
        values[Signal.WetAtNeedle] = Flag(r.WetAtNeedle);
        values[Signal.OpenLineFlag] = Flag(s.Issued.ReturnClampOpen && s.InStage > FlowBegins && !(r.Line.MmHg >= OpenLineMmHg));
        values[Signal.DrawStalled] = Flag(s.Issued.DrawClampOpen && s.InStage > FlowBegins && !(s.Estimates.BloodIn >= LeastDraw));
        values[Signal.ContentFault] = Flag(!Phases.SetUp.LoadStands(s, setup));
        values[Signal.HaemolysisPercent] = setup.Profile.Equipment.HaemolysisSensor ? r.Haemolysis.Percent : 0;
    }

    static readonly TimeSpan FlowRises = TimeSpan.FromSeconds(0.5); // five time constants of the flow controller
    static readonly TimeSpan FlowBegins = TimeSpan.FromSeconds(8); // clamp, ramp of the vacuum and the slope's filters
    const double OpenLineMmHg = 8;
    static readonly ActualFlow LeastDraw = ActualFlow.FromMillilitresPerMinute(8); // a fifth of 40 mL/min (device-safety 1.3 phase 5)

    // Beyond the interval, as a share of the order; zero while the interval holds the order.
    static double DoseMissed(in ControllerState s, ControllerSetup setup)
    {
        if (s.Phase <= Phase.Vent) return 0;
        var apart = Math.Abs((s.Dose.Absorbed - setup.Plan.Dose).Kilograms) - Absorption.HalfWidth(s, setup).Kilograms;
        return Math.Max(0, apart) / setup.Plan.Dose.Kilograms;
    }

    static TimeSpan Longest(in ControllerState s, ControllerSetup setup)
    {
        var cycle = setup.Profile.Cycle;
        if (SessionController.PromptFor(s) != Prompt.None) return cycle.PersonLongest;
        if (s.Phase != Phase.Reinfusion) return cycle.PhaseLongest;
        // Half as long again as the bottle's content needs at the regulated flow.
        return 1.5 * setup.Plan.Reinfusion.TimeFor(setup.Plan.BloodVolume + setup.Plan.AnticoagulantVolume) + cycle.Settle;
    }

    static double Flag(bool fault) => fault ? 1 : 0;
}
