using Hormesis.Device.Profiles;

namespace Hormesis.Device.Faults;

delegate bool Look(in Glimpse glimpse);

/// <summary>
/// For one hazard: from when on it can be detected, and when it is answered, both on the true machine. The time between is held against
/// the table of hazards (reference/device-safety, section 4, TTSS).
/// </summary>
public sealed class Response
{
    /// <param name="hazard">Row of the hazard analysis.</param>
    /// <param name="after">How long the condition must have lasted to count as detectable, s: part of its threshold.</param>
    /// <param name="detectable">True while the hazard's threshold is exceeded.</param>
    /// <param name="answered">What must be reached.</param>
    /// <param name="words">Both, for people.</param>
    internal Response(string hazard, double after, Look detectable, Look answered, string words)
    {
        (Hazard, Words, After, Detectable, Answered) = (hazard, words, after, detectable, answered);
        WithinMs = HazardTable.All.Single(h => h.Id == hazard).SafeWithinMs
            ?? throw new ArgumentException("has no time in the table of hazards", nameof(hazard));
    }

    public string Hazard { get; }
    public string Words { get; }

    /// <summary>The table's figure.</summary>
    public int WithinMs { get; }
    internal double After { get; }
    internal Look Detectable { get; }
    internal Look Answered { get; }
}

/// <summary>All hazards that have a time in the table. Those that are found before use are asked for in another way.</summary>
public static class Responses
{
    public static IReadOnlyList<Response> All { get; } =
    [
        new("H01", 0, (in g) => g.HasBlood && g.Truth.BottleGaugeBar > 0.9, Safe, "bottle above 0.90 bar; safe state"),
        new("H02", 0, (in g) => g.Faults.Ruptured, Safe, "bottle broken; safe state"),
        new("H04", 5, ChannelsApart, NoGasIn,
            "channels of the photometer apart by more than 5 % and 2 ug/NmL for 5 s while ozone is made; no gas into the bottle"),
        new("H05", 0, (in g) => HasPhotometer(g) && g.Faults.LampFailed && g.Truth.HighVoltageOn, NoGasIn,
            "lamp's status bad; no gas into the bottle"),
        new("H06", 0, (in g) => HasPhotometer(g) && g.Faults.PhotometerFrozen && g.Truth.HighVoltageOn, NoGasIn,
            "samples stand still; no gas into the bottle"),
        new("H08", 0, (in g) => HasPhotometer(g) && g.Faults.PhotometerUnit != 0, Commanded, "register says another unit; safe by command"),
        new("H10", 0, AccountsApart, NoGasIn, "flow's account of the filling off by more than 6 %; no gas into the bottle"),
        new("H11", 0, Runaway, NoVoltage, "power 10 % above what is asked for, or above 100 ug/NmL; high voltage off"),
        new("H12", 0, PoorOxygen, NoGasIn, "oxygen below 1.5 bar or 93 % while it is needed; no gas into the bottle"),
        new("H14", 30, (in g) => g.Machine.Sensors.RoomPpm > 0.05, NoVoltage, "room's sensor above 0.05 ppm for 30 s; high voltage off"),
        new("H15", 0, (in g) => g.Machine.Sensors.DestructPpm > 0.1, NoVoltage,
            "sensor behind the destruct above 0.1 ppm; high voltage off"),
        new("H16", 0, AirAtDetector, ReturnShut, "more than 0.05 mL of gas past a detector; return clamp closed"),
        new("H17", 0, DetectorMissed, ReturnShut, "a test pulse is not answered; return clamp closed"),
        new("H18", 0, (in g) => Returns(g) && g.Machine.Bubbles(g.Plant.Parameters) > 50, ReturnShut,
            "more than 50 bubbles/s; return clamp closed"),
        new("H19", 0.06, (in g) => g.Truth.ReturnClampOpen && !Asked(g), VentedNoGas,
            "return clamp open unasked for 60 ms; vent open, no gas"),
        new("H20", 0.06, (in g) => g.Truth.DrawClampOpen && !AskedDraw(g), VentedNoGas,
            "draw clamp open unasked for 60 ms; vent open, no gas"),
        new("H21", 0.5, (in g) => g.Truth.LineMmHg > 200, ReturnShut, "line above 200 mmHg for 0.5 s; return clamp closed"),
        new("H22", 5, ReturnsSlowly, ReturnShut, "less than half of the flow that the opening gives, for 5 s; return clamp closed"),
        new("H23", 1, (in g) => Fitted(g).NeedleSensor && g.Faults.LineOpen && Returns(g), ReturnShut,
            "return line open for 1 s while it flows; return clamp closed"),
        new("H24", 3, (in g) => g.Faults.DrawOpen && Draws(g), DrawShut, "draw line open for 3 s while it is drawn; draw clamp closed"),
        new("H25", 1, (in g) => Draws(g) && g.Truth.BottleGaugeBar < -0.4667, DrawShut,
            "bottle below -350 mmHg for 1 s; draw clamp closed"),
        new("H26", 0, OverDrawn, DrawShut, "more than 1.10 of the order drawn; draw clamp closed"),
        new("H32", 5, (in g) => g.HasBlood && g.Truth.BloodCelsius is > 40 or < 18, HeaterOff,
            "blood outside 18-40 C for 5 s; heater off, clamps closed"),
        new("H33", 0.02, (in g) => !g.Truth.PowerGood, Safe, "no power for 20 ms; safe state"),
        new("H35", 0.5, (in g) => g.Faults.GeneratorLinkSeconds > 0, NoVoltageNoGas, "no answer for 0.5 s; high voltage off, no gas"),
        new("H36", 0.2, (in g) => g.Faults.PressureLinkSeconds > 0, Safe, "no answer for 0.2 s; safe state"),
        new("H37", 2, (in g) => g.Faults.PanelLinkSeconds > 0, PanelTold, "no answer for 2 s; alarm shown"),
        new("H38", 0.03, (in g) => !g.ControllerRuns, Safe, "controller silent for 30 ms; safe state"),
        new("H46", 0, (in g) => g.MemoryFlipped, Commanded, "order in memory changed; safe by command"),
        new("H47", 0, (in g) => g.MemoryFlipped, Commanded, "limits or journal in memory changed; safe by command"),
        new("H48", 0, (in g) => g.StoreFails, NoGasIn, "store fails; no gas into the bottle"),
        new("H52", 15, (in g) => Fitted(g).PatientMonitor && Flows(g) && g.Machine.Patient.SpO2 < 90, ClampsShut,
            "SpO2 below 90 % for 15 s; clamps closed"),
        new("H53", 0, (in g) => Fitted(g).PatientMonitor && g.Faults.MonitorShifted, NotBelieved, "frames shifted; not believed"),
    ];

    // What a device has no sensor for it cannot detect: that is no late answer but a critical set.
    static EquipmentProfile Fitted(in Glimpse g) => g.Plant.Profile.Equipment;

    static bool HasPhotometer(in Glimpse g) => Fitted(g).PhotometerChannels > 0;

    static bool Safe(in Glimpse g) => SimulatedSession.IsTrulySafe(g.Truth);

    static bool Commanded(in Glimpse g) => g.CommandsAreSafe;

    static bool NoGasIn(in Glimpse g) => !g.GasFlowsIn;

    static bool NoVoltage(in Glimpse g) => !g.Truth.HighVoltageOn;

    static bool NoVoltageNoGas(in Glimpse g) => !g.Truth.HighVoltageOn && !g.GasFlowsIn;

    static bool ReturnShut(in Glimpse g) => !g.Truth.ReturnClampOpen;

    static bool DrawShut(in Glimpse g) => !g.Truth.DrawClampOpen;

    static bool ClampsShut(in Glimpse g) => !g.Truth.ReturnClampOpen && !g.Truth.DrawClampOpen;

    static bool HeaterOff(in Glimpse g) => !g.Truth.HeaterOn && ClampsShut(g);

    static bool VentedNoGas(in Glimpse g) => g.Truth.VentOpen && !g.GasFlowsIn;

    static bool PanelTold(in Glimpse g) => g.Unit.Alarms.Shown[PanelSilent];

    static readonly int PanelSilent = Alarms.AlarmTable.Shipped.RowOf("panel-silent");

    static bool NotBelieved(in Glimpse g) => g.Unit.Breathing.Implausible;

    static bool Returns(in Glimpse g) => g.Truth.ReturnClampOpen && g.Machine.Return.MlPerSecond > 0;

    static bool Draws(in Glimpse g) => g.Truth.DrawClampOpen && g.Truth.VacuumOn;

    static bool Flows(in Glimpse g) => Returns(g) || Draws(g);

    static bool Asked(in Glimpse g) => g.Unit.Commands.ReturnClampOpen && g.Unit.Permits.Return;

    static bool AskedDraw(in Glimpse g) => g.Unit.Commands.DrawClampOpen && g.Unit.Permits.Draw;

    // As they show it, without what this machine's channels always differ by; 2 ug/NmL are three and a half times their noise.
    static bool ChannelsApart(in Glimpse g)
    {
        if (Fitted(g).PhotometerChannels < 2 || !g.Truth.HighVoltageOn) return false;
        ref readonly var errors = ref g.Machine.Errors;
        var first = (g.Machine.Sensors.Channel1.Shown - errors.Zero1UgPerNMl) / errors.Photometer1;
        var second = (g.Machine.Sensors.Channel2.Shown - errors.Zero2UgPerNMl) / errors.Photometer2;
        return Math.Abs(first - second) > Math.Max(0.05 * second, 2);
    }

    static bool AccountsApart(in Glimpse g) => g.Faults.VolumeBasis && g.GasFlowsIn && g.Machine.Books.FlowShownOff > 0.06;

    static bool Runaway(in Glimpse g) => g.Truth.HighVoltageOn
        && (g.Machine.Hardware.Power > g.Unit.Commands.Power.Value + 0.1 || g.Truth.ConcentrationUgPerNMl > 100);

    static bool PoorOxygen(in Glimpse g) =>
        g.Truth.HighVoltageOn && (g.Machine.Generator.InletBar < 1.5 || g.Machine.Sensors.Purity < 0.93);

    static bool AirAtDetector(in Glimpse g) => Returns(g) && g.Machine.Books.AirAtDetectorMl > 0.05;

    static bool DetectorMissed(in Glimpse g) => g.Truth.ReturnClampOpen && !g.Machine.Hardware.FirstDetectorGood;

    static bool ReturnsSlowly(in Glimpse g)
    {
        var profile = g.Plant.Profile.Blood;
        var expected = g.Machine.Hardware.RegulatorOpening * profile.ReturnFullFlow.MillilitresPerMinute / 60;
        return Returns(g) && Asked(g) && expected > 0.05 && g.Machine.Return.MlPerSecond < 0.5 * expected;
    }

    static bool OverDrawn(in Glimpse g) => g.Truth.DrawClampOpen
        && (g.Truth.DrawnThisFillMl > 1.1 * g.Ward.OrderMl || g.Truth.DrawnThisFillMl > 220);
}
