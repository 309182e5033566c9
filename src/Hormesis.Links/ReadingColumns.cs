using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Links;

/// <summary>How the controller's readings stand in a row: every number bit for bit, in this order.</summary>
static class ReadingColumns
{
    /// <summary>Floating-point columns name their SI unit.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "bottle/Pa", "bottleSecond/Pa", "line/Pa", "weight/kg", "photometer/kg m-3", "photometerSecond/kg m-3", "ventPhotometer/kg m-3",
        "oxygenFlow/m3 s-1", "oxygenInlet/Pa", "blood/K", "roomOzone/1", "airTotal/m3", "bubbles/s-1", "haemolysis/1", "samples", "flags",
        "operator", "readBack.doseConcentration", "readBack.bloodReturn", "journalDurable",
        "generatorSilent/100ns", "pressureUnitSilent/100ns", "panelSilent/100ns", "wallSkew/100ns", "photometerDirt/1", "highVoltage/1",
        "oxygenPurity/1", "destructOzone/1", "auxiliary",
        "monitorFrame", "heartRate/s-1", "respiratoryRate/s-1", "spO2/1", "systolic/Pa", "diastolic/Pa", "etCO2/Pa", "co2Quality/1",
        "remote", "remoteNonce", "remoteAge/100ns",
    ];

    public static void Write(ref RowWriter row, in Readings r)
    {
        row.Number(r.Bottle.Pascal);
        row.Number(r.BottleSecond.Pascal);
        row.Number(r.Line.Pascal);
        row.Number(r.Weight.Kilograms);
        row.Concentration(r.Photometer);
        row.Concentration(r.PhotometerSecond);
        row.Concentration(r.VentPhotometer);
        row.Number(r.OxygenFlow.CubicMetresPerSecond);
        row.Number(r.OxygenInlet.Pascal);
        row.Number(r.Blood.Kelvin);
        row.Number(r.RoomOzone.Value);
        row.Number(r.AirTotal.CubicMetres);
        row.Number(r.Bubbles.PerSecond);
        row.Number(r.Haemolysis.Value);
        row.Counters(r.PhotometerSample, r.VentPhotometerSample);
        row.Flags(
            r.PhotometerGood, r.VentPhotometerGood, r.AirNow, r.AirDetectorGood, r.DrawClampClosed, r.ReturnClampClosed, r.MainsGood,
            r.PatientMatched, r.BottleMatched, r.ScreenValid, r.OrderHeld, r.DoseLedgerClear, r.WetAtNeedle, r.BottlePresent,
            r.Machine.RelayClosed, r.Machine.BuzzerGood, r.Machine.BatteryGood, r.Machine.PhotometerZeroing, r.Machine.StoreGood,
            r.Vitals.Good, r.Vitals.Complaint, r.Remote.Authentic);
        row.Word(r.OperatorCount | (ulong)r.Action << 32 | (ulong)r.Answered << 40 | (ulong)r.Machine.PhotometerUnit << 48
            | (ulong)r.Person << 56);
        row.Word(r.ReadBack.Words.First);
        row.Word(r.ReadBack.Words.Second);
        row.Word((ulong)r.JournalDurable);
        WriteMachine(ref row, r.Machine);
        WriteVitals(ref row, r.Vitals);
        row.Word(r.Remote.Sequence | (ulong)r.Remote.Action << 32);
        row.Word(r.Remote.Nonce);
        row.Time(r.Remote.Age);
    }

    public static Readings Read(ref RowReader row)
    {
        var r = new Readings
        {
            Bottle = row.Gauge(),
            BottleSecond = row.Gauge(),
            Line = row.Gauge(),
            Weight = Mass.FromKilograms(row.Number()),
            Photometer = row.Concentration(),
            PhotometerSecond = row.Concentration(),
            VentPhotometer = row.Concentration(),
            OxygenFlow = NormalFlow.FromCubicMetresPerSecond(row.Number()),
            OxygenInlet = row.Gauge(),
            Blood = Temperature.FromKelvin(row.Number()),
            RoomOzone = row.Share(),
            AirTotal = ActualVolume.FromCubicMetres(row.Number()),
            Bubbles = Frequency.FromPerSecond(row.Number()),
            Haemolysis = row.Share(),
        };
        var (sample, ventSample) = row.Counters();
        r = r with { PhotometerSample = sample, VentPhotometerSample = ventSample };
        var flags = row.Flags();
        r = Flags(r, ref flags);
        var word = row.Word();
        r = r with
        {
            OperatorCount = (uint)word,
            Action = (OperatorAction)(word >> 32 & 0xFF),
            Answered = (Prompt)(word >> 40 & 0xFF),
            Person = (byte)(word >> 56),
            ReadBack = ReadBack.FromWords(row.Word(), row.Word()),
            JournalDurable = (long)row.Word(),
        };
        r = r with { Machine = ReadMachine(ref row, ref flags, (ConcentrationUnit)(word >> 48 & 0xFF)) };
        r = r with { Vitals = ReadVitals(ref row, ref flags) };
        word = row.Word();
        return r with
        {
            Remote = new()
            {
                Sequence = (uint)word,
                Action = (RemoteAction)(word >> 32 & 0xFF),
                Nonce = row.Word(),
                Age = row.Time(),
                Authentic = flags.Next(),
            },
        };
    }

    static Readings Flags(in Readings r, ref FlagWord flags) => r with
    {
        PhotometerGood = flags.Next(),
        VentPhotometerGood = flags.Next(),
        AirNow = flags.Next(),
        AirDetectorGood = flags.Next(),
        DrawClampClosed = flags.Next(),
        ReturnClampClosed = flags.Next(),
        MainsGood = flags.Next(),
        PatientMatched = flags.Next(),
        BottleMatched = flags.Next(),
        ScreenValid = flags.Next(),
        OrderHeld = flags.Next(),
        DoseLedgerClear = flags.Next(),
        WetAtNeedle = flags.Next(),
        BottlePresent = flags.Next(),
    };

    static void WriteMachine(ref RowWriter row, in MachineStatus m)
    {
        row.Time(m.GeneratorSilent);
        row.Time(m.PressureUnitSilent);
        row.Time(m.PanelSilent);
        row.Time(m.WallSkew);
        row.Number(m.PhotometerDirt.Value);
        row.Number(m.HighVoltage.Value);
        row.Number(m.OxygenPurity.Value);
        row.Number(m.DestructOzone.Value);
        row.Word(m.Auxiliary);
    }

    static MachineStatus ReadMachine(ref RowReader row, ref FlagWord flags, ConcentrationUnit unit) => new()
    {
        RelayClosed = flags.Next(),
        BuzzerGood = flags.Next(),
        BatteryGood = flags.Next(),
        PhotometerZeroing = flags.Next(),
        StoreGood = flags.Next(),
        PhotometerUnit = unit,
        GeneratorSilent = row.Time(),
        PressureUnitSilent = row.Time(),
        PanelSilent = row.Time(),
        WallSkew = row.Time(),
        PhotometerDirt = row.Share(),
        HighVoltage = row.Share(),
        OxygenPurity = row.Share(),
        DestructOzone = row.Share(),
        Auxiliary = row.Word(),
    };

    static void WriteVitals(ref RowWriter row, in Vitals v)
    {
        row.Counters(v.Frame, v.Breath);
        row.Number(v.HeartRate.PerSecond);
        row.Number(v.RespiratoryRate.PerSecond);
        row.Number(v.SpO2.Value);
        row.Number(v.Systolic.Pascal);
        row.Number(v.Diastolic.Pascal);
        row.Number(v.EtCO2.Pascal);
        row.Number(v.Quality.Value);
    }

    static Vitals ReadVitals(ref RowReader row, ref FlagWord flags)
    {
        var (frame, breath) = row.Counters();
        return new()
        {
            Good = flags.Next(),
            Complaint = flags.Next(),
            Frame = frame,
            Breath = breath,
            HeartRate = Frequency.FromPerSecond(row.Number()),
            RespiratoryRate = Frequency.FromPerSecond(row.Number()),
            SpO2 = row.Share(),
            Systolic = row.Gauge(),
            Diastolic = row.Gauge(),
            EtCO2 = AbsolutePressure.FromPascal(row.Number()),
            Quality = row.Share(),
        };
    }
}
