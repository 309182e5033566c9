using System.Text.Json.Nodes;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>
/// Writes a verdict: a DetectedIssue for every finding that stands in the way, with what it rests on, and one RiskAssessment of the
/// whole.
/// </summary>
static class VerdictWriter
{
    /// <returns>The name of the RiskAssessment.</returns>
    public static string Add(Verdict verdict, IReadOnlyList<Acceptance> accepted, FactsWriter facts, BundleWriter bundle)
    {
        List<JsonNode> basis = [];
        foreach (var finding in verdict.Findings.Where(Stands))
        {
            IReadOnlyList<Acceptance> taken = [.. accepted.Where(a => a.Rule == finding.Rule)];
            basis.Add(Elements.Reference(bundle.Add(Issue(finding, verdict, taken, facts))));
        }
        foreach (var cap in accepted.Where(a => verdict.Findings.All(f => f.Rule != a.Rule)))
            basis.Add(Elements.Reference(bundle.Add(Cap(cap, verdict, facts.Patient))));
        return bundle.Add(Risk(verdict, facts.Patient, basis));
    }

    /// <summary>The facts that a verdict's findings rest on.</summary>
    public static IReadOnlySet<Origin> Basis(Verdict verdict) => verdict.Findings.Where(Stands)
        .SelectMany(f => f.Parts).Select(p => p.Origin).OfType<Origin>().ToHashSet();

    static bool Stands(Finding finding) =>
        finding.Answer is Answer.Excluded or Answer.Caution || (finding.Answer == Answer.Missing && finding.Required);

    static JsonObject Issue(Finding finding, Verdict verdict, IReadOnlyList<Acceptance> accepted, FactsWriter facts) =>
        Start(verdict, facts.Patient, finding.Answer == Answer.Caution ? "moderate" : "high",
                Elements.Concept(OwnCodes.Rules, finding.Rule, finding.Question, finding.Question))
            .With("evidence", Elements.List(finding.Parts.Where(p => p.Answer != Answer.Clear).Select(p => Evidence(p, facts))))
            .With("detail", finding.Explanation)
            .With("reference", $"{OwnCodes.Rules}:{verdict.RulesVersion}:{finding.Rule}")
            .With("mitigation", Elements.List(accepted.SelectMany(a => Mitigations(a, verdict))));

    // A setting above what is recommended, which somebody took on themselves: no rule of the screening, but an issue all the same.
    static JsonObject Cap(Acceptance accepted, Verdict verdict, string patient) =>
        Start(verdict, patient, "moderate", Elements.InWords($"above what is recommended: {accepted.Rule}"))
            .With("mitigation", Elements.List(Mitigations(accepted, verdict)));

    static JsonObject Start(Verdict verdict, string patient, string severity, JsonObject code) => Elements.Resource("DetectedIssue")
        .With("status", "final").With("code", code).With("severity", severity)
        .With("patient", Elements.Reference(patient)).With("identifiedDateTime", Dates.Day(verdict.On));

    static JsonObject Evidence(Part part, FactsWriter facts)
    {
        var unverified = part.Certainty == Certainty.R ? ", unverified" : "";
        var found = part.Value.Length > 0 ? $"value {UnitWords.With(part.Value, part.Unit)}" : "no value";
        var limit = part.Limit.Length > 0 ? $", limit {part.Limit}" : "";
        var observed = part.Observed is { } day ? $", of {day}" : "";
        var text = $"{part.Question} {found}{limit}{observed}; source {part.Source} ({part.Certainty}{unverified}). {part.Explanation}";
        var name = part.Origin is { } origin ? facts.Of(origin) : null;
        return new JsonObject()
            .With("code", new JsonArray(Elements.Own(WordOf(part.Answer), text)))
            .With("detail", name is null ? null : new JsonArray(Elements.Reference(name)));
    }

    static IEnumerable<JsonNode> Mitigations(Acceptance accepted, Verdict verdict)
    {
        foreach (var person in new[] { accepted.By, accepted.Second }.Where(name => name.Length > 0))
        {
            yield return new JsonObject()
                .With("action", Elements.Own("accepted", accepted.Reason))
                .With("date", Dates.Day(verdict.On))
                .With("author", Elements.Named(person));
        }
    }

    static JsonObject Risk(Verdict verdict, string patient, List<JsonNode> basis) => Elements.Resource("RiskAssessment")
        .With("status", "final")
        .With("method", Elements.InWords($"rules of Hormesis, version {verdict.RulesVersion}, under the profile {verdict.Profile}"))
        .With("code", Elements.Own("screening"))
        .With("subject", Elements.Reference(patient))
        .With("occurrenceDateTime", Dates.Day(verdict.On))
        .With("basis", Elements.List(basis))
        .With("prediction", new JsonArray(new JsonObject()
            .With("outcome", Elements.Own(WordOf(verdict.Outcome)))
            .With("probabilityRange", AnyProbability())
            .With("rationale",
                $"{verdict.Findings.Count} rules asked, {basis.Count} in the way. Rules answer; no probability is estimated.")))
        .With("note", new JsonArray(new JsonObject().With("text", Notice)));

    // Said, because a peer reads constraint ras-2 as asking for one: that nothing is known of it is 0 to 100 %.
    static JsonObject AnyProbability() => new JsonObject().With("low", Elements.Quantity(0, "%")).With("high", Elements.Quantity(100, "%"));

    /// <summary>Stands in every document that could be taken for advice.</summary>
    public const string Notice = "Hormesis is research software: not medical advice and not a basis for treatment.";

    static string WordOf<T>(T word) where T : struct, Enum => word.ToString().ToLowerInvariant();
}
