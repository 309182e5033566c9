using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Model;
using Hormesis.Model.Body.Course.Trials;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Validation;

namespace Hormesis.Cli.Verbs;

/// <summary>validate [--cases FILE]…: published measurements against the models; --inputs MODEL: what can be asked of one.</summary>
static class ValidateVerb
{
    static readonly Option<string[]> Files = new("--cases")
    {
        Description = "A file of cases (docs/validation.md); give it once for each. Default: the cases that come with the program",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    static readonly Option<string?> Inputs = new("--inputs")
    {
        Description = "List a model's inputs with units, defaults and ranges, and its observables; validate nothing",
        HelpName = "MODEL",
    };

    static readonly Option<bool> Anchors = new("--anchors")
    {
        Description = "Repeat trials that found nothing with virtual patients, under each set of effects; validate no cases",
    };

    static readonly Option<ulong> Seed = new("--seed") { Description = "Of --anchors: seed of the patients", DefaultValueFactory = _ => 1 };

    public static Command Command { get; } = Verb.Of(
        "validate", "Compares published measurements with what the models predict; exits with 1 where one does not fit.",
        "validate --cases examples/cases/first-case.json", Run, Files, Inputs, Anchors, Seed);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(Inputs) is { } model) return TellInputs(CaseModels.Known.Get(model, "--inputs"), screen);

        if (parsed.GetValue(Anchors)) return TellAnchors(parsed.GetValue(Seed), screen, stop);
        var begun = TimeProvider.System.GetTimestamp();
        var files = parsed.GetRequiredValue(Files);
        var set = new CaseSet(files.Length == 0 ? ShippedCases.Read() : ReadAll(files), CaseModels.Known);
        var evaluation = CaseEvaluation.Of(set, Progress(screen), stop);
        screen.EndBar();
        if (screen.Json) screen.Document(ValidateDocument.Of(evaluation), Documents.Readable.ValidateDocument);
        else ValidationText.Tell(evaluation, screen);
        screen.Note($"{evaluation.Cases} cases in {TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds:0} ms");
        return evaluation.AllWithin ? Exit.Yes : Exit.No;
    }

    static List<ValidationCase> ReadAll(string[] files)
    {
        const int mostFiles = 100;
        if (files.Length > mostFiles) throw new InputException("--cases", $"{files.Length} files", $"give at most {mostFiles}");
        List<ValidationCase> cases = [];
        foreach (var file in files) cases.AddRange(CaseFile.Read(InputFile.Read(file, CaseFile.MaximumBytes), file));
        return cases;
    }

    // Nothing for the first two seconds, in which most sets are done; then every two.
    static Action<double> Progress(Screen screen)
    {
        var (apart, begun, told) = (TimeSpan.FromSeconds(2), TimeProvider.System.GetTimestamp(), TimeSpan.Zero);
        return share =>
        {
            var elapsed = TimeProvider.System.GetElapsedTime(begun);
            if (elapsed < told + apart) return;
            told = elapsed;
            screen.Progress(share, "running the cases", lineDue: true);
        };
    }

    static int TellAnchors(ulong seed, Screen screen, CancellationToken stop)
    {
        SolverOptions quick = new() { RelativeTolerance = 1e-5, AbsoluteTolerance = 1e-8 };
        var results = new NullAnchors(seed, quick).Evaluate(share => screen.Progress(share, "repeating trials", lineDue: true), stop);
        screen.EndBar();
        if (screen.Json) screen.Document(AnchorsDocument.Of(results), Documents.Readable.AnchorsDocument);
        else AnchorsText.Tell(results, screen);
        return results.All(r => r.Holds) ? Exit.Yes : Exit.No;
    }

    static int TellInputs(ICaseModel model, Screen screen)
    {
        if (screen.Json) screen.Document(ModelDocument.Of(model), Documents.Readable.ModelDocument);
        else ModelText.Tell(model, screen);
        return Exit.Yes;
    }
}
