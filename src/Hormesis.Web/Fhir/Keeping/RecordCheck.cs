using System.Buffers;
using System.Text.Json;
using Hormesis.Model;
using Hormesis.Store.Fhir;
using Hormesis.Web.Fhir.Search;
using Hormesis.Web.Http;

namespace Hormesis.Web.Fhir.Keeping;

/// <summary>
/// Asks the importer whether it can read a resource: what it would refuse in a patient's record, such as a unit that no such
/// result has, is not taken in.
/// </summary>
static class RecordCheck
{
    const string InBundle = "entry[1].resource", Alone = "entry[0].resource";

    /// <exception cref="Refusal">422, with the importer's words and the place in the resource.</exception>
    public static void Check(Stored stored)
    {
        var isPatient = stored.Kind.Type == "Patient";
        try
        {
            FhirImport.Read(isPatient ? Bundle([stored.Utf8]) : Bundle([Stub(stored), stored.Utf8]));
        }
        catch (InputException wrong)
        {
            var prefix = isPatient ? Alone : InBundle;
            var place = wrong.Place.StartsWith(prefix, StringComparison.Ordinal)
                ? stored.Kind.Type + wrong.Place[prefix.Length..]
                : wrong.Place;
            throw new Refusal(422, IssueCode.Processing, $"{wrong.Wrong}; {wrong.Remedy}", place);
        }
    }

    /// <summary>A collection of resources that are JSON already.</summary>
    public static ReadOnlyMemory<byte> Bundle(IEnumerable<ReadOnlyMemory<byte>> resources)
    {
        ArrayBufferWriter<byte> bytes = new(4096);
        bytes.Write("""{"resourceType":"Bundle","type":"collection","entry":["""u8);
        var isFirst = true;
        foreach (var resource in resources)
        {
            if (!isFirst) bytes.Write(","u8);
            isFirst = false;
            bytes.Write("{\"resource\":"u8);
            bytes.Write(resource.Span);
            bytes.Write("}"u8);
        }
        bytes.Write("]}"u8);
        return bytes.WrittenMemory;
    }

    // The patient whom the resource names; nothing more of the patient is needed to read it.
    static ReadOnlyMemory<byte> Stub(Stored stored)
    {
        ArrayBufferWriter<byte> bytes = new(128);
        using Utf8JsonWriter json = new(bytes);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Patient"u8);
        json.WriteString("id"u8, stored.Patients.Count > 0 ? stored.Patients[0] : NamedOtherwise(stored));
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    // urn:uuid:… of a patient who is not here: read all the same.
    static string NamedOtherwise(Stored stored)
    {
        var named = stored.Kind.ParameterOf("patient") is { } index ? stored.Values[index].Tokens : [];
        var name = named.Select(t => FieldValues.Relative(t.Code)).FirstOrDefault("unknown");
        var id = name[(name.LastIndexOfAny([':', '/']) + 1)..];
        return id.Length > 0 ? id : "unknown";
    }
}
