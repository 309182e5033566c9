using System.Globalization;
using Hormesis.Bench.Courses;
using Hormesis.Bench.Figures;
using Hormesis.Bench.Peers;
using Hormesis.Bench.Ticks;

namespace Hormesis.Cli.Output;

/// <summary>What bench --json prints.</summary>
/// <param name="Core">Null where nothing could be pinned.</param>
sealed record BenchDocument(Machine Machine, int? Core, IReadOnlyList<SolverFigures> Cases);

/// <summary>What bench tick --json prints.</summary>
sealed record TickDocument(Machine Machine, TickReport Tick);

/// <summary>What bench course --json prints.</summary>
sealed record CourseBenchDocument(Machine Machine, CourseReport Course);

/// <summary>Figures of a measurement as lines for people. No ratio stands without its errors.</summary>
static class BenchText
{
    /// <summary>Every patient was solved, and none of our runs was less exact than the CVODE run that it is compared with.</summary>
    public static bool Holds(SolverFigures figures) =>
        figures.Contestants.All(c => c.Failed == 0)
        && figures.Ratios.Where(r => r.To is SolverFigures.CvodeKlu or SolverFigures.CvodeDense).All(r => r.IsAsExact);

    public static void Tell(SolverFigures f, Screen screen)
    {
        screen.Line($"{f.Case}: {f.Title}");
        screen.Line(Text($"  {f.Patients} patients, {f.States} states, {f.Parameters} parameters, {f.Segments} segments, ")
            + Text($"rtol {f.RelativeTolerance:0e-0}, {f.Pairs} pairs, seed {f.Seed}"));
        screen.Line($"  reference: {f.Reference}, which differs by {Errors(f.ReferenceAgreement)}");
        screen.Line(Text($"  {"",-22} {"patients/s (min..max)",-28} {"steps",7} {"core",6}   {"error median / p99 / max",-28}"));
        foreach (var c in f.Contestants) screen.Line(Row(c, f.Patients));
        foreach (var r in f.Ratios) screen.Line(Row(r));
        screen.Line();
    }

    public static void Tell(CourseReport r, Screen screen)
    {
        screen.Line(Text($"{r.Patients:#,0} virtual patients, 15 sessions, 12 weeks, rtol {r.RelativeTolerance:0e-0}, ")
            + Text($"{r.Threads} thread(s), {r.Lanes} lanes: {r.Seconds:0.0} s"));
        screen.Line(Text($"  {r.PatientsPerSecond:#,0} patients/s; {r.BottlesPerPatient:0.0} bottles each ({r.BottleSteps:0} steps), ")
            + Text($"{r.BodySteps:0} steps of the body"));
        screen.Line(Text($"  memory {r.MegabytesAtTenth:0.0} MB after a tenth of them, {r.MegabytesAtEnd:0.0} MB after all; ")
            + Text($"the process has {r.MegabytesPeak:0} MB"));
    }

    public static void Tell(TickReport r, Screen screen)
    {
        screen.Line(Text($"{r.Ticks:#,0} ticks of one session, {r.Rounds} rounds; the clock itself {r.ClockMicroseconds:0.000} us"));
        screen.Line(Text($"  {"",-44} {"median (min..max)",-22} {"p99 (min..max)",-22} {"p99 quickest",-12} bytes"));
        foreach (var c in r.Contestants)
        {
            screen.Line(Text($"  {c.Name,-44} {Micros(c.MedianMicroseconds),-22} {Micros(c.P99Microseconds),-22} ")
                + Text($"{c.P99QuickestMicroseconds,6:0.00} us    {c.AllocatedBytes,5}"));
        }
        screen.Line("  p99 quickest: of the ticks, each at the quickest of its rounds, without what else this computer did meanwhile");
        screen.Line(Text($"  p99 over the floor: {Times(r.P99Ratio.Median)} ({Times(r.P99Ratio.Minimum)}..{Times(r.P99Ratio.Maximum)}); ")
            + Text($"{r.PeriodShare:0.000%} of the 10 ms that a tick has"));
    }

    static string Micros(Spread s) => Text($"{s.Median:0.00} us ({s.Minimum:0.00}..{s.Maximum:0.00})");

    public static void Tell(Machine machine, Core core, Screen screen)
    {
        screen.Line($"{machine.Processor}; {core}; {machine.Runtime}; {machine.Compiler}; {machine.OperatingSystem}");
        screen.Line("Absolute figures move with what else the machine does.");
    }

    static string Row(ContestantFigures c, int patients)
    {
        var (median, low, high) = (c.PatientsPerSecond.Median, c.PatientsPerSecond.Minimum, c.PatientsPerSecond.Maximum);
        var speed = $"{Speed(median)} ({Speed(low)}..{Speed(high)})";
        var steps = c.StepsPerPatient is { } count ? Text($"{count:0}") : "-";
        var failed = c.Failed > 0 ? Text($"; {c.Failed} FAILED") : "";
        var fewer = c.Patients < patients ? Text($"; {c.Patients} patients") : "";
        return Text($"  {c.Name,-22} {speed,-28} {steps,7} {c.CoreShare.Median,6:0%}   {Errors(c.Error)}{failed}{fewer}");
    }

    static string Row(RatioFigures r) =>
        Text($"  {r.Of} / {r.To}: {Times(r.Ratio.Median)} ({Times(r.Ratio.Minimum)}..{Times(r.Ratio.Maximum)}); ")
        + Text($"p99 error {r.ErrorOf.P99:0.0e-0} against {r.ErrorTo.P99:0.0e-0}{(r.IsAsExact ? "" : ": LESS EXACT")}");

    static string Errors(ErrorFigures e) => Text($"{e.Median:0.0e-0} / {e.P99:0.0e-0} / {e.Maximum:0.0e-0}");

    static string Speed(double value) => value.ToString(value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    static string Times(double ratio) => ratio.ToString(ratio < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + "x";

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}
