namespace Hormesis.Clinic.Records;

/// <summary>A number that somebody gave the patient, such as the hospital's medical record number: by it a patient is known
/// again.</summary>
/// <param name="System">Who gives such numbers, as a URI; empty when the record does not say.</param>
/// <param name="Value">The number, in letters and digits as recorded.</param>
/// <param name="Type">Code of HL7 table 0203, such as MR; empty for none of it.</param>
/// <param name="Use">usual, official, temp, secondary or old; empty when the record does not say.</param>
public readonly record struct Identifier(string System, string Value, string Type = "", string Use = "")
{
    /// <summary>HL7 table 0203, kinds of identifiers.</summary>
    public const string Types = "http://terminology.hl7.org/CodeSystem/v2-0203";

    public static bool IsUse(string word) => word is "usual" or "official" or "temp" or "secondary" or "old";
}
