using System.Globalization;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes what became of a plan on a device: the Procedure, what was measured, the traces, the alarms and the records of
/// it.</summary>
sealed class ConductWriter(ConductedSession session, string patient, BundleWriter bundle)
{
    readonly SessionTrace trace = session.Trace;
    string procedure = "";

    string Begun => Dates.Instant(session.Start);
    DateTimeOffset Ended => session.Start + trace.Duration;

    /// <param name="carePlan">Name of the CarePlan that it is a session of; empty for none.</param>
    public void Add(string carePlan)
    {
        var device = bundle.Add(DeviceWriter.Of(session));
        procedure = bundle.Add(Procedure(device, carePlan), SessionId());
        List<string> made = [procedure];
        foreach (var value in Values()) made.Add(Measured(value));
        made.Add(Absorbed());
        TraceWriter traces = new(session, patient, procedure, device, bundle);
        made.AddRange(traces.Add());
        foreach (var alarm in trace.Alarms) made.Add(Alarm(alarm, device));
        if (trace.Breath.Events.FirstOrDefault(e => e.Level == BreathLevel.Abort) is { } ended) made.Add(bundle.Add(Aborted(ended)));
        bundle.Add(RecordWriter.Provenance(session, made, device));
        bundle.Add(RecordWriter.Audit(session, procedure, patient, device));
    }

    /// <summary>One patient, one start, one plan, one seed: one session, whoever writes it and however often.</summary>
    string SessionId() => ContentId.Of(string.Create(
        CultureInfo.InvariantCulture, $"session {patient} {Begun} {session.PlanSha256} {session.Seed}"));

    JsonObject Procedure(string device, string carePlan)
    {
        var isCompleted = trace.Outcome == SessionOutcome.Completed;
        return Elements.Resource("Procedure")
            .With("identifier", session.Seed is { } seed
                ? new JsonArray(new JsonObject().With("system", OwnCodes.Seed).With("value", seed.ToString(CultureInfo.InvariantCulture)))
                : null)
            .With("basedOn", carePlan.Length == 0 ? null : new JsonArray(Elements.Reference(carePlan)))
            .With("status", isCompleted ? "completed" : "stopped")
            .With("statusReason", isCompleted ? null : Elements.InWords(trace.StoppedBy.Length > 0 ? trace.StoppedBy : "stopped"))
            .With("code", SessionWriter.Kind(session.Plan.Profile))
            .With("subject", Elements.Reference(patient))
            .With("performedPeriod", Dates.Period(session.Start, Ended))
            .With("performer", Elements.List(session.Operators.Select(o => new JsonObject().With("actor", Elements.Named(o)))))
            .With("reasonCode", SessionWriter.Reason(session.Indication))
            .With("usedReference", new JsonArray(Elements.Reference(device)));
    }

    // What was only planned, and of a stopped session what a half pass would make of it, is left out.
    IEnumerable<SessionValue> Values()
    {
        yield return SessionWriter.Count("session-number", session.Plan.Session);
        yield return SessionWriter.Count("passes", trace.Passes);
        yield return SessionWriter.Ozone("ozone-offered", trace.Offered);
        if (trace.Offered > OzoneMass.Zero) yield return SessionWriter.Gas(session.Plan.Concentration);
        yield return SessionWriter.Volume("blood-drawn", trace.BloodDrawn);
        yield return SessionWriter.Volume("blood-returned", trace.Returned);
        if (trace is { Outcome: SessionOutcome.Completed, Passes: > 0 })
            yield return SessionWriter.Volume("blood-volume", 1.0 / trace.Passes * trace.BloodDrawn);
        yield return SessionWriter.Quantity("bottle-overpressure-highest", Readable.Digits(trace.BottleHighest.Bar));
        if (BreathProtocol.EventOf(trace.Breath.Gravest) is not BreathEvent.Unknown and var gravest)
            yield return SessionWriter.Breath(gravest);
        if (trace.Release?.HaemolysisPercent is { } lysed) yield return SessionWriter.Quantity("bag-haemolysis", lysed);
    }

    string Measured(SessionValue value) => bundle.Add(Observation(value.Code)
        .With("effectivePeriod", Dates.Period(session.Start, Ended))
        .With(value.Member, value.Value));

    string Absorbed() => bundle.Add(Observation("ozone-absorbed")
        .With("effectivePeriod", Dates.Period(session.Start, Ended))
        .With("valueQuantity", SessionWriter.Ozone("ozone-absorbed", trace.Absorbed).Value)
        .With("component", new JsonArray(
            Component(SessionWriter.Ozone("ozone-absorbed-low", trace.AbsorbedLow)),
            Component(SessionWriter.Ozone("ozone-absorbed-high", trace.AbsorbedHigh)))));

    string Alarm(AlarmEvent alarm, string device) => bundle.Add(Observation("device-alarm")
        .With("effectiveDateTime", Dates.Instant(session.Start + alarm.At))
        .With("valueString", alarm.Words.Length > 0 ? alarm.Words : alarm.Id)
        .With("device", Elements.Reference(device))
        .With("component", new JsonArray(
            Component(new("alarm-id", "valueString", alarm.Id)), Component(new("alarm-priority", "valueString", alarm.Priority)))));

    // A pattern, not a diagnosis: what it was and what caused it is for a person to say.
    JsonObject Aborted(BreathRise ended) => Elements.Resource("AdverseEvent")
        .With("actuality", "actual")
        .With("event", Elements.InWords($"The patient watch ended the session: {trace.StoppedBy}".TrimEnd(' ', ':')))
        .With("subject", Elements.Reference(patient))
        .With("date", Dates.Instant(session.Start + ended.At))
        .With("suspectEntity", new JsonArray(new JsonObject().With("instance", Elements.Reference(procedure))));

    JsonObject Observation(string code) => Elements.Resource("Observation")
        .With("partOf", new JsonArray(Elements.Reference(procedure)))
        .With("status", "final").With("code", Elements.Own(code)).With("subject", Elements.Reference(patient));

    static JsonObject Component(SessionValue value) =>
        new JsonObject().With("code", Elements.Own(value.Code)).With(value.Member, value.Value);
}
