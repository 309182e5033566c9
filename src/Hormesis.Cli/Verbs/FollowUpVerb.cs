using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Web.Report;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;

namespace Hormesis.Cli.Verbs;

/// <summary>follow-up PATIENT.json --indication CODE: what moved beyond noise, what is due, and how the course goes on.</summary>
static class FollowUpVerb
{
    static readonly PatientOptions Patient = new();
    static readonly Option<string?> Indication = PlanVerb.IndicationOption();
    static readonly Option<int?> Sessions = PlanVerb.SessionsOption();
    static readonly Option<string?> Plot = new("--plot")
    {
        Description = "Draw the markers over time, against what noise alone may do",
        HelpName = "FILE.svg",
    };

    public static Command Command { get; } = Verb.Of(
        "follow-up", "Judges a course: its programme's outcomes and stopping rules, markers, events, visits due, and how it goes on.",
        "follow-up examples/followup/course.json --indication chronic-pain --at 2026-12-07 --plot course.svg",
        Run, Patient.File, Indication, Sessions, Patient.At, Patient.Profile, Plot);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var indication = PlanVerb.IndicationOf(parsed.GetValue(Indication));
        var profile = ClinicalProfiles.Get(parsed.GetRequiredValue(Patient.Profile));
        var on = DateOnly.FromDateTime(Patient.Moment(parsed, TimeProvider.System).DateTime);
        var import = Patient.Read(parsed);
        var sessions = Planning.Sessions(profile, parsed.GetValue(Sessions) ?? (int)indication.Sessions.Value);
        var report = FollowUpReport.Of(import.Facts, on, Programmes.Get(indication.Code), sessions);
        var (expected, why) = FollowUpExpectation.Of(import.Facts, report, indication, profile, on);
        if (parsed.GetValue(Plot) is { } plot) File.WriteAllText(plot, FollowUpPlots.Of(import.Facts, report, on));
        if (screen.Json) screen.Document(FollowUpDocument.Of(import.Facts, report, expected, why, on), Documents.Readable.FollowUpDocument);
        else FollowUpText.Tell(import.Facts, report, expected, why, on, screen);
        return report.Decision is { Step: Step.AsScheduled, NeedsReview: false } ? Exit.Yes : Exit.No;
    }
}
