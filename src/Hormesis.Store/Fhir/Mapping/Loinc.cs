using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Says which analyte a code means: one of LOINC, or our own code for an analyte. Codes of other systems mean none.</summary>
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
            if (!TryAnalyte(code, out var found)) continue;
            if (known is not null && known != found)
                throw node.Wrong("code", $"the codes mean {known.Name} and {found?.Name}", "keep the code of what was measured");
            known = found;
        }
        return known;
    }

    /// <summary>The LOINC code by which the analyte was recognised; empty when it was our own.</summary>
    public static string CodeOf(Concept concept) =>
        concept.Codes.FirstOrDefault(c => Is(c.System) && Analytes.TryFromLoinc(c.Value, out _)).Value ?? "";

    static bool TryAnalyte(Code code, out Analyte? analyte)
    {
        analyte = null;
        return Is(code.System) ? Analytes.TryFromLoinc(code.Value, out analyte)
            : code.System == OwnCodes.System && Analytes.TryGet(code.Value, out analyte);
    }
}
