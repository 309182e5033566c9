using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Gathers the Procedures that are sessions and the Observations of them, and joins them when all of the record was
/// read.</summary>
sealed class SessionParts(References references, Tally tally)
{
    readonly List<Entry> procedures = [];
    readonly List<Node> observations = [];

    public void AddProcedure(Entry procedure) => procedures.Add(procedure);

    public void AddObservation(Node observation)
    {
        var status = ObservationReader.StatusOf(observation);
        if (status is "final" or "amended" or "corrected") observations.Add(observation);
        else tally.LeftOut("Observation", status is null ? "no status" : $"status {status}");
    }

    public IReadOnlyList<PastSession> Join()
    {
        var bySession = observations.ToLookup(SessionOf);
        foreach (var _ in bySession.Where(g => g.Key is null || !procedures.Contains(g.Key)).SelectMany(g => g))
            tally.LeftOut("Observation", "part of a session that is not in the record");
        return [.. procedures.Select(p => SessionReader.Read(p, [.. bySession[p]], tally)).OfType<PastSession>()];
    }

    Entry? SessionOf(Node observation) => observation.Objects("partOf")
        .Select(part => references.Find(part.TextOrEmpty("reference"))).FirstOrDefault(entry => entry is not null);
}
