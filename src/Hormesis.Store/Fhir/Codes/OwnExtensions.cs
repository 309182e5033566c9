namespace Hormesis.Store.Fhir.Codes;

/// <summary>Extensions of FHIR that we write, for what its elements have no room for. Each is described in docs/fhir.md.</summary>
static class OwnExtensions
{
    /// <summary>On a primitive: the text as recorded, where it breaks the grammar of a code or a URI.</summary>
    public const string AsRecorded = "urn:hormesis:extension:as-recorded";

    /// <summary>On a date: the days between which it lies, where that is no whole month or year.</summary>
    public const string Span = "urn:hormesis:extension:span";

    /// <summary>On a Condition: when it abated, where the record calls it active all the same and FHIR forbids to say both.</summary>
    public const string Abated = "urn:hormesis:extension:abated";

    /// <summary>On an activity of a CarePlan: what the session shall do, by the codes of our CodeSystem.</summary>
    public const string SessionPlan = "urn:hormesis:extension:session-plan";

    /// <summary>FHIR's own: why there is no value.</summary>
    public const string DataAbsent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
}
