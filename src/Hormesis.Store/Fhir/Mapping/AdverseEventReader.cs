using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Reads an AdverseEvent that happened, ours or another's. What only might have happened is no fact.</summary>
static class AdverseEventReader
{
    public static AdverseEvent? Read(Entry entry, References references, Tally tally)
    {
        var node = entry.Resource;
        var words = Concept.Read(node, "event");
        var suspects = node.Objects("suspectEntity");
        var happened = new AdverseEvent
        {
            Id = OwnId.Or(entry),
            Codes = words.Codes,
            Text = words.Text,
            Happened = FhirDate.DateTime(node, "date"),
            Severity = SeverityOf(Concept.Read(node, "severity")),
            IsSerious = SeriousnessOf(Concept.Read(node, "seriousness")),
            Outcome = EventWords.OutcomeOf(Concept.Read(node, "outcome")),
            Causality = suspects.SelectMany(s => s.Objects("causality"))
                .Select(c => EventWords.CausalityOf(Concept.Read(c, "assessment"))).FirstOrDefault(c => c != Causality.Unknown),
            Session = suspects.Select(s => SessionOf(s.Object("instance"), references)).FirstOrDefault(id => id.Length > 0) ?? "",
            Origin = new(node.Place.ToString()),
        };
        if (node.Text("actuality") != "potential") return happened;
        tally.LeftOut("AdverseEvent", "potential");
        return null;
    }

    static Severity SeverityOf(Concept severity) =>
        severity.Has("severe") ? Severity.Severe
        : severity.Has("moderate") ? Severity.Moderate
        : severity.Has("mild") ? Severity.Mild
        : Severity.Unknown;

    // Some write the codes in lower case, as later versions of FHIR do.
    static bool? SeriousnessOf(Concept seriousness) =>
        seriousness.Has("Serious") || seriousness.Has("serious") ? true
        : seriousness.Has("Non-serious") || seriousness.Has("non-serious") ? false
        : null;

    static string SessionOf(Node? instance, References references)
    {
        if (instance is null) return "";
        if (instance.Object("identifier") is { } identifier && identifier.Text("system") == OwnCodes.RecordId)
            return identifier.TextOrEmpty("value");
        return references.Find(instance.TextOrEmpty("reference")) is { } found && SessionReader.IsSession(found) ? OwnId.Or(found) : "";
    }
}
