using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// Reads a Consent to ozonated autohaemotherapy. One to anything else, such as the use of data or an operation, is no consent to
/// this treatment and is left out.
/// </summary>
static class ConsentReader
{
    public static Consent? Read(Entry entry, Tally tally)
    {
        var node = entry.Resource;
        var status = Status.Read(node, "draft", "proposed", "active", "rejected", "inactive", "entered-in-error");
        var provision = node.Object("provision");
        var policy = node.Object("policyRule");
        var consent = new Consent
        {
            Id = OwnId.Or(entry),
            IsGiven = status == "active" && provision?.Text("type") != "deny",
            Signed = FhirDate.DateTime(node, "dateTime"),
            Indication = provision is null
                ? ""
                : Concept.ReadAll(provision, "code").Select(c => c.Of(OwnCodes.Indications)).FirstOrDefault(c => c.Length > 0) ?? "",
            TextVersion = policy?.Objects("coding").FirstOrDefault(IsText)?.TextOrEmpty("version") ?? "",
            Origin = new(node.Place.ToString()),
        };
        var isOurs = Concept.ReadAll(node, "category").Any(c => c.Of(OwnCodes.System) == OwnCodes.Consent);
        if (isOurs && status != "entered-in-error") return consent;
        tally.LeftOut("Consent", isOurs ? "status entered-in-error" : "to something else");
        return null;
    }

    static bool IsText(Node coding) => coding.Text("system") == OwnCodes.System && coding.Text("code") == "consent-text";
}
