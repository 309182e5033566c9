using Hormesis.Device.Calibration;
using Hormesis.Device.Capnography;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Controller.Phases;
using Hormesis.Device.Profiles;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>Works out, once a tick, the value of every signal that a limit can look at.</summary>
static class Signals
{
    static readonly TimeSpan FlowSettles = TimeSpan.FromSeconds(0.5); // five lags of the flow controller

    /// <param name="values">All zero before.</param>
    public static void Fill(
        ref SignalValues values, in ControllerState s, in Readings r, in CapnographyVerdict breathing, ControllerSetup setup)
    {
        OfPressures(ref values, s, r, setup);
        OfSupplies(ref values, s, r);
        if (setup.HasPhotometer) OfPhotometer(ref values, s, r, setup);
        OfDose(ref values, s, setup);
        OfBlood(ref values, s, r, setup);
        OfDraw(ref values, s, r, setup);
        OfReturn(ref values, s, r, setup);
        OfSession(ref values, s, r, setup);
        if (setup.Profile.Equipment.PatientMonitor) OfPatient(ref values, breathing);
    }

    // RC-01
    static void OfPressures(ref SignalValues values, in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var two = setup.Profile.Equipment.PressureSensors > 1;
        var (first, second) = (r.Bottle.Bar, two ? r.BottleSecond.Bar : 0);
        var relief = s.Phase == Phase.LeakTest && LeakTest.TriesRelief(s.Stage);
        values[Signal.BottlePressureBar] = relief ? 0 : first;
        values[Signal.BottleSecondBar] = relief ? 0 : second;
        values[Signal.ReliefTestBar] = relief ? Math.Max(first, second) : 0;
        values[Signal.SensorsApartMbar] = two ? GaugePressure.Apart(r.Bottle, r.BottleSecond).Millibar : 0;
        // RC-21
        values[Signal.LinePressureMmHg] = r.Line.MmHg;
        values[Signal.BottleFromAmbientMbar] = s.Issued.ReturnClampOpen ? r.Bottle.Magnitude.Millibar : 0;
        values[Signal.AboveCeilingBar] = (r.Bottle - setup.Ceiling).Bar;
        values[Signal.PressureRiseBarPerSecond] = s.Issued.VentClosed ? s.Checks.PressurePerSecond.Bar : 0;
        // RC-42
        values[Signal.PressureFallBarPerSecond] = s.Checks.PressurePerSecond.Bar;
    }

    static void OfSupplies(ref SignalValues values, in ControllerState s, in Readings r)
    {
        // RC-20
        values[Signal.RoomOzonePpm] = r.RoomOzone.Value * 1e6;
        values[Signal.DestructOzonePpm] = r.Machine.DestructOzone.Value * 1e6;
        // RC-19
        values[Signal.OxygenInletBar] = r.OxygenInlet.Bar;
        values[Signal.OxygenPurityPercent] = r.Machine.OxygenPurity.Percent;
        values[Signal.FlowPercentOfSet] = s.GasOnFor < FlowSettles ? 100
            : 100 * (r.OxygenFlow.CubicMetresPerSecond / s.Issued.OxygenFlow.CubicMetresPerSecond);
        values[Signal.HighVoltageOverPercent] =
            100 * (r.Machine.HighVoltage.Value - (s.Issued.HighVoltageOn ? s.Issued.Power.Value : 0));
        values[Signal.MainsFault] = Flag(!r.MainsGood);
        values[Signal.RelayFault] = Flag(s.Phase != Phase.Safe && !r.Machine.RelayClosed); // a person closes it from there
        values[Signal.BuzzerFault] = Flag(!r.Machine.BuzzerGood);
        values[Signal.BatteryFault] = Flag(!r.Machine.BatteryGood);
        // RC-31
        values[Signal.GeneratorSilentMs] = r.Machine.GeneratorSilent.TotalMilliseconds;
        values[Signal.PressureUnitSilentMs] = r.Machine.PressureUnitSilent.TotalMilliseconds;
        values[Signal.PanelSilentMs] = r.Machine.PanelSilent.TotalMilliseconds;
        values[Signal.DrawClampFault] = Flag(r.DrawClampClosed == s.Issued.DrawClampOpen);
        values[Signal.ReturnClampFault] = Flag(r.ReturnClampClosed == s.Issued.ReturnClampOpen);
    }

    static void OfPhotometer(ref SignalValues values, in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var e = s.Estimates;
        var order = setup.Plan.Concentration.MicrogramsPerNormalMillilitre;
        values[Signal.PhotometerFault] = Flag(!r.PhotometerGood);
        values[Signal.PhotometerZeroFault] = Flag(r.Machine.PhotometerZeroing);
        // RC-15
        values[Signal.PhotometerUnitFault] = Flag(r.Machine.PhotometerUnit != ConcentrationUnit.MicrogramsPerNormalMillilitre);
        values[Signal.PhotometerDirtPercent] = r.Machine.PhotometerDirt.Percent;
        values[Signal.PhotometerAgeSeconds] = (s.Now - e.SampleAt).TotalSeconds;
        // RC-16
        values[Signal.PhotometerSameSamples] = s.Issued.HighVoltageOn ? e.SameSamples : 0;
        values[Signal.ConcentrationPercentOfOrder] = 100 * e.Concentration.MicrogramsPerNormalMillilitre / order;
        values[Signal.ConcentrationUgPerNMl] = r.Photometer.MicrogramsPerNormalMillilitre;
        if (s.GasOnFor < setup.Profile.Gas.OpenLoop) return; // until then the gas in the line is older than the command

        values[Signal.ChannelsApartPercent] = ChannelsApart(s, setup);
        values[Signal.ModelApartPercent] = ModelApart(s);
    }

    // RC-14
    // Against what the channels were to each other when the generator was found conditioned, as a share of the order; but below 40 ug/NmL
    // their noise would be taken for a difference, so that is the least to compare with.
    static double ChannelsApart(in ControllerState s, ControllerSetup setup)
    {
        const double least = 40;
        return 100 * Math.Abs(s.Checks.ChannelsApart) / Math.Max(setup.Plan.Concentration.MicrogramsPerNormalMillilitre, least);
    }

    // What the filtered photometer should show by the power and the flow of the time before.
    static double ModelApart(in ControllerState s)
    {
        if (s.Checks.ModelRatio == 0) return 0;
        var expected = s.Checks.ModelRatio * s.Ozone.ModelledMicrograms;
        return 100 * Math.Abs(s.Estimates.Concentration.MicrogramsPerNormalMillilitre / expected - 1);
    }

    static void OfDose(ref SignalValues values, in ControllerState s, ControllerSetup setup)
    {
        var filling = Injection.IsFilling(s);
        values[Signal.GasAccountsApartPercent] = filling ? 100 * s.Gas.Apart(setup.Plan.GasVolume) : 0;
        values[Signal.OfferedPercentOfOrder] = filling ? 100 * (s.OfferedLargest / setup.Plan.Dose) : 0;
        values[Signal.SessionOfferedPercent] = 100 * ((s.OfferedBefore + s.Dose.Offered) / setup.SessionCeiling);
        values[Signal.DoseMissedPercent] = 100 * DoseMissed(s, setup);
    }

    static void OfBlood(ref SignalValues values, in ControllerState s, in Readings r, ControllerSetup setup)
    {
        // RC-09
        values[Signal.AirSinceOpeningMl] = s.Issued.ReturnClampOpen ? (r.AirTotal - s.AirAtOpening).Millilitres : 0;
        values[Signal.AirDetectorFault] = Flag(!r.AirDetectorGood);
        values[Signal.BubblesPerSecond] = s.Issued.ReturnClampOpen ? r.Bubbles.PerSecond : 0;
        // RC-29
        values[Signal.BloodTemperatureC] = r.Blood.Celsius;
        values[Signal.WeightStepG] = (r.Weight - s.Estimates.WeightBefore).Grams;
        // RC-28
        values[Signal.HaemolysisPercent] = setup.Profile.Equipment.HaemolysisSensor ? r.Haemolysis.Percent : 0;
        values[Signal.StandingSeconds] = s.Filling.StandingLongest.TotalSeconds;
        values[Signal.BloodAgeSeconds] = s.Filling.Age(s.Now).TotalSeconds;
    }

    // RC-23
    static void OfDraw(ref SignalValues values, in ControllerState s, in Readings r, ControllerSetup setup)
    {
        values[Signal.DrawSlopePercent] = 100;
        if (!s.Issued.DrawClampOpen || s.Phase != Phase.Draw) return;

        var (blood, drawn) = (setup.Profile.Blood, s.Blood.DrawnAtWeight(r.Weight));
        values[Signal.DrawnPercentOfOrder] = 100 * (drawn / setup.Plan.BloodVolume);
        values[Signal.DrawnMl] = drawn.Millilitres;
        var expected = s.Checks.DrawExpected;
        const double leastMl = 30; // before, the ramp and the load cell's lag would count
        values[Signal.DrawMismatchPercent] = 100 * Math.Abs((s.Blood.DrawnAtWeight(s.Estimates.Weight) - expected).Millilitres)
            / Math.Max(leastMl, expected.Millilitres);
        if (s.InStage > setup.Profile.Cycle.Settling)
            values[Signal.DrawSlopePercent] = 100 * (s.Estimates.BloodInQuick / setup.DrawFlow(s.Issued.VacuumTarget));
    }

    // RC-22
    static void OfReturn(ref SignalValues values, in ControllerState s, in Readings r, ControllerSetup setup)
    {
        values[Signal.ReturnFlowPercent] = 100;
        values[Signal.ResistanceTrend] = 1;
        values[Signal.ResistanceFactor] = 1;
        if (!s.Issued.ReturnClampOpen || s.Phase != Phase.Reinfusion) return;

        var blood = setup.Profile.Blood;
        var expected = s.ReturnOpening.Value * blood.ReturnFullFlow;
        values[Signal.WetFault] = Flag(setup.Profile.Equipment.NeedleSensor && r.WetAtNeedle);
        values[Signal.LineLowFault] = Flag(LineIsLow(s, r, setup, expected));
        values[Signal.ReturnFlowPercent] = 100 * ReturnShare(s, blood, expected);
        if (s.Checks.ResistanceBefore != 0) values[Signal.ResistanceTrend] = s.Checks.Resistance / s.Checks.ResistanceBefore;
        if (s.Checks.ResistanceAtFirst != 0) values[Signal.ResistanceFactor] = s.Checks.Resistance / s.Checks.ResistanceAtFirst;
    }

    // The slow slope, once it is known. Until then what has flowed since the clamp opened, so that a line that was narrow before is found
    // as soon as one that becomes it; and for flows well above its noise the quick slope, whichever is less.
    static double ReturnShare(in ControllerState s, BloodProfile blood, ActualFlow expected)
    {
        if (s.InStage > blood.ReturnStart) return -1 * (s.Estimates.BloodIn / expected);
        if (!(s.InStage > 3 * blood.SlopeFast)) return 1;
        var since = (s.WeightMark - s.Estimates.Weight).AsBlood / (expected * (s.InStage - blood.ClampTime - blood.WeightFilter));
        return expected >= 4 * blood.ReturnSlowest ? Math.Min(since, -1 * (s.Estimates.BloodInQuick / expected)) : since;
    }

    // Below 15 mmHg although the flow should keep it well above, or although more flows than is asked for.
    static bool LineIsLow(in ControllerState s, in Readings r, ControllerSetup setup, ActualFlow expected)
    {
        var (low, wellAbove) = (GaugePressure.FromMmHg(15), GaugePressure.FromMmHg(25));
        var established = s.InStage >= setup.Profile.Cycle.Settling;
        var tooMuch = -1 * s.Estimates.BloodInQuick > 1.2 * Reinfusion.Target(s, setup);
        return established && !(r.Line >= low) && (tooMuch || setup.LineAt(expected) >= wellAbove);
    }

    static void OfSession(ref SignalValues values, in ControllerState s, in Readings r, ControllerSetup setup)
    {
        values[Signal.JournalWaitSeconds] = s.Written(r) ? 0 : (s.Now - s.Journal.At).TotalSeconds;
        values[Signal.StoreFault] = Flag(!r.Machine.StoreGood);
        values[Signal.TickGapMs] = s.Elapsed.TotalMilliseconds;
        values[Signal.WallSkewSeconds] = r.Machine.WallSkew.TotalSeconds;
        values[Signal.PhaseFailed] = Flag(s.Failed);
        values[Signal.PhaseTimedOut] = Flag(s.Phase != Phase.Safe && !s.Held && !(s.InStage <= Longest(s, setup)));
        values[Signal.HeldSeconds] = s.HeldFor.TotalSeconds;
        values[Signal.FactsFault] = Flag(!Facts.AllGood(r));
        values[Signal.PatientFault] = Flag(s.Issued.ReturnClampOpen && !Facts.PatientGood(r));
        values[Signal.DoseLedgerFault] = Flag(!r.DoseLedgerClear && !s.GasOff && Injection.IsBeforeGas(s));
        values[Signal.OrderMemoryFault] = Flag(!s.Frozen.OrderHolds(setup));
        values[Signal.LimitMemoryFault] = Flag(!s.Frozen.LimitsHold(setup));
        values[Signal.JournalMemoryFault] = Flag(s.Filling.IsDamaged);
        values[Signal.RemoteRejects] = s.Remote.Locked ? double.PositiveInfinity : s.Remote.RejectsWithin(s.Now);
        values[Signal.ReadBackFault] = Flag(s.ReadBackWrong);
        values[Signal.PersonFault] = Flag(s.PersonWrong);
        values[Signal.CalibrationFault] = Flag(setup.Calibration is not (CalibrationStanding.InOrder or CalibrationStanding.DueSoon));
        values[Signal.CalibrationDueSoon] = Flag(setup.Calibration != CalibrationStanding.InOrder);
    }

    // RC-38
    // A verdict that was never given holds: its default lets nothing flow.
    static void OfPatient(ref SignalValues values, in CapnographyVerdict breathing)
    {
        values[Signal.BreathingAdvises] = Flag(breathing.Action == CapnographyAction.Advise);
        values[Signal.BreathingPauses] = Flag(breathing.Action == CapnographyAction.Pause || !(breathing.FlowFactor > Fraction.None));
        values[Signal.BreathingAborts] = Flag(breathing.Action == CapnographyAction.Abort);
        values[Signal.VitalsFault] = Flag(breathing.Implausible);
    }

    // Beyond the interval, as a share of the order; zero while the interval holds the order, and while what is left in the gas can
    // still bring it there: the blood goes on taking it up until it is back.
    static double DoseMissed(in ControllerState s, ControllerSetup setup)
    {
        if (s.Phase <= Phase.Vent) return 0;
        var (account, order) = (Absorption.Of(s, setup), setup.Plan.Dose.Kilograms);
        var under = order - (account.High + s.Dose.InGas).Kilograms;
        var over = account.Low.Kilograms - order;
        return Math.Max(0, Math.Max(under, over)) / order;
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
