using System.Text.Json.Nodes;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Quantities;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes a session as a Procedure, and what was measured in it as Observations that are part of it.</summary>
static class SessionWriter
{
    /// <summary>Adds the session with its values, and gives the name of its Procedure.</summary>
    public static string Add(PastSession session, string patient, BundleWriter bundle)
    {
        var procedure = Elements.Resource("Procedure")
            .With("status", session.IsCompleted ? "completed" : "unknown")
            .With("code", Kind(session.Profile))
            .With("subject", Elements.Reference(patient))
            .WithMoment("performed", session.Done)
            .With("reasonCode", Reason(session.Indication));
        var name = bundle.Add(procedure, session.Id);
        foreach (var value in Values(session))
        {
            bundle.Add(Elements.Resource("Observation")
                .With("partOf", new JsonArray(Elements.Reference(name)))
                .With("status", "final")
                .With("code", Elements.Own(value.Code))
                .With("subject", Elements.Reference(patient))
                .WithMoment("effective", session.Done)
                .With(value.Member, value.Value));
        }
        return name;
    }

    /// <summary>What kind of procedure a session is, with its profile where that is known.</summary>
    public static JsonObject Kind(string profile)
    {
        var known = ClinicalProfiles.All.FirstOrDefault(p => p.Id == profile);
        IEnumerable<JsonNode> codings =
        [
            Coding(OwnCodes.Session),
            .. known is null ? [] : (JsonNode[])[Coding(known.Pressurised ? "hyperbaric" : "normobaric")],
            .. profile.Length == 0 ? [] : (JsonNode[])[Elements.Coding(OwnCodes.Profiles, profile, known?.Name ?? "")],
        ];
        return new JsonObject().With("coding", Elements.List(codings)).With("text", OwnCodes.Get(OwnCodes.Session).Display);
    }

    public static JsonArray? Reason(string indication) =>
        indication.Length == 0 ? null : new JsonArray(Indication(indication));

    public static JsonObject Indication(string code) => Elements.Concept(
        OwnCodes.Indications, code, Indications.All.FirstOrDefault(i => i.Code == code)?.Name ?? "");

    public static SessionValue Quantity(string code, double value) => new(code, "valueQuantity", Elements.QuantityOf(code, value));

    public static SessionValue Count(string code, int count) => new(code, "valueInteger", count);

    public static SessionValue Breath(BreathEvent gravest) =>
        new("capnography-level", "valueCodeableConcept", Elements.Own($"capnography-{gravest.ToString().ToLowerInvariant()}"));

    public static SessionValue Ozone(string code, OzoneMass mass) =>
        Quantity(code, Readable.Number(mass, m => m.Micrograms, OzoneMass.FromMicrograms));

    public static SessionValue Volume(string code, ActualVolume volume) =>
        Quantity(code, Readable.Number(volume, v => v.Millilitres, ActualVolume.FromMillilitres));

    public static SessionValue Gas(OzoneConcentration concentration) => Quantity("ozone-concentration", Readable.Number(
        concentration.At(ReferenceCondition.Normal), c => c.MicrogramsPerMillilitre, OzoneConcentration.FromMicrogramsPerNormalMillilitre));

    static JsonObject Coding(string code) => Elements.Coding(OwnCodes.System, code, OwnCodes.Get(code).Display);

    static IEnumerable<SessionValue> Values(PastSession s)
    {
        if (s.Number is { } number) yield return Count("session-number", number);
        if (s.Passes is { } passes) yield return Count("passes", passes);
        if (s.Concentration is { } concentration) yield return Gas(concentration);
        if (s.Offered is { } offered) yield return Ozone("ozone-offered", offered);
        if (s.Absorbed is { } absorbed) yield return Ozone("ozone-absorbed", absorbed);
        if (s.Blood is { } blood) yield return Volume("blood-volume", blood);
        if (s.Breath != BreathEvent.Unknown) yield return Breath(s.Breath);
        if (s.BagHaemolysisPercent is { } lysed) yield return Quantity("bag-haemolysis", lysed);
        if (s.BagMethaemoglobinPercent is { } oxidised) yield return Quantity("bag-methaemoglobin", oxidised);
    }
}

/// <summary>A value of a session: its code, the member of an Observation that holds it, and the value itself.</summary>
readonly record struct SessionValue(string Code, string Member, JsonNode Value);
