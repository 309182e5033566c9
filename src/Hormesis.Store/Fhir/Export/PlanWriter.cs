using System.Globalization;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes a course as a CarePlan with an activity for each session; where there is none, why there is none.</summary>
static class PlanWriter
{
    /// <returns>The name of the CarePlan; empty where no course was planned.</returns>
    public static string Add(PlanOutcome plan, Verdict verdict, string indication, string risk, string patient, BundleWriter bundle)
    {
        if (plan is PlanOutcome.Planned planned)
            return bundle.Add(CarePlan(planned, verdict, indication, risk, patient));
        foreach (var reason in plan.Reasons.Where(r => verdict.Findings.All(f => !r.What.StartsWith(f.Rule, StringComparison.Ordinal))))
        {
            bundle.Add(Elements.Resource("DetectedIssue")
                .With("status", "final").With("code", Elements.Own("not-planned")).With("severity", "high")
                .With("patient", Elements.Reference(patient)).With("identifiedDateTime", Dates.Day(verdict.On))
                .With("detail", Words(reason)));
        }
        return "";
    }

    static JsonObject CarePlan(PlanOutcome.Planned plan, Verdict verdict, string indication, string risk, string patient)
    {
        var (course, begin) = (plan.Course, verdict.On);
        return Elements.Resource("CarePlan")
            .With("status", "draft").With("intent", "plan")
            .With("category", new JsonArray(SessionWriter.Indication(indication)))
            .With("title", $"Course of {course.Sessions.Count} sessions of ozonated autohaemotherapy")
            .With("description", VerdictWriter.Notice)
            .With("subject", Elements.Reference(patient))
            .With("period", new JsonObject().With("start", Dates.Day(begin)).With("end", Dates.Day(DayOf(course.Sessions[^1], begin))))
            .With("created", Dates.Day(begin))
            .With("supportingInfo", new JsonArray(Elements.Reference(risk)))
            .With("activity", Elements.List(course.Sessions.Select(s => Activity(s, begin, indication))))
            .With("note", Elements.List(Notes(plan).Select(text => new JsonObject().With("text", text))));
    }

    static JsonObject Activity(SessionPlan session, DateOnly begin, string indication) => new JsonObject()
        .With("extension", new JsonArray(PlanOf(session)))
        .With("detail", new JsonObject()
            .With("kind", "ServiceRequest")
            .With("code", SessionWriter.Kind(session.Profile))
            .With("reasonCode", SessionWriter.Reason(indication))
            .With("status", "not-started")
            .With("scheduledTiming", new JsonObject().With("event", new JsonArray(Dates.Day(DayOf(session, begin)))))
            .With("quantity", SessionWriter.Ozone("ozone-offered", session.Passes * session.Dose).Value)
            .With("description", string.Create(CultureInfo.InvariantCulture,
                $"Session {session.Session}: {session.Passes} pass(es), each of {session.BloodVolume} blood and {session.GasVolume} gas"
                + $" of {session.Concentration}; {session.DosePerBlood}")));

    /// <summary>What one session shall do, by our codes.</summary>
    static JsonObject PlanOf(SessionPlan session)
    {
        IEnumerable<JsonNode> values = Values(session).Select(v =>
            new JsonObject().With("url", v.Code).With(v.Member, v.Value));
        return new JsonObject().With("extension", Elements.List(values)).With("url", OwnExtensions.SessionPlan);
    }

    static IEnumerable<SessionValue> Values(SessionPlan s) =>
    [
        SessionWriter.Count("session-number", s.Session),
        SessionWriter.Count("passes", s.Passes),
        SessionWriter.Gas(s.Concentration),
        Tidy("gas-volume", s.GasVolume.NormalMillilitres),
        Tidy("blood-volume", s.BloodVolume.Millilitres),
        Tidy("dose-per-blood", s.DosePerBlood.MicrogramsPerMillilitre),
        Tidy("bottle-overpressure-ceiling", s.OverpressureCeiling.Bar),
        Tidy("bottle-overpressure", s.OverpressurePredicted.Bar),
        new("anticoagulant", "valueString", s.Anticoagulant),
        Tidy("anticoagulant-volume", s.AnticoagulantVolume.Millilitres),
        Tidy("reinfusion-flow", s.Reinfusion.MillilitresPerMinute),
    ];

    static SessionValue Tidy(string code, double value) => SessionWriter.Quantity(code, Readable.Digits(value));

    static IEnumerable<string> Notes(PlanOutcome.Planned plan) =>
    [
        .. plan.Reasons.Select(Words),
        .. plan.Predicted.Select(p => string.Create(CultureInfo.InvariantCulture,
            $"Predicted: {p.Marker} {p.Mid:G4} ({p.Low:G4} to {p.High:G4}) {p.Unit}, {p.At}.")),
        plan.PredictedNote,
        .. plan.Evidence.Select(e => $"Evidence, grade {e.Grade}: {e.Claim}"),
    ];

    static string Words(Reason reason)
    {
        var limit = reason.Limit.Length > 0 ? $" (limit {reason.Limit})" : "";
        return $"{$"{reason.What} {reason.Value}".Trim()}{limit}; source {reason.Source} ({reason.Certainty}).";
    }

    static DateOnly DayOf(SessionPlan session, DateOnly begin) => begin.AddDays(session.Day - 1);
}
