using Hormesis.Clinic.Records;
using Hormesis.Model.Quantities;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// Reads a Procedure with our code as a session of ozonated autohaemotherapy, with those Observations that are part of it.
/// </summary>
static class SessionReader
{
    public static bool IsSession(Entry entry) =>
        entry.Type == "Procedure" && Concept.Read(entry.Resource, "code").Codes.Contains(OwnCodes.System, OwnCodes.Session);

    public static PastSession? Read(Entry entry, IReadOnlyList<Node> observations, Tally tally)
    {
        var node = entry.Resource;
        var status = Status.Read(
            node, "preparation", "in-progress", "not-done", "on-hold", "stopped", "completed", "entered-in-error", "unknown");
        if (status is "preparation" or "not-done" or "entered-in-error")
        {
            tally.LeftOut("Procedure", $"status {status}");
            return null;
        }
        var values = SessionValues.Of(observations);
        return new()
        {
            Id = OwnId.Or(entry),
            Done = FhirDate.Choice(node, "performed"),
            IsCompleted = status == "completed",
            Indication = Concept.ReadAll(node,
                "reasonCode").Select(c => c.Of(OwnCodes.Indications)).FirstOrDefault(c => c.Length > 0) ?? "",
            Profile = Concept.Read(node, "code").Of(OwnCodes.Profiles),
            Number = values.Count("session-number"),
            Passes = values.Count("passes"),
            Concentration = values.Quantity("ozone-concentration", OzoneConcentration.FromMicrogramsPerNormalMillilitre),
            Offered = values.Quantity("ozone-offered", OzoneMass.FromMicrograms),
            Absorbed = values.Quantity("ozone-absorbed", OzoneMass.FromMicrograms),
            Blood = values.Quantity("blood-volume", ActualVolume.FromMillilitres),
            Breath = values.Breath,
            BagHaemolysisPercent = values.Quantity("bag-haemolysis", percent => percent),
            BagMethaemoglobinPercent = values.Quantity("bag-methaemoglobin", percent => percent),
            Origin = new(node.Place.ToString()),
        };
    }

    static bool Contains(this IReadOnlyList<Code> codes, string system, string code) =>
        codes.Any(c => c.System == system && c.Value == code);
}
