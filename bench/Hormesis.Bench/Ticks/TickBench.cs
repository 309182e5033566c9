using Hormesis.Bench.Figures;
using Hormesis.Device;
using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Device.Safety;
using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Bench.Ticks;

/// <summary>What one contestant took for a tick, in microseconds: for each round its median and its 99th percentile.</summary>
/// <param name="P99QuickestMicroseconds">
/// 99th percentile of the ticks, each at the quickest of its rounds: what the code takes, without what else the computer did meanwhile.
/// </param>
public sealed record TickFigures(
    string Id, string Name, Spread MedianMicroseconds, Spread P99Microseconds, double P99QuickestMicroseconds, long AllocatedBytes);

/// <summary>What was measured.</summary>
/// <param name="Ticks">Of one session, all phases.</param>
/// <param name="ClockMicroseconds">Two looks at the clock with nothing between them; it is in every figure.</param>
/// <param name="P99Ratio">Control unit over floor, of runs side by side.</param>
/// <param name="PeriodShare">Of the 10 ms that a tick has, what its 99th percentile takes.</param>
public sealed record TickReport(
    int Ticks, int Rounds, double ClockMicroseconds, IReadOnlyList<TickFigures> Contestants, Spread P99Ratio, double PeriodShare);

/// <summary>
/// How long does a tick take: controller, capnography rules, observer, safety monitor and alarms together, on the inputs of a whole
/// session, beside a floor that only copies the same inputs and the same state, and beside the whole simulated tick.
/// </summary>
public sealed class TickBench(TimeProvider clock, Action<double, string> progress)
{
    public const int Floor = 0, Unit = 1, Simulated = 2;
    static readonly string[] Ids = ["floor", "unit", "simulated"];
    static readonly string[] Names =
        ["inputs and state copied, nothing decided", "controller, monitor, alarms, observer", "the same with machine, ward and judges"];

    readonly List<(TimeSpan Now, Readings Readings, MonitorReadings Monitor)> inputs = [];
    readonly UnitSetup setup = SetUp();
    long[] took = [];

    public TickReport Measure(int rounds, CancellationToken stop)
    {
        progress(0, "a session's inputs");
        Record();
        took = new long[inputs.Count];
        var medians = Ids.Select(_ => new List<double>()).ToList();
        var p99s = Ids.Select(_ => new List<double>()).ToList();
        var allocated = new long[Ids.Length];
        var quickest = Ids.Select(_ => took.Select(_ => long.MaxValue).ToArray()).ToList();
        for (var round = -1; round < rounds; round++) // the first one warms up
        {
            for (var i = 0; i < Ids.Length; i++)
            {
                stop.ThrowIfCancellationRequested();
                progress(Math.Max(0, round + i / (double)Ids.Length) / rounds, Names[i]);
                var before = GC.GetAllocatedBytesForCurrentThread();
                RunOnce(i);
                if (round < 0) continue;
                allocated[i] = Math.Max(allocated[i], GC.GetAllocatedBytesForCurrentThread() - before);
                var micros = took.Select(Micros).ToArray();
                medians[i].Add(Quantiles.Of(micros, 0.5));
                p99s[i].Add(Quantiles.Of(micros, 0.99));
                for (var tick = 0; tick < took.Length; tick++) quickest[i][tick] = Math.Min(quickest[i][tick], took[tick]);
            }
        }
        var figures = Ids
            .Select((id, i) => new TickFigures(id, Names[i], Spread.Of(medians[i]), Spread.Of(p99s[i]), P99(quickest[i]), allocated[i]))
            .ToList();
        return new(
            inputs.Count, rounds, ClockItself(), figures, Spread.OfRatios(p99s[Unit], p99s[Floor]),
            figures[Unit].P99Microseconds.Median / SimulatedSession.Tick.TotalMicroseconds);
    }

    static UnitSetup SetUp() => DeviceProfiles.TryGet(DeviceProfiles.Default, out var profile) && profile is not null
        ? new(FaultPlans.Fixed(profile), profile, LimitTable.Shipped)
        : throw new InvalidOperationException("the default device profile is missing");

    void Record()
    {
        SimulatedSession session = new(setup, seed: 1);
        while (!session.IsOver)
        {
            session.Step();
            inputs.Add((session.Now, session.Readings, session.MonitorReadings));
        }
    }

    void RunOnce(int contestant)
    {
        if (contestant == Floor) Copy();
        else if (contestant == Unit) Step();
        else Simulate();
    }

    void Copy()
    {
        var (state, kept) = (ControlUnit.Begin, default(ControlUnit));
        for (var i = 0; i < took.Length; i++)
        {
            var from = clock.GetTimestamp();
            var (_, readings, monitor) = inputs[i];
            kept = state;
            state = kept;
            took[i] = clock.GetTimestamp() - from;
            GC.KeepAlive(readings.Weight.Kilograms + monitor.Weight.Kilograms > 1e9 ? "" : null);
        }
    }

    void Step()
    {
        var unit = ControlUnit.Begin;
        for (var i = 0; i < took.Length; i++)
        {
            var from = clock.GetTimestamp();
            var (now, readings, monitor) = inputs[i];
            unit.Step(readings, monitor, controllerRuns: true, setup, now);
            took[i] = clock.GetTimestamp() - from;
        }
        if (unit.Controller.Phase != Phase.Ended)
            throw new InvalidOperationException($"the replayed session is in {unit.Controller.Phase}");
    }

    void Simulate()
    {
        SimulatedSession session = new(setup, seed: 1);
        for (var i = 0; i < took.Length; i++)
        {
            var from = clock.GetTimestamp();
            session.Step();
            took[i] = clock.GetTimestamp() - from;
        }
    }

    double ClockItself()
    {
        for (var i = 0; i < took.Length; i++)
        {
            var from = clock.GetTimestamp();
            took[i] = clock.GetTimestamp() - from;
        }
        return Quantiles.Of([.. took.Select(Micros)], 0.5);
    }

    double P99(long[] ticks) => Quantiles.Of([.. ticks.Select(Micros)], 0.99);

    double Micros(long ticks) => 1e6 * ticks / clock.TimestampFrequency;
}
