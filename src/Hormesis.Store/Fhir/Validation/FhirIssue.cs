namespace Hormesis.Store.Fhir.Validation;

/// <summary>What is wrong with a resource, and where.</summary>
/// <param name="Place">As FHIRPath writes it: entry[3].resource.effectiveDateTime.</param>
/// <param name="Rule">Short name of the rule, such as obs-6.</param>
/// <param name="Words">What is wrong, with what was read.</param>
public sealed record FhirIssue(string Place, string Rule, string Words);
