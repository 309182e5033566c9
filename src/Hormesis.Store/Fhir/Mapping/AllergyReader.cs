using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Reads an AllergyIntolerance with every substance that it names.</summary>
static class AllergyReader
{
    const string Type = "AllergyIntolerance";

    public static Allergy? Read(Node node, Tally tally)
    {
        var status = Concept.Read(node, "clinicalStatus");
        Concept[] substances =
        [
            Concept.Read(node, "code"),
            .. node.Objects("reaction").Select(r => Concept.Read(r, "substance")),
        ];
        var allergy = new Allergy
        {
            Codes = [.. substances.SelectMany(s => s.Codes).Distinct()],
            Text = string.Join("; ", substances.Select(s => s.Text).Where(t => t.Length > 0).Distinct()),
            IsResolved = status.Has("resolved") || status.Has("inactive"),
            Recorded = FhirDate.DateTime(node, "recordedDate"),
            Origin = new(node.Place.ToString()),
        };
        if (Verification.IsWithdrawn(node, Type, tally)) return null;
        if (allergy.Codes.Count == 0) tally.WithoutCode(Type);
        return allergy;
    }
}
