using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;

namespace Hormesis.Cli.Verbs;

/// <summary>follow-up PATIENT.json --indication CODE: what moved beyond noise, what is due, and how the course goes on.</summary>
static class FollowUpVerb
{
    static readonly PatientOptions Patient = new();
    static readonly Option<string?> Indication = PlanVerb.IndicationOption();

    public static Command Command { get; } = Verb.Of(
        "follow-up", "Judges a course so far: markers against the patient's own baselines and the model, and how it goes on.",
        "follow-up examples/patients/eligible.json --indication chronic-pain --at 2026-11-01",
        Run, Patient.File, Indication, Patient.At, Patient.Profile);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var indication = PlanVerb.IndicationOf(parsed.GetValue(Indication));
        var profile = ClinicalProfiles.Get(parsed.GetRequiredValue(Patient.Profile));
        var on = DateOnly.FromDateTime(Patient.Moment(parsed, TimeProvider.System).DateTime);
        var import = Patient.Read(parsed);
        var report = FollowUpReport.Of(import.Facts, on);
        var (expected, why) = FollowUpExpectation.Of(import.Facts, report, indication, profile, on);
        if (screen.Json) screen.Document(FollowUpDocument.Of(import.Facts, report, expected, why, on), Documents.Readable.FollowUpDocument);
        else FollowUpText.Tell(import.Facts, report, expected, why, on, screen);
        return report.Decision.Step == Step.AsScheduled ? Exit.Yes : Exit.No;
    }
}
