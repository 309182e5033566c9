using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Model;

namespace Hormesis.Cli.Verbs;

/// <summary>plan PATIENT.json --indication CODE: a course for one patient, with reasons.</summary>
static class PlanVerb
{
    static readonly PatientOptions Patient = new();

    static readonly Option<string?> Indication = IndicationOption();

    static readonly Option<int?> Sessions = SessionsOption();

    static readonly Option<bool> List = new("--indications")
    {
        Description = "List the indications with their evidence, and plan nothing",
    };

    public static Command Command { get; } = Verb.Of(
        "plan", "Plans a course for one patient, with reasons, what physics predicts, and the evidence.",
        "plan examples/patients/eligible.json --indication chronic-pain --at 2026-11-01",
        Run, WithArity(Patient.File), Indication, Sessions, Patient.At, Patient.Profile, Patient.G6pdMedian, List);

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
        var (import, verdict) = ScreenVerb.Ask(Patient, parsed);
        var profile = ClinicalProfiles.Get(verdict.Profile);
        var plan = Planning.Plan(import.Facts, verdict, indication, profile, parsed.GetValue(Sessions));
        if (screen.Json) screen.Document(PlanDocument.Of(import, verdict, indication.Code, plan), Documents.Readable.PlanDocument);
        else PlanText.Tell(import, verdict, indication, plan, screen);
        return plan is PlanOutcome.Planned && plan.Outcome == Outcome.Eligible ? Exit.Yes : Exit.No;
    }

    static int TellIndications(Screen screen)
    {
        if (screen.Json)
        {
            screen.Document(
                [.. Indications.All.Select(i => new IndicationDocument(i.Code, i.Name, i.Evidence))],
                Documents.Readable.IReadOnlyListIndicationDocument);
            return Exit.Yes;
        }
        foreach (var indication in Indications.All)
        {
            screen.Line($"{indication.Code,-28} {indication.Name}");
            foreach (var row in indication.Evidence) screen.Line($"    {PlanText.EvidenceLine(row)}");
        }
        return Exit.Yes;
    }

    static Argument<string> WithArity(Argument<string> file)
    {
        file.Arity = ArgumentArity.ZeroOrOne; // not needed with --indications
        return file;
    }
}
