using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Hormesis.Cli.Output;
using Hormesis.Store.Fhir;
using Hormesis.Store.Fhir.Validation;

namespace Hormesis.Cli.Verbs;

/// <summary>fhir PATIENT.json: what is held of a record, written as FHIR again; or our code systems.</summary>
static class FhirVerb
{
    static readonly PatientOptions Patient = new();

    static readonly Option<string?> Out = new("--out")
    {
        Description = "Where to write the Bundle. Default: standard output",
        HelpName = "FILE.json",
    };

    static readonly Option<bool> Codes = new("--codes")
    {
        Description = "Write our code systems, and read no patient",
    };

    public static Command Command { get; } = Verb.Of(
        "fhir", "Reads a patient's FHIR R4 record and writes what is held of it as FHIR again, or writes our code systems.",
        "fhir examples/patients/eligible.json --out again.json", Run, Optional(Patient.File), Out, Codes);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(Codes)) return Give(FhirExport.OfCodes(), parsed.GetValue(Out), null, screen);

        var import = Patient.Read(parsed);
        return Give(FhirExport.OfFacts(import.Facts), parsed.GetValue(Out), import, screen);
    }

    static int Give(JsonObject bundle, string? path, Import? import, Screen screen)
    {
        var issues = FhirRules.Check(bundle);
        if (path is null) screen.Line(Encoding.UTF8.GetString(FhirExport.Utf8(bundle)));
        else FhirOutput.Write(path, Out.Name, bundle, screen);

        foreach (var issue in issues) screen.Note($"{issue.Place}: {issue.Words} ({issue.Rule})");
        if (path is not null) Tell(FhirDocument.Of(bundle, path, import, issues), screen);
        return issues.Count == 0 ? Exit.Yes : Exit.No;
    }

    static void Tell(FhirDocument document, Screen screen)
    {
        if (screen.Json)
        {
            screen.Document(document, Documents.Readable.FhirDocument);
            return;
        }
        foreach (var (type, count) in document.Written) screen.Line($"{type,-24} {count,6}");
        var left = document.LeftOut.Values.Sum() + document.NotRead.Values.Sum();
        if (left > 0) screen.Line($"{"not held, left out",-24} {left,6}");
    }

    static Argument<string> Optional(Argument<string> file)
    {
        file.Arity = ArgumentArity.ZeroOrOne; // not needed with --codes
        return file;
    }
}
