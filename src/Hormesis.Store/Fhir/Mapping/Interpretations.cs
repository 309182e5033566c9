using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// Reads the laboratory's own flags: how the number stands to its reference range, and whether something is there. Flags that
/// contradict each other say nothing.
/// </summary>
static class Interpretations
{
    public static (Qualitative Flag, Qualitative Presence) Of(IReadOnlyList<Concept> concepts)
    {
        var (flags, presences) = (default(QualitativeSet), default(QualitativeSet));
        foreach (var concept in concepts)
        {
            foreach (var code in concept.Codes)
            {
                if (!IsInterpretation(code.System)) continue;
                flags = flags.With(Flag(code.Value));
                presences = presences.With(Presence(code.Value));
            }
        }
        var closer = flags.Without(Qualitative.Abnormal); // high says more than abnormal; normal contradicts it
        return (closer.Only is Qualitative.Low or Qualitative.High ? closer.Only : flags.Only, presences.Only);
    }

    // Codes of v3-ObservationInterpretation (HL7 terminology), which took over those of HL7 v2 table 0078.
    static Qualitative Flag(string code) => code switch
    {
        "N" => Qualitative.Normal,
        "L" or "LL" or "LU" or "L<" or "LX" or "<" => Qualitative.Low,
        "H" or "HH" or "HU" or "H>" or "HX" or ">" => Qualitative.High,
        "A" or "AA" => Qualitative.Abnormal,
        _ => Qualitative.None,
    };

    static Qualitative Presence(string code) => code switch
    {
        "POS" or "DET" => Qualitative.Positive,
        "NEG" or "ND" => Qualitative.Negative,
        _ => Qualitative.None,
    };

    // The present system, and those of STU3 and of HL7 v2 that exports still carry; remembered. Some give the bare code.
    static bool IsInterpretation(string system) => system
        is "" or "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation" or "http://terminology.hl7.org/CodeSystem/v2-0078"
        or "http://hl7.org/fhir/v3/ObservationInterpretation" or "http://hl7.org/fhir/v2/0078";
}
