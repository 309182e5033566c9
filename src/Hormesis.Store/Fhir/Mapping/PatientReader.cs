using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Finds the one Patient of a record and reads who that is. What happened to the patient is read elsewhere.</summary>
static class PatientReader
{
    static readonly string[] NameUses = ["official", "usual", ""];

    public static Entry Find(IReadOnlyList<Entry> entries)
    {
        Entry? patient = null;
        foreach (var entry in entries)
        {
            if (entry.Type != "Patient") continue;
            if (patient is not null)
                throw entry.Resource.Wrong($"a second patient (the first is {patient.Resource.Place})", "give one patient in a file");
            patient = entry;
        }
        return patient ?? throw new InputException("", "there is no Patient in the input", "export the Patient together with the results");
    }

    public static PatientFacts Read(Entry entry)
    {
        var node = entry.Resource;
        var ending = node.Choice("deceased");
        return new()
        {
            Id = entry.Id.Length > 0 ? entry.Id : entry.FullUrl[(entry.FullUrl.LastIndexOfAny(['/', ':']) + 1)..],
            Name = NameOf(node),
            Sex = SexOf(node),
            Born = FhirDate.Date(node, "birthDate"),
            IsDeceased = ending == "DateTime" || node.Flag("deceasedBoolean") is true,
            Died = FhirDate.DateTime(node, "deceasedDateTime"),
        };
    }

    static string NameOf(Node patient) => patient.Objects("name").MinBy(Rank) is { } name ? Written(name) : "";

    static int Rank(Node name)
    {
        var rank = Array.IndexOf(NameUses, name.TextOrEmpty("use"));
        return rank < 0 ? NameUses.Length : rank;
    }

    static string Written(Node name)
    {
        var parts = string.Join(' ', [.. name.Texts("given"), name.TextOrEmpty("family")]).Trim();
        return parts.Length > 0 ? parts : name.TextOrEmpty("text");
    }

    static Sex SexOf(Node patient) => patient.Text("gender") switch
    {
        null or "unknown" => Sex.Unknown,
        "female" => Sex.Female,
        "male" => Sex.Male,
        "other" => Sex.Other,
        { } wrong => throw patient.Wrong("gender", $"{Shown.Quoted(wrong)} is no gender of FHIR", "write male, female, other or unknown"),
    };
}
