using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Finds the one Patient of a record and reads who that is. What happened to the patient is read elsewhere.</summary>
static class PatientReader
{
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
        IReadOnlyList<PersonName> names = [.. node.Objects("name").Select(NameOf)];
        return new()
        {
            Id = OwnId.Of(node) ?? (entry.Id.Length > 0 ? entry.Id : entry.FullUrl[(entry.FullUrl.LastIndexOfAny(['/', ':']) + 1)..]),
            Name = PersonName.Heading(names),
            Names = names,
            Identifiers = [.. node.Objects("identifier").Select(IdentifierOf).OfType<Identifier>()],
            Sex = SexOf(node),
            Born = FhirDate.Date(node, "birthDate"),
            IsDeceased = ending == "DateTime" || node.Flag("deceasedBoolean") is true || DiedSometime(node),
            Died = FhirDate.DateTime(node, "deceasedDateTime"),
        };
    }

    static bool DiedSometime(Node patient) => patient.Beside("deceasedDateTime", OwnExtensions.Span) is not null;

    static PersonName NameOf(Node name) => new()
    {
        Use = name.TextOrEmpty("use") is var use && PersonName.IsUse(use) ? use : "",
        Text = name.TextOrEmpty("text"),
        Family = name.TextOrEmpty("family"),
        Given = Parts(name, "given"),
        Prefixes = Parts(name, "prefix"),
        Suffixes = Parts(name, "suffix"),
    };

    static IReadOnlyList<string> Parts(Node name, string member) => [.. name.Texts(member).Where(part => part.Length > 0)];

    static Identifier? IdentifierOf(Node node)
    {
        var (system, value, use) = (node.Recorded("system") ?? "", node.TextOrEmpty("value"), node.TextOrEmpty("use"));
        if (system == OwnCodes.RecordId || value.Length == 0) return null;
        return new(system, value, Concept.Read(node, "type").Of(Identifier.Types), Identifier.IsUse(use) ? use : "");
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
