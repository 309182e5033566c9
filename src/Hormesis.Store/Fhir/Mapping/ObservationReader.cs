using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// Reads an Observation and its components into results of known analytes. Whether a result is recent enough is for the rules.
/// </summary>
static class ObservationReader
{
    public static void Read(Node resource, List<LabResult> results, Tally tally)
    {
        var status = StatusOf(resource);
        var taken = FhirDate.Choice(resource, "effective");
        var whole = Measurement.Read(resource);
        var parts = resource.Objects("component").Select(Component).ToArray();
        if (status is not ("final" or "amended" or "corrected"))
        {
            tally.LeftOut("Observation", status is null ? "no status" : $"status {status}");
            return;
        }
        var method = MethodOf(resource);
        foreach (var measurement in (Measurement[])[whole, .. parts])
        {
            if (ResultReader.Read(measurement, taken, tally) is { } result) results.Add(result with { Method = method });
        }
    }

    // The words and codes of the method and the device's name: which of them is filled differs from laboratory to laboratory.
    static string MethodOf(Node resource)
    {
        var method = Concept.Read(resource, "method");
        var device = resource.Object("device")?.TextOrEmpty("display") ?? "";
        IEnumerable<string> said = [method.Text, .. method.Codes.SelectMany(c => (string[])[c.Display, c.Value]), device];
        return string.Join("; ", said.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
    }

    static Measurement Component(Node node)
    {
        Modifiers.Refuse(node);
        return Measurement.Read(node);
    }

    public static string? StatusOf(Node node) => Status.Read(
        node, "registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown");
}
