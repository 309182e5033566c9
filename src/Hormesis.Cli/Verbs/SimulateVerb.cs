using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hormesis.Cli.Output;
using Hormesis.Cli.Report;
using Hormesis.Model;
using Hormesis.Model.Bottle;
using Hormesis.Model.Input;
using Hormesis.Model.Validation;

namespace Hormesis.Cli.Verbs;

/// <summary>simulate MODEL FILE: one experiment, every state and observable over time.</summary>
static class SimulateVerb
{
    const int MostRows = 200_000;

    static readonly Argument<string> ModelName = new("MODEL") { Description = "What is simulated: bottle, breathing or tissue-oxygen" };

    static readonly Argument<string> File = new("FILE")
    {
        Description = "The inputs as JSON, the same as in a case; validate --inputs MODEL lists them. What is left out has its default",
    };

    static readonly Option<double> Minutes = new("--minutes")
    {
        Description = "How long",
        HelpName = "N",
        DefaultValueFactory = _ => 25,
    };

    static readonly Option<double> Every = new("--every")
    {
        Description = "Seconds from row to row; the first rows are closer, for much happens in the first second",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 5,
    };

    static readonly Option<string?> Drive = new("--drive")
    {
        Description = $"What is done over time, a device's own pressure trace for one; a table of {string.Join(", ", BottleTrace.Columns)}",
        HelpName = "FILE.csv",
    };

    static readonly Option<string?> Out = new("--out")
    {
        Description = "Write the table (CSV) here, not to standard output",
        HelpName = "FILE.csv",
    };

    static readonly Option<string?> Plot = new("--plot") { Description = "Draw what happens", HelpName = "FILE.svg" };

    public static Command Command { get; } = Verb.Of(
        "simulate", "Runs one experiment in a model: a table (CSV, or JSON with --json) of every state and observable over time.",
        "simulate bottle examples/bottle/forty.json --plot bottle.svg", Run, ModelName, File, Minutes, Every, Drive, Out, Plot);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var model = CaseModels.Known.Get(parsed.GetRequiredValue(ModelName), "MODEL");
        var times = TimesOf(model, parsed.GetValue(Minutes), parsed.GetValue(Every));
        var path = parsed.GetRequiredValue(File);
        if (Prepare(model, path) is not ITracedRun run)
            throw new InputException("MODEL", $"{model.Id} has no course over time", $"give one of {string.Join(", ", Traced())}");

        var begun = TimeProvider.System.GetTimestamp();
        _ = run.Trace([TimeSpan.Zero]); // the model's kernels are compiled when first asked for
        var compiled = TimeProvider.System.GetTimestamp();
        var trace = Traced(run, times, parsed.GetValue(Drive));
        var solved = TimeProvider.System.GetElapsedTime(compiled);
        if (trace.Failure.Length > 0) throw new InvalidOperationException($"{model.Id}: {trace.Failure}, {path}");
        screen.Note(string.Create(CultureInfo.InvariantCulture,
            $"{times[^1].TotalMinutes:0.##} min solved in {solved.TotalMilliseconds:0.0} ms, "
            + $"after {TimeProvider.System.GetElapsedTime(begun, compiled).TotalMilliseconds:0} ms to compile the model"));
        if (parsed.GetValue(Plot) is { } plot) System.IO.File.WriteAllText(plot, TracePlots.Of(model, Path.GetFileName(path), trace));
        if (parsed.GetValue(Out) is { } table) WriteTable(table, trace);
        if (screen.Json) screen.Document(TraceDocument.Of(model.Id, trace), Documents.Readable.TraceDocument);
        else if (parsed.GetValue(Out) is null) TraceCsv.Write(trace, line => screen.Line(line));
        return Exit.Yes;
    }

    static CaseTrace Traced(ITracedRun run, IReadOnlyList<TimeSpan> times, string? drive)
    {
        if (drive is null) return run.Trace(times);
        try
        {
            return run.Trace(times, Encoding.UTF8.GetString(InputFile.Read(drive, CaseFile.MaximumBytes)));
        }
        catch (InputException wrong)
        {
            throw wrong.In(drive);
        }
    }

    static IEnumerable<string> Traced() => CaseModels.Known.All
        .Where(m => m.Prepare(JsonElement.Parse("{}"u8), Place.Root) is ITracedRun).Select(m => m.Id);

    static ICaseRun Prepare(ICaseModel model, string path)
    {
        var content = InputFile.Read(path, CaseFile.MaximumBytes);
        try
        {
            using var document = JsonInput.Open(content, "give a case's inputs as JSON; {} takes every default", "mend the JSON there");
            return model.Prepare(document.RootElement.Clone(), Place.Root);
        }
        catch (InputException wrong)
        {
            throw wrong.In(path);
        }
    }

    static IReadOnlyList<TimeSpan> TimesOf(ICaseModel model, double minutes, double every)
    {
        if (!(minutes > 0 && minutes <= model.Longest.TotalMinutes))
            throw new InputException("--minutes", $"{minutes} min", $"give more than zero and at most {model.Longest.TotalMinutes}");
        if (!(every >= TraceTimes.First.TotalSeconds && minutes * 60 / every <= MostRows))
            throw new InputException(
                "--every", $"{every} s", $"give at least {Math.Max(TraceTimes.First.TotalSeconds, minutes * 60 / MostRows):G3}");
        return TraceTimes.Of(TimeSpan.FromMinutes(minutes), TimeSpan.FromSeconds(every));
    }

    static void WriteTable(string path, CaseTrace trace)
    {
        using var file = new StreamWriter(path);
        TraceCsv.Write(trace, file.WriteLine);
    }
}
