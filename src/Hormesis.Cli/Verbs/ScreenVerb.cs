using System.CommandLine;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Store.Fhir;

namespace Hormesis.Cli.Verbs;

/// <summary>screen PATIENT.json: every contraindication rule's answer, with value, limit, date and source.</summary>
static class ScreenVerb
{
    static readonly PatientOptions Patient = new();
    static readonly Option<bool> Questionnaire = new("--questionnaire")
    {
        Description = "Print the FHIR R4 Questionnaire that the history answers come from, and screen nobody",
    };

    static readonly Option<bool> PrintRules = new("--print-rules")
    {
        Description = "Print the rules that hold (with --rules or --centre: the centre's) as JSON, and screen nobody",
    };
    static readonly Option<bool> PrintSchema = new("--rules-schema")
    {
        Description = "Print the JSON Schema of a centre's own rules, and screen nobody",
    };
    static readonly Option<string?> Fhir = FhirOutput.Option();

    public static Command Command { get; } = Verb.Of(
        "screen", "Asks every contraindication rule of one patient.", "screen examples/patients/eligible.json --at 2026-11-01",
        Run, [Optional(Patient.File), .. Patient.All, Questionnaire, PrintRules, PrintSchema, Fhir]);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(Questionnaire))
        {
            screen.Line(Encoding.UTF8.GetString(HistoryQuestionnaire.Utf8.Span).TrimEnd());
            return Exit.Yes;
        }
        if (parsed.GetValue(PrintSchema))
        {
            screen.Line(RuleSchema.Text(RuleSet.Shipped));
            return Exit.Yes;
        }
        if (parsed.GetValue(PrintRules)) return TellRules(parsed, screen);
        var begun = TimeProvider.System.GetTimestamp();
        var (import, verdict) = Ask(Patient, parsed);
        var took = TimeProvider.System.GetElapsedTime(begun);
        FhirOutput.Write(parsed, Fhir, () => FhirExport.OfVerdict(import.Facts, verdict), screen);
        if (screen.Json) screen.Document(ScreenDocument.Of(import, verdict), Documents.Readable.ScreenDocument);
        else VerdictText.Tell(import, verdict, screen);
        screen.Note($"read and screened in {took.TotalMilliseconds:0} ms");
        return verdict.Outcome == Outcome.Eligible ? Exit.Yes : Exit.No;
    }

    static int TellRules(ParseResult parsed, Screen screen)
    {
        var day = DateOnly.FromDateTime(Patient.Moment(parsed, TimeProvider.System).DateTime);
        var rules = Patient.RulesOf(parsed, Patient.CentreOf(parsed), day);
        screen.Line(RuleFile.Text(rules.Set));
        screen.Note($"{rules.Standing.Words} sha256 {rules.Standing.Sha256}");
        return Exit.Yes;
    }

    /// <summary>The patient's record and what the rules say of it on the day.</summary>
    public static (Import Import, Verdict Verdict) Ask(PatientOptions options, ParseResult parsed)
    {
        var profile = ClinicalProfiles.Get(parsed.GetRequiredValue(options.Profile));
        var day = DateOnly.FromDateTime(options.Moment(parsed, TimeProvider.System).DateTime);
        var centre = options.CentreOf(parsed);
        var settings = options.Settings(parsed, centre);
        var rules = options.RulesOf(parsed, centre, day);
        var import = options.Read(parsed);
        return (import, Screening.Ask(import.Facts, profile, settings, day, rules));
    }

    // Not needed where nobody is screened; Run refuses its absence otherwise.
    static Argument<string> Optional(Argument<string> file)
    {
        file.Arity = ArgumentArity.ZeroOrOne;
        return file;
    }
}
