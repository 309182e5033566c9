using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Says which analyte a code means. Codes of other systems than LOINC mean none.</summary>
static class Loinc
{
    const string Oid = "urn:oid:2.16.840.1.113883.6.1";

    public static bool Is(string system) => system is Code.Loinc or Oid;

    /// <summary>Null when no code is known; two codes of different analytes are refused.</summary>
    public static Analyte? AnalyteOf(Concept concept, Node node)
    {
        Analyte? known = null;
        foreach (var code in concept.Codes)
        {
            if (!Is(code.System) || !Analytes.TryFromLoinc(code.Value, out var found)) continue;
            if (known is not null && known != found)
                throw node.Wrong("code", $"the codes mean {known.Name} and {found?.Name}", "keep the code of what was measured");
            known = found;
        }
        return known;
    }
}
