using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Cli.Output;
using Hormesis.Model;
using Hormesis.Store.Fhir;

namespace Hormesis.Cli.Verbs;

/// <summary>One request as it is sent again and again.</summary>
/// <param name="Body">Null for a GET.</param>
/// <param name="IsPut">Whether the body is the resource of the address.</param>
sealed record FhirRequest(string Kind, string Path, byte[]? Body = null, bool IsPut = false)
{
    public HttpRequestMessage Message()
    {
        HttpRequestMessage message = new(Body is null ? HttpMethod.Get : IsPut ? HttpMethod.Put : HttpMethod.Post, Path);
        if (Body is null) return message;
        message.Content = new ByteArrayContent(Body);
        message.Content.Headers.ContentType = new("application/fhir+json");
        return message;
    }
}

/// <summary>
/// What clients of a clinic ask for, in turn: of ten requests three read, three search, one writes a result, two ask CDS Hooks about a
/// patient who is kept, and one sends a whole record along. The result is written again and again under one id: the store keeps its
/// size however long it is asked.
/// </summary>
sealed class FhirRequests(IReadOnlyList<FhirRequest> all)
{
    const string Instance = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", View = "cds-services/hormesis-patient-view";

    public static FhirRequest Bare { get; } = new("services", "cds-services");

    public FhirRequest this[int index] => all[index % all.Count];

    /// <param name="folder">The Bundles that the server began with.</param>
    /// <exception cref="InputException">There are none.</exception>
    public static FhirRequests Of(string folder, HttpClient client, CancellationToken stop)
    {
        using var answer = JsonDocument.Parse(client.GetStringAsync("fhir/Patient?_count=1000", stop).GetAwaiter().GetResult());
        if (!answer.RootElement.TryGetProperty("entry", out var entries))
            throw new InputException("--records", $"there is no patient in {folder}", "name a folder of FHIR Bundles");
        string[] patients = [.. entries.EnumerateArray().Select(e => e.GetProperty("resource").GetProperty("id").GetString() ?? "")];
        var whole = Whole(folder);
        List<FhirRequest> all = [];
        for (var i = 0; i < patients.Length; i++)
        {
            var patient = patients[i];
            all.AddRange(
            [
                new("read Patient", $"fhir/Patient/{patient}"),
                new("search Observation by code", $"fhir/Observation?patient={patient}&code=777-3"),
                new("CDS patient-view, patient kept", View, Call(patient, null)),
                new("read Patient", $"fhir/Patient/{patient}"),
                new("search Condition", $"fhir/Condition?patient={patient}"),
                new("write Observation", $"fhir/Observation/{IdOf(patient)}", Result(patient), IsPut: true),
                new("read Patient", $"fhir/Patient/{patient}"),
                new("search Observation by date", $"fhir/Observation?patient={patient}&date=ge2020&_sort=-date&_count=20"),
                new("CDS patient-view, patient kept", View, Call(patient, null)),
                new("CDS patient-view, record sent along", View, whole[i % whole.Count]),
            ]);
        }
        return new(all);
    }

    static List<byte[]> Whole(string folder)
    {
        List<byte[]> calls = [];
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var utf8 = InputFile.Read(file, FhirImport.MaximumBytes);
            calls.Add(Call(FhirImport.Read(utf8).Facts.Id, JsonNode.Parse(utf8)));
        }
        return calls;
    }

    static byte[] Call(string patient, JsonNode? record)
    {
        JsonObject call = new()
        {
            ["hook"] = "patient-view",
            ["hookInstance"] = Instance,
            ["context"] = new JsonObject { ["userId"] = "Practitioner/1", ["patientId"] = patient },
        };
        if (record is not null) call["prefetch"] = new JsonObject { ["record"] = record };
        return Encoding.UTF8.GetBytes(call.ToJsonString());
    }

    static string IdOf(string patient) => $"b-{patient}";

    static byte[] Result(string patient) => Encoding.UTF8.GetBytes($$$"""
        {"resourceType":"Observation","id":"{{{IdOf(patient)}}}","status":"final",
        "subject":{"reference":"Patient/{{{patient}}}"},"effectiveDateTime":"2026-10-20",
        "code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},
        "valueQuantity":{"value":250,"unit":"10*3/uL","system":"http://unitsofmeasure.org","code":"10*3/uL"}}
        """);
}
