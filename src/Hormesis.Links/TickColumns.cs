using Hormesis.Device;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Safety;

namespace Hormesis.Links;

/// <summary>
/// How one tick stands in a row of the recording: both clocks, every reading of controller and monitor bit for bit, then what was
/// decided.
/// </summary>
static class TickColumns
{
    static readonly string[] Clocks = ["now/100ns", "wall/100ns", "processor"];
    static readonly string[] Outputs =
    [
        "phase", "limits/0-63", "limits/64-127", "commands", "beat", "power/1", "oxygenFlowSet/m3 s-1", "vacuumTarget/Pa",
        "slowVentOpening/1", "returnOpening/1", "permits",
    ];
    static readonly int FirstOutput = Clocks.Length + ReadingColumns.Names.Count + MonitorColumns.Names.Count;

    /// <summary>In the order of the row. Floating-point columns name their SI unit.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Clocks, .. ReadingColumns.Names, .. MonitorColumns.Names, .. Outputs];

    public static int Count => Names.Count;

    /// <summary>What one tick of a simulated session saw and decided.</summary>
    public static void Write(Span<ulong> row, SimulatedSession session, DateTimeOffset wall)
    {
        RowWriter words = new(row);
        words.Time(session.Now);
        words.Word((ulong)wall.UtcTicks);
        words.Word((ulong)session.ControllerWas);
        ReadingColumns.Write(ref words, session.Readings);
        MonitorColumns.Write(ref words, session.MonitorReadings);
        WriteOutputs(row, session.Unit);
    }

    public static void WriteOutputs(Span<ulong> row, in ControlUnit unit)
    {
        RowWriter words = new(row[FirstOutput..]);
        var (s, c) = (unit.Controller, unit.Commands);
        words.Word((ulong)s.Phase | (ulong)s.Stage << 8 | (ulong)SessionController.PromptFor(s) << 16
            | (ulong)s.Stop << 24 | (ulong)s.StoppedBy << 32);
        words.Word((ulong)s.Alarms.Shown);
        words.Word((ulong)(s.Alarms.Shown >> 64));
        words.Flags(
            c.DrawClampOpen, c.ReturnClampOpen, c.GasToBottle, c.GasToDestruct, c.HighVoltageOn, c.VentClosed, c.VacuumOn, c.MixerOn,
            c.PrimeOn, c.FlushOn, c.HeaterOn, c.AirTestPulse, c.BuzzerOn, c.RelayReset);
        words.Word(c.Beat);
        words.Number(c.Power.Value);
        words.Number(c.OxygenFlow.CubicMetresPerSecond);
        words.Number(c.VacuumTarget.Pascal);
        words.Number(c.SlowVentOpening.Value);
        words.Number(c.ReturnOpening.Value);
        MonitorColumns.Write(ref words, unit.Permits);
    }

    public static TimeSpan Now(ReadOnlySpan<ulong> row) => new((long)row[0]);

    /// <summary>How the controller's processor was.</summary>
    public static SimulatedSession.Processor Processor(ReadOnlySpan<ulong> row) => (SimulatedSession.Processor)row[2];

    public static (Readings Readings, MonitorReadings Monitor) Inputs(ReadOnlySpan<ulong> row)
    {
        RowReader words = new(row[Clocks.Length..]);
        return (ReadingColumns.Read(ref words), MonitorColumns.Read(ref words));
    }

    /// <summary>The first column of the outputs in which two rows differ; -1 for none.</summary>
    public static int FirstDifference(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var common = a[FirstOutput..].CommonPrefixLength(b[FirstOutput..]);
        return common == a.Length - FirstOutput ? -1 : FirstOutput + common;
    }
}
