namespace Hormesis.Device.Safety;

/// <summary>
/// The interlocks, one expression for each actuator: it may move only if all of this is so. A sensor that the device has not got
/// stands beside its question as "or not fitted". The tests hold each against its whole truth table.
/// </summary>
static class Interlocks
{
    public static Permits For(in MonitorFacts facts, in Fitted has) => new()
    {
        Draw = Draw(facts, has),
        Return = Return(facts, has),
        Gas = Gas(facts, has),
        HighVoltage = HighVoltage(facts, has),
        VentClosed = VentClosed(facts, has),
        Vacuum = Vacuum(facts, has),
        Heater = Heater(facts, has),
    };

    public static bool Draw(in MonitorFacts f, in Fitted has) =>
        f.GasValveClosed && f.ReturnClampClosed
        && (f.PressureForDraw && f.LineGood || !has.Pressure)
        && (f.DrawnWithinOrder || !has.Bridge);

    public static bool Return(in MonitorFacts f, in Fitted has) =>
        f.GasNotAsked && f.DrawClampClosed
        && (f.AtAmbient && f.LineGood || !has.Pressure)
        && (f.BeforePatient || f.BloodFresh && (f.AirDetectorGood && f.AirClear || !has.AirDetector));

    public static bool Gas(in MonitorFacts f, in Fitted has) =>
        f.ClampsClosedSteadily && f.FillingMayHaveGas
        && (f.PressureForGas || !has.Pressure)
        && (f.OzoneWithinOrder || !has.OzoneAccount);

    public static bool HighVoltage(in MonitorFacts f, in Fitted has) =>
        f.RoomGood && f.GasHasPath
        && (f.PhotometerGood && f.PhotometerUnitRight && f.ConcentrationGood || !has.Photometer);

    public static bool VentClosed(in MonitorFacts f, in Fitted has) => f.PressureInRange && f.PressureSteady || !has.Pressure;

    public static bool Vacuum(in MonitorFacts f, in Fitted has) => f.PressureForVacuum || !has.Pressure;

    public static bool Heater(in MonitorFacts f, in Fitted has) => f.BloodCool && has.BloodTemperature;
}
