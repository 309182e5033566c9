using System.Globalization;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Body;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir;
using Hormesis.Web.Report;

namespace Hormesis.Cli.Output;

/// <summary>A course as people read it: what, session by session, why, and on what evidence.</summary>
static class PlanText
{
    public static void Tell(Import import, Verdict verdict, Indication indication, PlanOutcome plan, Expected expected, Screen screen)
    {
        screen.Line($"{VerdictText.OutcomeWords(plan.Outcome)}  {ReportWords.Who(import.Facts)}");
        screen.Line($"{indication.Name}, profile {verdict.Profile}, from {verdict.On:yyyy-MM-dd}");
        screen.Line();
        if (plan is PlanOutcome.Planned planned) TellCourse(planned, expected, screen);
        else screen.Line("No course is planned:");
        screen.Line("Why:");
        foreach (var reason in plan.Reasons) screen.Line($"  - {ReasonLine(reason)}");
        screen.Line();
        screen.Line("Evidence (grade A good controlled … E none):");
        foreach (var row in plan.Evidence) screen.Line($"  - {EvidenceLine(row)}");
        screen.Line("  A claim in full: hormesis evidence CLAIM");
        screen.Line();
        screen.Line(ReportWords.Notice);
    }

    public static string EvidenceLine(EvidenceRow row) =>
        $"{row.Grade}: {row.Claim}{(row.AppliesToThisRoute ? "" : " (another route)")} ({string.Join("; ", row.Sources)})"
        + $" [claim {string.Join(", ", row.Claims)}]";

    static string ReasonLine(Reason r)
    {
        string[] parts = [r.What, r.Value, r.Limit.Length > 0 ? $"limit {r.Limit}" : "", $"{r.Source} [{r.Certainty}]"];
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }

    static void TellCourse(PlanOutcome.Planned planned, Expected expected, Screen screen)
    {
        var first = planned.Course.Sessions[0];
        if (planned.SoFar.Sessions.Count > 0) screen.Line($"{planned.SoFar.Sessions.Count} sessions of the course are done.");
        screen.Line("session  day  conc. µg/NmL  gas NmL  blood mL  dose µg  µg per mL blood");
        foreach (var s in planned.Course.Sessions) screen.Line(SessionLine(s));
        screen.Line();
        screen.Line($"Each session: {first.Passes} pass, {first.AnticoagulantVolume} of {first.Anticoagulant}, "
            + $"back at no more than {first.Reinfusion}.");
        screen.Line($"Overpressure: about {first.OverpressurePredicted} predicted; the device stops at {first.OverpressureCeiling}.");
        screen.Line();
        screen.Line("Predicted:");
        foreach (var p in planned.Predicted)
            screen.Line($"  - {p.Marker}: {Number(p.Mid)} {p.Unit} ({Number(p.Low)} to {Number(p.High)}), {p.At}");
        if (expected.Markers.Count > 0) screen.Line($"  {expected.Markers[0].At}:");
        foreach (var p in expected.Markers) screen.Line($"  - {Marker(p)}");
        screen.Line($"  {planned.PredictedNote} {expected.Note}");
        screen.Line();
        screen.Line("Followed up:");
        foreach (var v in planned.Visits)
            screen.Line($"  - {FollowUpText.Days(v)}: {v.Visit.Text} ({v.Visit.Source} [{v.Visit.Certainty}])");
        screen.Line();
        screen.Line("Looked at beside:");
        foreach (var other in planned.Alternatives) screen.Line($"  - {other.What}: {ReasonLine(other.Why)}");
        screen.Line();
    }

    static string SessionLine(SessionPlan s) => string.Create(CultureInfo.InvariantCulture,
        $"{s.Session,7}  {s.Day,3}  {s.Concentration.MicrogramsPerNormalMillilitre,12:0.#}  {s.GasVolume.NormalMillilitres,7:0.#}"
        + $"  {s.BloodVolume.Millilitres,8:0.#}  {s.Dose.Micrograms,7:0}  {s.DosePerBlood.MicrogramsPerMillilitre,15:0.#}");

    static string Marker(Prediction p)
    {
        var unit = p.Unit is "1" or "" ? "" : $" {p.Unit}";
        var before = p.Before is { } was ? $", before {Number(was)}" : "";
        var sham = p.WithoutOzone is { } without ? $", with oxygen alone {Number(without)}" : "";
        var words = BodyModel.Declaration.Observables[BodyModel.Declaration.ObservableIndex(p.Marker)].Summary.TrimEnd('.');
        return $"{words} ({p.Marker}): {Number(p.Mid)}{unit} ({Number(p.Low)} to {Number(p.High)}){before}{sham}";
    }

    static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
