using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// Reads the laboratory's own flags: how the number stands to its reference range, and whether something is there. Flags that
/// contradict each other say nothing.
/// </summary>
static class Interpretations
{
    public static (Finding Flag, Finding Presence) Of(IReadOnlyList<Concept> concepts)
    {
        var (flags, presences) = (default(FindingSet), default(FindingSet));
        foreach (var concept in concepts)
        {
            foreach (var code in concept.Codes)
            {
                if (!IsInterpretation(code.System)) continue;
                flags = flags.With(Flag(code.Value));
                presences = presences.With(Presence(code.Value));
            }
        }
        var closer = flags.Without(Finding.Abnormal); // high says more than abnormal; normal contradicts it
        return (closer.Only is Finding.Low or Finding.High ? closer.Only : flags.Only, presences.Only);
    }

    // Codes of v3-ObservationInterpretation (HL7 terminology), which took over those of HL7 v2 table 0078.
    static Finding Flag(string code) => code switch
    {
        "N" => Finding.Normal,
        "L" or "LL" or "LU" or "L<" or "LX" or "<" => Finding.Low,
        "H" or "HH" or "HU" or "H>" or "HX" or ">" => Finding.High,
        "A" or "AA" => Finding.Abnormal,
        _ => Finding.None,
    };

    static Finding Presence(string code) => code switch
    {
        "POS" or "DET" => Finding.Positive,
        "NEG" or "ND" => Finding.Negative,
        _ => Finding.None,
    };

    // The present system, and those of STU3 and of HL7 v2 that exports still carry; remembered. Some give the bare code.
    static bool IsInterpretation(string system) => system
        is "" or "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation" or "http://terminology.hl7.org/CodeSystem/v2-0078"
        or "http://hl7.org/fhir/v3/ObservationInterpretation" or "http://hl7.org/fhir/v2/0078";
}
