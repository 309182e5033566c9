using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir;

namespace Hormesis.Cli.Verbs;

/// <summary>plan PATIENT.json --indication CODE: a course for one patient, with reasons.</summary>
static class PlanVerb
{
    static readonly PatientOptions Patient = new();

    static readonly Option<string?> Indication = IndicationOption();

    static readonly Option<int?> Sessions = SessionsOption();

    static readonly Option<string> EffectsName = new("--effects")
    {
        Description = "What is taken to be true of effects on patients, in what is predicted of them",
        HelpName = "null|literature|claimed",
        DefaultValueFactory = _ => Effects.WordOf(EffectSet.Literature),
    };

    static readonly Option<bool> List = new("--indications")
    {
        Description = "List the indications with their programmes, the grade first, and plan nothing",
    };

    static readonly Option<string?> Fhir = FhirOutput.Option();

    public static Command Command { get; } = Verb.Of(
        "plan", "Plans a course or the rest of one, with reasons, what is predicted, what was not chosen, and the evidence.",
        "plan examples/patients/eligible.json --indication chronic-pain --at 2026-11-01",
        Run, [WithArity(Patient.File), Indication, Sessions, .. Patient.All, EffectsName, List, Fhir]);

    public static Option<string?> IndicationOption() => new("--indication")
    {
        Description = "What the course is for; plan --indications lists the codes",
        HelpName = "CODE",
    };

    public static Option<int?> SessionsOption() => new("--sessions")
    {
        Description = "Sessions of the course, 10 to 15; default: as many as the indication says",
        HelpName = "N",
    };

    /// <exception cref="InputException">None was given, or no indication has this code.</exception>
    public static Indication IndicationOf(string? code) => Indications.Get(code ?? throw new InputException(
        "--indication", "no indication is given", $"give one of {string.Join(", ", Indications.All.Select(i => i.Code))}"));

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(List)) return TellIndications(screen);

        var indication = IndicationOf(parsed.GetValue(Indication));
        var effects = Effects.Named(parsed.GetRequiredValue(EffectsName), "--effects");
        var begun = TimeProvider.System.GetTimestamp();
        var (import, verdict) = ScreenVerb.Ask(Patient, parsed);
        var profile = ClinicalProfiles.Get(verdict.Profile);
        var plan = Planning.Plan(import.Facts, verdict, indication, profile, parsed.GetValue(Sessions));
        var planned = TimeProvider.System.GetTimestamp();
        var expected = Expected.Of(import, verdict, plan, effects);
        var document = PlanDocument.Of(import, verdict, indication.Code, plan, expected);
        if (screen.Json) screen.Document(document, Documents.Readable.PlanDocument);
        else PlanText.Tell(import, verdict, indication, plan, expected, screen);
        screen.Note($"read, screened and planned in {TimeProvider.System.GetElapsedTime(begun, planned).TotalMilliseconds:0} ms"
            + (plan is PlanOutcome.Planned ? $", predicted in {TimeProvider.System.GetElapsedTime(planned).TotalMilliseconds:0} ms" : ""));
        FhirOutput.Write(parsed, Fhir, () => FhirExport.OfPlan(import.Facts, verdict, indication.Code, plan), screen);
        return plan is PlanOutcome.Planned && plan.Outcome == Outcome.Eligible ? Exit.Yes : Exit.No;
    }

    static int TellIndications(Screen screen)
    {
        if (screen.Json)
            screen.Document([.. Indications.All.Select(IndicationDocument.Of)], Documents.Readable.IReadOnlyListIndicationDocument);
        else IndicationText.Tell(Indications.All, screen);
        return Exit.Yes;
    }

    static Argument<string> WithArity(Argument<string> file)
    {
        file.Arity = ArgumentArity.ZeroOrOne; // not needed with --indications
        return file;
    }
}
