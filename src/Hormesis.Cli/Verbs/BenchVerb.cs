using System.CommandLine;
using System.Globalization;
using Hormesis.Bench;
using Hormesis.Bench.Cases;
using Hormesis.Bench.Courses;
using Hormesis.Bench.Peers;
using Hormesis.Bench.Storing;
using Hormesis.Bench.Ticks;
using Hormesis.Cli.Output;
using Hormesis.Model;

namespace Hormesis.Cli.Verbs;

/// <summary>bench: our solver beside those that people would otherwise pick, and the time of a tick of the device.</summary>
static class BenchVerb
{
    const string All = "all", Solver = "solver", Tick = "tick", Course = "course", Clinic = "clinic", Fhir = "fhir", Live = "live";
    const string Store = "store";
    const int MostPatients = 1_000_000, MostPairs = 1_000, MostThreads = 256, MostRate = 100_000, MostViewers = 10_000;
    const int MostDevices = 10_000;
    const double MostSeconds = 600, ServedSeconds = 20, LoosestTolerance = 1e-2, TightestTolerance = 1e-9, CohortTolerance = 1e-5;

    static readonly Argument<string> What = new("WHAT")
    {
        Description = "What to measure: solver, tick, course, clinic, fhir, live or store",
    };

    static readonly Option<string> ModelName = new("--model")
    {
        Description = $"Which case: {string.Join(", ", SolverCases.Ids)} or {All}",
        DefaultValueFactory = _ => All,
    };
    static readonly Option<int> Patients = new("--patients")
    {
        Description = "Patients that every solver solves",
        DefaultValueFactory = _ => 1024,
    };
    static readonly Option<double> Rtol = new("--rtol")
    {
        Description = "Relative tolerance; the absolute one is a thousandth of it times each state's scale",
        DefaultValueFactory = _ => 1e-6,
    };
    static readonly Option<int> Pairs = new("--pairs")
    {
        Description = "Rounds in which every contestant runs once",
        DefaultValueFactory = _ => 5,
    };
    static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "Least processor time of a timed run, and of the warm-up before it. Of fhir, live and store: how long to measure. "
            + $"Default: 1, of those three {ServedSeconds:0}",
        DefaultValueFactory = _ => 1,
    };
    static readonly Option<int> SciPy = new("--scipy")
    {
        Description = "Patients that SciPy solves; 0 leaves it out",
        DefaultValueFactory = _ => 4,
    };
    static readonly Option<bool> EqualError = new("--equal-error") { Description = "Add CVODE at a hundredth of the tolerance" };
    static readonly Option<ulong> Seed = new("--seed") { Description = "Seed of the patients", DefaultValueFactory = _ => 1 };

    static readonly Option<string> Records = new("--records")
    {
        Description = "Of clinic: a folder of FHIR Bundles, each screened and planned on the day of --at; of fhir: what is kept",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => ".",
    };

    static readonly Option<string?> At = new("--at") { Description = "Of clinic and fhir: the day. Default: now", HelpName = "DATE" };

    static readonly Option<int> Rate = new("--rate")
    {
        Description = "Of fhir: requests a second; of live: frames a second. Default: 500, of live 25",
        DefaultValueFactory = _ => 500,
    };

    static readonly Option<int> Viewers = new("--viewers")
    {
        Description = "Of live: how many watch",
        DefaultValueFactory = _ => 1000,
    };

    static readonly Option<int> Devices = new("--devices")
    {
        Description = "Of store: devices that each hand over a second of 20 channels at 100 Hz every second",
        DefaultValueFactory = _ => 500,
    };

    static readonly Option<string> Data = new("--data")
    {
        Description = "Of store: where store and file are made, on the disk to be measured; they are removed afterwards",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => ".",
    };

    static readonly Option<int> Threads = new("--threads")
    {
        Description = "Workers that solve courses",
        DefaultValueFactory = _ => 1,
    };

    // Our side of a measurement: this program again, told what to solve.
    static readonly Option<string[]> Child = new("--child") { Hidden = true, AllowMultipleArgumentsPerToken = true };

    public static Command Command { get; } = Verb.Of(
        "bench", "Measures the solver beside CVODE and SciPy, a tick, virtual courses, the clinic's rules, server, live views or store.",
        "bench solver --model cohort --patients 256", Run, What, ModelName, Patients, Rtol, Pairs, Seconds, SciPy, EqualError, Seed,
        Threads, Records, At, Rate, Viewers, Devices, Data, Child);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        CheckKind(parsed.GetRequiredValue(What));
        if (parsed.GetRequiredValue(What) == Tick)
            return MeasureTick(Within("--pairs", parsed.GetValue(Pairs), 1, MostPairs), screen, stop);
        if (parsed.GetRequiredValue(What) == Course) return MeasureCourse(OptionsOf(parsed), parsed, screen, stop);
        if (parsed.GetRequiredValue(What) == Clinic) return MeasureClinic(parsed, screen, stop);
        if (parsed.GetRequiredValue(What) == Fhir) return MeasureFhir(parsed, screen, stop);
        if (parsed.GetRequiredValue(What) == Live) return MeasureLive(parsed, screen, stop);
        if (parsed.GetRequiredValue(What) == Store) return MeasureStore(parsed, screen, stop);
        if (parsed.GetValue(Child) is { Length: > 0 } child)
        {
            screen.Line(ChildArguments.Obey(child, TimeProvider.System));
            return Exit.Yes;
        }
        var (cases, options) = (CasesOf(parsed.GetRequiredValue(ModelName)), OptionsOf(parsed));
        try
        {
            return Measure(cases, options, screen, stop);
        }
        catch (BenchException failed)
        {
            screen.EndBar();
            Console.Error.WriteLine(Verb.OneLine($"hormesis: {failed.Message}"));
            return Exit.Outside;
        }
    }

    static int Measure(IReadOnlyList<SolverCase> cases, SolverBenchOptions options, Screen screen, CancellationToken stop)
    {
        var core = Core.Choose();
        Toolbox tools = new(screen.Note, stop);
        tools.NeedCvode();
        var machine = Machine.Look(stop);
        var self = ThisProgram.Command("bench", Solver, "--child");
        SolverBench bench = new(self, core, tools, (share, what) => screen.Progress(share, what, lineDue: true), stop);
        List<Bench.Figures.SolverFigures> measured = [];
        foreach (var @case in cases)
        {
            measured.Add(bench.Measure(@case, options));
            screen.EndBar();
            if (!screen.Json) BenchText.Tell(measured[^1], screen);
        }
        if (screen.Json) screen.Document(new(machine, core.Number, measured), Documents.Readable.BenchDocument);
        else
        {
            screen.Line("Patients per second of processor time. Ratios are of runs taken side by side.");
            BenchText.Tell(machine, core, screen);
        }
        return measured.All(BenchText.Holds) ? Exit.Yes : Exit.No;
    }

    // In this process: a child would only be started to be told the same. The figures are times on the wall of single ticks.
    static int MeasureTick(int rounds, Screen screen, CancellationToken stop)
    {
        var report = new TickBench(TimeProvider.System, (share, what) => screen.Progress(share, what, lineDue: true)).Measure(rounds, stop);
        screen.EndBar();
        if (screen.Json) screen.Document(new(Machine.Look(stop), report), Documents.Readable.TickDocument);
        else BenchText.Tell(report, screen);
        return report.Contestants[TickBench.Unit].AllocatedBytes == 0 ? Exit.Yes : Exit.No;
    }

    static int MeasureCourse(SolverBenchOptions options, ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var tolerance = parsed.GetResult(Rtol) is { Implicit: false } ? options.RelativeTolerance : CohortTolerance;
        var threads = Within("--threads", parsed.GetValue(Threads), 1, MostThreads);
        var report = new CourseBench(TimeProvider.System, (share, what) => screen.Progress(share, what, lineDue: false))
            .Measure(options.Patients, options.Seed, tolerance, threads, stop);
        screen.EndBar();
        if (screen.Json) screen.Document(new(Machine.Look(stop), report), Documents.Readable.CourseBenchDocument);
        else BenchText.Tell(report, screen);
        return Exit.Yes;
    }

    static int MeasureClinic(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var day = parsed.GetValue(At) is { } text ? PatientOptions.ParseTime("--at", text) : TimeProvider.System.GetLocalNow();
        var rounds = Within("--pairs", parsed.GetValue(Pairs), 1, MostPairs);
        return ClinicBench.Run(parsed.GetRequiredValue(Records), DateOnly.FromDateTime(day.DateTime), rounds, screen, stop);
    }

    static int MeasureFhir(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var day = parsed.GetValue(At) ?? TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var rate = Within("--rate", parsed.GetValue(Rate), 1, MostRate);
        return FhirBench.Run(parsed.GetRequiredValue(Records), day, rate, ServedSecondsOf(parsed), screen, stop);
    }

    static int MeasureLive(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var viewers = Within("--viewers", parsed.GetValue(Viewers), 1, MostViewers);
        var rate = parsed.GetResult(Rate) is { Implicit: false } ? Within("--rate", parsed.GetValue(Rate), 1, 100) : 25;
        if (parsed.GetValue(Child) is not { Length: > 0 }) return LiveBench.Run(viewers, rate, ServedSecondsOf(parsed), screen, stop);
        LiveBench.Serve(viewers, rate, screen, stop);
        return Exit.Yes;
    }

    static int MeasureStore(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var folder = parsed.GetRequiredValue(Data);
        if (!Directory.Exists(folder))
            throw new InputException("--data", $"there is no folder \"{folder}\"", "name one on the store's disk");
        StoreBenchOptions options = new(
            folder, Within("--devices", parsed.GetValue(Devices), 1, MostDevices), ServedSecondsOf(parsed),
            Within("--pairs", parsed.GetValue(Pairs), 1, MostPairs), parsed.GetValue(Seed));
        return StoreBenchText.Run(options, screen, stop);
    }

    static void CheckKind(string kind)
    {
        if (kind is Solver or Tick or Course or Clinic or Fhir or Live or Store) return;
        throw new InputException(
            "WHAT", $"\"{kind}\" cannot be measured", $"measure {Solver}, {Tick}, {Course}, {Clinic}, {Fhir}, {Live} or {Store}");
    }

    static IReadOnlyList<SolverCase> CasesOf(string name)
    {
        if (name == All) return SolverCases.All;
        return SolverCases.Find(name) is { } found
            ? [found]
            : throw new InputException(
                "--model", $"there is no case \"{name}\"", $"name {string.Join(", ", SolverCases.Ids)} or {All}");
    }

    static SolverBenchOptions OptionsOf(ParseResult parsed)
    {
        var rtol = parsed.GetValue(Rtol);
        if (!(rtol is >= TightestTolerance and <= LoosestTolerance))
            throw new InputException("--rtol", $"{rtol}", $"give {TightestTolerance:0e-0} to {LoosestTolerance:0e-0}");
        return new()
        {
            Seconds = SecondsOf(parsed),
            Patients = Within("--patients", parsed.GetValue(Patients), 1, MostPatients),
            Pairs = Within("--pairs", parsed.GetValue(Pairs), 1, MostPairs),
            SciPyPatients = Within("--scipy", parsed.GetValue(SciPy), 0, MostPatients),
            RelativeTolerance = rtol,
            Seed = parsed.GetValue(Seed),
            WithEqualError = parsed.GetValue(EqualError),
        };
    }

    static double SecondsOf(ParseResult parsed) => parsed.GetValue(Seconds) is > 0 and <= MostSeconds and var seconds
        ? seconds
        : throw new InputException("--seconds", $"{parsed.GetValue(Seconds)}", $"give more than 0, at most {MostSeconds}");

    static double ServedSecondsOf(ParseResult parsed) =>
        parsed.GetResult(Seconds) is { Implicit: false } ? SecondsOf(parsed) : ServedSeconds;

    static int Within(string option, int value, int low, int high) => low <= value && value <= high
        ? value
        : throw new InputException(option, $"{value}", $"give {low} to {high}");
}
