using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Cli.Output;
using Hormesis.Web.Report;
using Hormesis.Model;
using Hormesis.Model.Bottle;
using Hormesis.Model.Input;
using Hormesis.Model.Validation;

namespace Hormesis.Cli.Verbs;

/// <summary>simulate MODEL FILE: one experiment, every state and observable over time.</summary>
static class SimulateVerb
{
    const int MostRows = 200_000, MostDraws = 10_000, UsualDraws = 100;
    const string EffectsInput = "effects";

    static readonly Argument<string> ModelName = new("MODEL") { Description = $"What is simulated: {string.Join(", ", Traced())}" };

    static readonly Argument<string> File = new("FILE")
    {
        Description = "The inputs as JSON, the same as in a case; validate --inputs MODEL lists them. What is left out has its default",
    };

    static readonly Option<double?> Minutes = new("--minutes")
    {
        Description = "How long; without it as long as is usual with the model (a bottle 25 minutes, a course and four weeks)",
        HelpName = "N",
    };

    static readonly Option<double?> Weeks = new("--weeks") { Description = "The same in weeks", HelpName = "N" };

    static readonly Option<double?> Every = new("--every")
    {
        Description = "Seconds from row to row; of what is quick the first rows are closer",
        HelpName = "SECONDS",
    };

    static readonly Option<string?> EffectsName = new("--effects")
    {
        Description = "Of a course: what is taken to be true of effects on patients, instead of what the file says",
        HelpName = "null|literature|claimed",
    };

    static readonly Option<int?> Bands = new("--bands")
    {
        Description = $"Of a course: draws of constants that differ between people, for the bands of 5 to 95 %; {UsualDraws} with --plot",
        HelpName = "N",
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
        "simulate course examples/courses/fifteen-sessions.json --plot course.svg --out course.csv", Run,
        ModelName, File, Minutes, Weeks, Every, EffectsName, Bands, Drive, Out, Plot);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var model = CaseModels.Known.Get(parsed.GetRequiredValue(ModelName), "MODEL");
        var path = parsed.GetRequiredValue(File);
        if (Prepare(model, path, parsed.GetValue(EffectsName)) is not ITracedRun run)
            throw new InputException("MODEL", $"{model.Id} has no course over time", $"give one of {string.Join(", ", Traced())}");
        var times = TraceTimes.Of(SpanOf(model, run, parsed));
        var draws = DrawsOf(model, run, parsed);

        var begun = TimeProvider.System.GetTimestamp();
        _ = run.Trace([TimeSpan.Zero]); // the model's kernels are compiled when first asked for
        var compiled = TimeProvider.System.GetTimestamp();
        var trace = TraceOf(run, times, parsed.GetValue(Drive));
        var solved = TimeProvider.System.GetElapsedTime(compiled);
        if (trace.Failure.Length > 0) throw new InvalidOperationException($"{model.Id}: {trace.Failure}, {path}");
        screen.Note(string.Create(CultureInfo.InvariantCulture,
            $"{PlotTime.Of(times[^1]).Words(times[^1])} solved in {solved.TotalMilliseconds:0.0} ms, "
            + $"after {TimeProvider.System.GetElapsedTime(begun, compiled).TotalMilliseconds:0} ms to compile the model"));
        var bands = draws > 0 && run is IBandedRun banded ? banded.Bands(times, draws, seed: 1) : null;
        var sheet = new TracePlots(model, trace, bands, (run as IBandedRun)?.Assumed ?? "");
        if (parsed.GetValue(Plot) is { } plot) System.IO.File.WriteAllText(plot, sheet.Of(Path.GetFileName(path)));
        Tell(model, trace, bands, parsed, screen);
        return Exit.Yes;
    }

    static void Tell(ICaseModel model, CaseTrace trace, CaseBands? bands, ParseResult parsed, Screen screen)
    {
        if (parsed.GetValue(Out) is { } table) WriteTable(table, trace);
        if (screen.Json) screen.Document(TraceDocument.Of(model.Id, trace, bands), Documents.Readable.TraceDocument);
        else if (parsed.GetValue(Out) is null) TraceCsv.Write(trace, line => screen.Line(line));
    }

    static CaseTrace TraceOf(ITracedRun run, IReadOnlyList<TimeSpan> times, string? drive)
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

    static ICaseRun Prepare(ICaseModel model, string path, string? effects)
    {
        var content = InputFile.Read(path, CaseFile.MaximumBytes);
        if (effects is not null && model.Inputs.All(i => i.Name != EffectsInput))
            throw new InputException("--effects", $"the model {model.Id} has no effects on patients", "leave it out");
        try
        {
            using var document = JsonInput.Open(content, "give a case's inputs as JSON; {} takes every default", "mend the JSON there");
            return model.Prepare(With(effects, document.RootElement), Place.Root);
        }
        catch (InputException wrong)
        {
            throw wrong.In(path);
        }
    }

    static JsonElement With(string? effects, JsonElement inputs)
    {
        if (effects is null || JsonObject.Create(inputs) is not { } changed) return inputs.Clone();
        changed[EffectsInput] = effects;
        return JsonElement.Parse(changed.ToJsonString());
    }

    static TraceSpan SpanOf(ICaseModel model, ITracedRun run, ParseResult parsed)
    {
        var usual = run.Usual;
        if (parsed.GetValue(Minutes) is not null && parsed.GetValue(Weeks) is not null)
            throw new InputException("--weeks", "the length is given in minutes already", "give one of the two");
        var (option, minutes) = parsed.GetValue(Weeks) is { } weeks
            ? ("--weeks", weeks * TimeSpan.FromDays(7).TotalMinutes)
            : ("--minutes", parsed.GetValue(Minutes) ?? usual.End.TotalMinutes);
        var every = parsed.GetValue(Every) ?? usual.Every.TotalSeconds;
        if (!(minutes > 0 && minutes <= model.Longest.TotalMinutes))
            throw new InputException(option, $"{minutes} min", $"give more than zero and at most {model.Longest.TotalMinutes} min");
        if (!(every >= TraceTimes.First.TotalSeconds && minutes * 60 / every <= MostRows))
            throw new InputException(
                "--every", $"{every} s", $"give at least {Math.Max(TraceTimes.First.TotalSeconds, minutes * 60 / MostRows):G3}");
        return new(TimeSpan.FromMinutes(minutes), TimeSpan.FromSeconds(every), usual.FromMoments);
    }

    static int DrawsOf(ICaseModel model, ITracedRun run, ParseResult parsed)
    {
        if (parsed.GetValue(Bands) is not { } draws)
            return run is IBandedRun && parsed.GetValue(Plot) is not null ? UsualDraws : 0;
        if (run is not IBandedRun) throw new InputException("--bands", $"the model {model.Id} has no bands", "leave it out");
        return draws is >= 0 and <= MostDraws
            ? draws
            : throw new InputException("--bands", $"{draws} draws", $"give 0 to {MostDraws}");
    }

    static void WriteTable(string path, CaseTrace trace)
    {
        using var file = new StreamWriter(path);
        TraceCsv.Write(trace, file.WriteLine);
    }
}
