using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir;
using Hormesis.Web.Fhir.Structure;
using Hormesis.Web.Http;

namespace Hormesis.Web.Cds;

/// <summary>
/// The patient's record as the client sent it along. It is used only when it is whole: a part that did not come, or of which
/// only the first page came, must not pass for one in which nothing was found.
/// </summary>
static class Prefetch
{
    /// <summary>Instead of all the others: the whole record in one Bundle.</summary>
    public const string Record = "record";

    const string Patient = "patient", Remedy = "send it whole, as the service describes";

    public static IReadOnlyDictionary<string, string> Templates { get; } = new Dictionary<string, string>
    {
        [Patient] = "Patient/{{context.patientId}}",
        ["observations"] = Of("Observation"),
        ["conditions"] = Of("Condition"),
        ["medicationRequests"] = Of("MedicationRequest") + "&_include=MedicationRequest:medication",
        ["medicationStatements"] = Of("MedicationStatement") + "&_include=MedicationStatement:medication",
        ["allergies"] = Of("AllergyIntolerance"),
        ["procedures"] = Of("Procedure"),
        ["histories"] = Of("QuestionnaireResponse"),
    };

    /// <summary>Null when it is not all there.</summary>
    /// <param name="lacking">What is not there, for the client.</param>
    /// <exception cref="Refusal">What is there cannot be read.</exception>
    public static Import? Read(CdsCall call, out string lacking)
    {
        List<(JsonElement Resource, string FullUrl, Place Place)> resources = [];
        lacking = "";
        try
        {
            string[] keys = call.Prefetch?.TryGetProperty(Record, out _) is true ? [Record] : [.. Templates.Keys];
            foreach (var key in keys)
            {
                if (lacking.Length == 0) lacking = Take(call, key, resources);
            }
            CheckPatient(call, resources.Count > 0 && lacking.Length == 0);
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 400, IssueCode.Structure);
        }
        return lacking.Length > 0 ? null : Read(call, resources);
    }

    static Import Read(CdsCall call, List<(JsonElement Resource, string FullUrl, Place Place)> resources)
    {
        Import import;
        try
        {
            import = FhirImport.Read(resources);
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 422, IssueCode.Processing);
        }
        if (import.Facts.Id == call.Patient) return import;
        throw new Refusal(400, IssueCode.Invalid, $"the record sent along is not of the patient {call.Patient}", "prefetch.patient.id");
    }

    // Says at once that a patient is another one, whatever else is missing.
    static void CheckPatient(CdsCall call, bool isWhole)
    {
        if (isWhole || call.Prefetch?.TryGetProperty(Patient, out var patient) is not true
            || patient.ValueKind != JsonValueKind.Object)
            return;
        if (patient.TryGetProperty("id"u8, out var id) && id.ValueKind == JsonValueKind.String && id.GetString() != call.Patient)
            throw new InputException("prefetch.patient.id", $"this is not the patient {call.Patient}", Remedy);
    }

    static string Take(CdsCall call, string key, List<(JsonElement Resource, string FullUrl, Place Place)> resources)
    {
        if (call.Prefetch?.TryGetProperty(key, out var value) is not true || value.ValueKind == JsonValueKind.Null)
            return $"prefetch.{key} was not sent";
        var place = Place.Root.Member("prefetch").Member(key);
        var type = StructureCheck.TypeOf(value, place);
        if (type == "OperationOutcome") return $"prefetch.{key} is an error of your server";
        StructureCheck.Resource(value, place);
        if (key == Patient)
        {
            if (type != "Patient") throw new InputException(place.ToString(), $"this is {Shown.Quoted(type)} and no Patient", Remedy);
            resources.Add((value, "", place));
            return "";
        }
        if (type != "Bundle") throw new InputException(place.ToString(), $"this is {Shown.Quoted(type)} and no Bundle", Remedy);
        return TakeBundle(value, place, resources);
    }

    static string TakeBundle(JsonElement bundle, Place place, List<(JsonElement Resource, string FullUrl, Place Place)> resources)
    {
        if (HasNext(bundle)) return $"{place} is only a page of what there is";
        var matches = 0;
        if (bundle.TryGetProperty("entry"u8, out var list))
        {
            foreach (var (index, entry) in list.EnumerateArray().Index())
            {
                if (!entry.TryGetProperty("resource"u8, out var resource)) continue;
                var fullUrl = entry.TryGetProperty("fullUrl"u8, out var url) ? url.GetString() ?? "" : "";
                resources.Add((resource, fullUrl, place.Member("entry").Item(index).Member("resource")));
                if (!IsBeside(entry)) matches++;
            }
        }
        var isPart = bundle.TryGetProperty("total"u8, out var total) && total.GetInt32() > matches;
        return isPart ? $"{place} holds {matches} of {total.GetInt32()}" : "";
    }

    static bool HasNext(JsonElement bundle)
    {
        if (!bundle.TryGetProperty("link"u8, out var links)) return false;
        foreach (var link in links.EnumerateArray())
        {
            if (link.TryGetProperty("relation"u8, out var relation) && relation.ValueEquals("next"u8)) return true;
        }
        return false;
    }

    static bool IsBeside(JsonElement entry) =>
        entry.TryGetProperty("search"u8, out var search) && search.TryGetProperty("mode"u8, out var mode) && !mode.ValueEquals("match"u8);

    static string Of(string type) => type + "?patient={{context.patientId}}&_count=1000";
}
