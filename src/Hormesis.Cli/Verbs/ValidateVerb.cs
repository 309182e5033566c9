using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Model;
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

    public static Command Command { get; } = Verb.Of(
        "validate", "Compares published measurements with what the models predict; exits with 1 where one does not fit.",
        "validate --cases examples/cases/first-case.json", Run, Files, Inputs);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(Inputs) is { } model) return TellInputs(CaseModels.Known.Get(model, "--inputs"), screen);

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

    static int TellInputs(ICaseModel model, Screen screen)
    {
        if (screen.Json) screen.Document(ModelDocument.Of(model), Documents.Readable.ModelDocument);
        else ModelText.Tell(model, screen);
        return Exit.Yes;
    }
}
