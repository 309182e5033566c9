using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>What somebody recorded and then took back, in conditions and allergies alike.</summary>
static class Verification
{
    public static bool IsWithdrawn(Node node, string type, Tally tally)
    {
        var verification = Concept.Read(node, "verificationStatus");
        var withdrawn = verification.Codes.FirstOrDefault(c => c.Value is "refuted" or "entered-in-error").Value;
        if (withdrawn is not null) tally.LeftOut(type, withdrawn);
        return withdrawn is not null;
    }
}
