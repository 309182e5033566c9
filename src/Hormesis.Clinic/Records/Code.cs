namespace Hormesis.Clinic.Records;

/// <summary>A code of a terminology, as recorded; <paramref name="System"/> is the terminology's URI.</summary>
public readonly record struct Code(string System, string Value, string Display)
{
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string Icd10 = "http://hl7.org/fhir/sid/icd-10";
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public const string Atc = "http://www.whocc.no/atc";
}
