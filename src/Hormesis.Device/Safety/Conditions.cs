using Hormesis.Device.Controller;

namespace Hormesis.Device.Safety;

/// <summary>Which of the monitor's conditions are bad in this tick, a bit for each; how long they may be is in monitor.json.</summary>
static class Conditions
{
    public static ulong Bad(in MonitorState s, in MonitorReadings r, in Commands c, MonitorSetup setup, TimeSpan elapsed) =>
        OfItself(s, r, c, setup, elapsed) | OfPressure(s, r, c, setup) | OfBlood(s, r, c, setup) | OfGas(s, r, c, setup);

    static ulong OfItself(in MonitorState s, in MonitorReadings r, in Commands c, MonitorSetup setup, TimeSpan elapsed)
    {
        // The test of the watchdog stops the beat on purpose, before there is a patient.
        var beats = s.Senses.Beats || !s.Senses.PatientSeen;
        return Unless(setup.IsIntact, Trip.Memory)
            | Unless(elapsed > TimeSpan.Zero && elapsed <= setup.Limits.TickLongest, Trip.Stall)
            | Unless(beats, Trip.Beat)
            | Unless(r.SupplyGood, Trip.Supply)
            | Unless(NothingRefused(s, c), Trip.Refused);
    }

    // RC-03
    static ulong OfPressure(in MonitorState s, in MonitorReadings r, in Commands c, MonitorSetup setup)
    {
        if (!setup.Fitted.Pressure) return 0;
        ref readonly var limits = ref setup.Limits;
        var lineMatters = c.ReturnClampOpen || c.DrawClampOpen;
        return Unless(Judge.NotTooHigh(s, r, limits), Trip.Overpressure)
            | Unless(s.Senses.RisePerSecond <= limits.RiseFastestPerSecond, Trip.PressureRise)
            | Unless(Judge.IsWhole(s, limits), Trip.Rupture)
            // RC-24
            | Unless(r.Bottle > limits.PressureLowest, Trip.Vacuum)
            | Unless(r.ReturnClampClosed || !s.Senses.PatientSeen || Judge.AtAmbient(r, limits), Trip.ReturnPressure)
            | Unless(!lineMatters || r.Line >= limits.LineLowest && r.Line <= limits.LineHighest, Trip.LinePressure)
            | Unless(!lineMatters || r.Line <= limits.LineHard, Trip.LinePressureHard);
    }

    static ulong OfBlood(in MonitorState s, in MonitorReadings r, in Commands c, MonitorSetup setup)
    {
        ref readonly var limits = ref setup.Limits;
        var has = setup.Fitted;
        var returns = c.ReturnClampOpen && s.Senses.PatientSeen;
        return Unless(r.DrawClampClosed || c.DrawClampOpen && s.Permitted.Draw, Trip.DrawClamp)
            | Unless(r.ReturnClampClosed || c.ReturnClampOpen && s.Permitted.Return, Trip.ReturnClamp)
            | Unless(!returns || Judge.BloodFresh(s, limits), Trip.BloodAge)
            | Unless(!returns || !has.AirDetector || Judge.AirWithinLimits(s, limits), Trip.Air)
            | Unless(!returns || !has.AirDetector || r.AirDetectorGood, Trip.AirDetector)
            | Unless(!c.DrawClampOpen || !has.Bridge || Judge.DrawnWithinOrder(s, r, setup), Trip.OverDraw)
            | Unless(!has.BloodTemperature || Judge.BloodMayBeHeated(r, limits), Trip.BloodTemperature);
    }

    static ulong OfGas(in MonitorState s, in MonitorReadings r, in Commands c, MonitorSetup setup)
    {
        ref readonly var limits = ref setup.Limits;
        var has = setup.Fitted;
        var looks = has.Photometer && c.HighVoltageOn;
        return Unless(!c.GasToBottle || !s.Senses.PatientSeen || Judge.FillingWantsOzone(s), Trip.SecondDose)
            | Unless(!c.GasToBottle || !has.OzoneAccount || Judge.OzoneWithinOrder(s, setup), Trip.OzoneMass)
            | Unless(!looks || Judge.ConcentrationWithinOrder(r, c, setup), Trip.Concentration)
            | Unless(!looks || Judge.ConcentrationWithinHighest(r, limits), Trip.ConcentrationHard)
            | Unless(!looks || r.PhotometerGood && s.Now - s.Senses.SampleAt <= limits.PhotometerOldest, Trip.Photometer)
            | Unless(!looks || r.PhotometerUnit == ConcentrationUnit.MicrogramsPerNormalMillilitre, Trip.PhotometerUnit)
            | Unless(r.RoomOzone <= limits.RoomOzone, Trip.RoomOzone)
            | Unless(r.RoomOzone <= limits.RoomEvacuate, Trip.RoomOzoneEvacuate);
    }

    static bool NothingRefused(in MonitorState s, in Commands c) =>
        (!c.DrawClampOpen || s.Permitted.Draw) && (!c.ReturnClampOpen || s.Permitted.Return)
        && (!c.GasToBottle || s.Permitted.Gas) && (!c.HighVoltageOn || s.Permitted.HighVoltage)
        && (!c.VentClosed || s.Permitted.VentClosed) && (!c.VacuumOn || s.Permitted.Vacuum)
        && (!c.HeaterOn || s.Permitted.Heater);

    static ulong Unless(bool good, Trip trip) => good ? 0 : 1UL << (int)trip;
}
