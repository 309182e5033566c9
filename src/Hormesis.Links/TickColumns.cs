using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Links;

/// <summary>
/// How one tick stands in a row of the recording: both clocks, every reading bit for bit, then what the controller decided.
/// </summary>
static class TickColumns
{
    const int FirstOutput = 17;

    /// <summary>In the order of the row. Floating-point columns name their SI unit.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "now/100ns", "wall/100ns", "bottle/Pa", "bottleSecond/Pa", "line/Pa", "weight/kg", "photometer/kg m-3", "ventPhotometer/kg m-3",
        "oxygenFlow/m3 s-1", "oxygenInlet/Pa", "blood/K", "roomOzone/1", "airTotal/m3", "samples", "flags", "operator", "journalDurable",
        "phase", "alarms", "commands", "power/1", "oxygenFlowSet/m3 s-1", "vacuumTarget/Pa", "slowVentOpening/1", "returnOpening/1",
    ];

    public static int Count => Names.Count;

    public static void WriteInputs(Span<ulong> row, TimeSpan now, DateTimeOffset wall, in Readings r)
    {
        row[0] = (ulong)now.Ticks;
        row[1] = (ulong)wall.UtcTicks;
        row[2] = Bits(r.Bottle.Pascal);
        row[3] = Bits(r.BottleSecond.Pascal);
        row[4] = Bits(r.Line.Pascal);
        row[5] = Bits(r.Weight.Kilograms);
        row[6] = Bits(r.Photometer.At(ReferenceCondition.Normal).KilogramsPerCubicMetre);
        row[7] = Bits(r.VentPhotometer.At(ReferenceCondition.Normal).KilogramsPerCubicMetre);
        row[8] = Bits(r.OxygenFlow.CubicMetresPerSecond);
        row[9] = Bits(r.OxygenInlet.Pascal);
        row[10] = Bits(r.Blood.Kelvin);
        row[11] = Bits(r.RoomOzone.Value);
        row[12] = Bits(r.AirTotal.CubicMetres);
        row[13] = r.PhotometerSample | (ulong)r.VentPhotometerSample << 32;
        row[14] = Flags(r);
        row[15] = r.OperatorCount | (ulong)r.Action << 32 | (ulong)r.Answered << 40;
        row[16] = (ulong)r.JournalDurable;
    }

    public static void WriteOutputs(Span<ulong> row, in ControllerState s, in Commands c)
    {
        row[17] = (ulong)s.Phase | (ulong)s.Stage << 8 | (ulong)SessionController.PromptFor(s) << 16
            | (ulong)s.Stop << 24 | (ulong)s.StoppedBy << 32;
        row[18] = s.Alarms.Shown;
        row[19] = Flags(c);
        row[20] = Bits(c.Power.Value);
        row[21] = Bits(c.OxygenFlow.CubicMetresPerSecond);
        row[22] = Bits(c.VacuumTarget.Pascal);
        row[23] = Bits(c.SlowVentOpening.Value);
        row[24] = Bits(c.ReturnOpening.Value);
    }

    public static TimeSpan Now(ReadOnlySpan<ulong> row) => new((long)row[0]);

    public static Readings Inputs(ReadOnlySpan<ulong> row) => new()
    {
        Bottle = GaugePressure.FromPascal(Number(row[2])),
        BottleSecond = GaugePressure.FromPascal(Number(row[3])),
        Line = GaugePressure.FromPascal(Number(row[4])),
        Weight = Mass.FromKilograms(Number(row[5])),
        Photometer = OzoneConcentration.FromKilogramsPerCubicMetre(Number(row[6]), ReferenceCondition.Normal),
        PhotometerSample = (uint)row[13],
        PhotometerGood = Has(row[14], 0),
        VentPhotometer = OzoneConcentration.FromKilogramsPerCubicMetre(Number(row[7]), ReferenceCondition.Normal),
        VentPhotometerSample = (uint)(row[13] >> 32),
        VentPhotometerGood = Has(row[14], 1),
        OxygenFlow = NormalFlow.FromCubicMetresPerSecond(Number(row[8])),
        OxygenInlet = GaugePressure.FromPascal(Number(row[9])),
        Blood = Temperature.FromKelvin(Number(row[10])),
        RoomOzone = Fraction.FromValue(Number(row[11])),
        AirNow = Has(row[14], 2),
        AirTotal = ActualVolume.FromCubicMetres(Number(row[12])),
        AirDetectorGood = Has(row[14], 3),
        DrawClampClosed = Has(row[14], 4),
        ReturnClampClosed = Has(row[14], 5),
        MainsGood = Has(row[14], 6),
        PatientMatched = Has(row[14], 7),
        BottleMatched = Has(row[14], 8),
        ScreenValid = Has(row[14], 9),
        OrderHeld = Has(row[14], 10),
        OperatorCount = (uint)row[15],
        Action = (OperatorAction)(row[15] >> 32 & 0xFF),
        Answered = (Prompt)(row[15] >> 40 & 0xFF),
        JournalDurable = (long)row[16],
    };

    /// <summary>The first column of the outputs in which two rows differ; -1 for none.</summary>
    public static int FirstDifference(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var common = a[FirstOutput..].CommonPrefixLength(b[FirstOutput..]);
        return common == a.Length - FirstOutput ? -1 : FirstOutput + common;
    }

    static ulong Flags(in Readings r) =>
        Flag(r.PhotometerGood, 0) | Flag(r.VentPhotometerGood, 1) | Flag(r.AirNow, 2) | Flag(r.AirDetectorGood, 3)
        | Flag(r.DrawClampClosed, 4) | Flag(r.ReturnClampClosed, 5) | Flag(r.MainsGood, 6) | Flag(r.PatientMatched, 7)
        | Flag(r.BottleMatched, 8) | Flag(r.ScreenValid, 9) | Flag(r.OrderHeld, 10);

    static ulong Flags(in Commands c) =>
        Flag(c.DrawClampOpen, 0) | Flag(c.ReturnClampOpen, 1) | Flag(c.GasToBottle, 2) | Flag(c.GasToDestruct, 3) | Flag(c.HighVoltageOn, 4)
        | Flag(c.VentClosed, 5) | Flag(c.VacuumOn, 6) | Flag(c.MixerOn, 7) | Flag(c.PrimeOn, 8) | Flag(c.FlushOn, 9);

    static ulong Flag(bool on, int bit) => on ? 1UL << bit : 0;

    static bool Has(ulong flags, int bit) => (flags >> bit & 1) != 0;

    static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);

    static double Number(ulong bits) => BitConverter.UInt64BitsToDouble(bits);
}
