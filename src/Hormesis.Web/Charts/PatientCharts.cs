using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Store;
using Hormesis.Store.Fhir;
using Hormesis.Web.Fhir.Exchange;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Fhir.Search;
using Hormesis.Web.Http;

namespace Hormesis.Web.Charts;

/// <summary>A patient's chart as it stands: what is known, what of the record was not used, and what the rules say of it today.</summary>
/// <param name="Resources">How many there are about the patient.</param>
sealed record Chart(Import Import, Verdict Verdict, int Resources)
{
    public PatientFacts Facts => Import.Facts;
    public string Id => Facts.Id;
}

/// <summary>A patient in a list.</summary>
sealed record PatientLine(string Id, string Name, Sex Sex, FactDate? Born);

/// <summary>The charts of the clinic's patients. Whoever opens one leaves a line in the audit before seeing it.</summary>
sealed class PatientCharts(Repository repository, Writer writer, ClinicStore store, ServerOptions options)
{
    static readonly ResourceKind Patient = ResourceKind.Find("Patient")!, Procedure = ResourceKind.Find("Procedure")!; // in resources.json

    /// <summary>The day that patients are screened for.</summary>
    public DateOnly Today => options.Day();

    public ServerOptions Options => options;

    /// <param name="what">What of it is looked at: the page's name.</param>
    /// <returns>Null for a patient whom nobody knows here.</returns>
    public async Task<Chart?> Open(string patient, string what)
    {
        if (Read(patient) is not { } chart) return null;
        await store.Seen(Acting.Now, patient, what);
        return chart;
    }

    /// <summary>For the program's own use, unseen by anybody.</summary>
    public Chart? Read(string patient)
    {
        repository.Refresh();
        var (_, resources) = repository.RecordOf(patient);
        if (resources.Count == 0) return null;
        List<JsonDocument> open = [.. resources.Select(r => JsonDocument.Parse(r.Utf8))];
        try
        {
            var import = FhirImport.Read(
                [.. open.Select((d, i) => (d.RootElement, resources[i].Reference, Place.Root.Member(resources[i].Reference)))]);
            var verdict = Screening.Ask(import.Facts, options.Profile, options.Settings, options.Day(), options.Rules);
            return new(import, verdict, resources.Count);
        }
        finally
        {
            foreach (var document in open) document.Dispose();
        }
    }

    /// <summary>All that is kept about a patient, as it stands, in one FHIR Bundle.</summary>
    public ReadOnlyMemory<byte> Export(string patient)
    {
        repository.Refresh();
        return RecordCheck.Bundle(repository.RecordOf(patient).Resources.Select(r => r.Utf8));
    }

    /// <param name="text">Of a name, a birth date or an id; empty for all.</param>
    /// <param name="most">No more lines than these.</param>
    public (int Total, IReadOnlyList<PatientLine> Lines) Search(string text, int most)
    {
        repository.Refresh();
        var byId = text.Length > 0 ? repository.Find(Patient, text.Trim()) : null;
        if (byId is not null) return (1, [LineOf(byId)]);
        List<KeyValuePair<string, string>> parameters = [new("_count", most.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(8))
            parameters.Add(new(DateOnly.TryParseExact(word, "yyyy-MM-dd", out _) ? "birthdate" : "name", word));
        var page = repository.Find(QueryReader.Read(Patient, parameters, isStrict: true));
        return (page.Total, [.. page.Found.Select(LineOf)]);
    }

    public PatientLine? LineOf(string patient) => repository.Find(Patient, patient) is { } stored ? LineOf(stored) : null;

    /// <summary>Takes in a file: resources of types that are kept, under the ids that they have there.</summary>
    /// <exception cref="InputException">It is no record that can be kept; nothing of it is.</exception>
    public (int Kept, int Skipped) Load(ReadOnlyMemory<byte> utf8) => new Loading(repository, writer).Load(utf8);

    /// <summary>Adds to a chart what somebody found out or wrote down.</summary>
    /// <param name="patient">Who must be known.</param>
    /// <param name="more">New facts and nothing else.</param>
    /// <exception cref="InputException">The record cannot hold one of them.</exception>
    public void Add(string patient, PatientFacts more)
    {
        var all = EntriesOf(FhirExport.OfFacts(more with { Id = patient }));
        Put(patient, [.. all.Where(e => e.Type != Patient.Type)], PersonsOf(all));
    }

    /// <summary>Adds a new patient.</summary>
    /// <returns>The id.</returns>
    public string Enrol(PatientFacts person)
    {
        var id = repository.NewId();
        var all = EntriesOf(FhirExport.OfFacts(person with { Id = id }));
        Put(id, all, PersonsOf(all));
        return id;
    }

    /// <summary>
    /// Adds a session that was done here, as a record elsewhere would tell of it: the procedure and what was observed in it, without the
    /// patient's other facts again.
    /// </summary>
    /// <param name="session">The id that the procedure gets: a session is there once.</param>
    /// <param name="bundle">Of <see cref="FhirExport.OfSession"/>.</param>
    public void AddSession(string patient, Guid session, JsonObject bundle)
    {
        var all = EntriesOf(bundle);
        var done = all.Last(e => e.Type == Procedure.Type && e.Resource.ContainsKey("usedReference"));
        Put(
            patient, [done, .. all.Where(e => e.Type == "Observation" && IsPartOf(e, done.Url))], PersonsOf(all),
            e => e == done ? session.ToString() : repository.NewId());
    }

    /// <summary>Whether a session stands in a chart.</summary>
    public bool Has(Guid session)
    {
        repository.Refresh();
        return repository.Find(Procedure, session.ToString()) is not null;
    }

    sealed record Entry(string Url, string Type, JsonObject Resource);

    static List<Entry> EntriesOf(JsonObject bundle) => [.. (bundle["entry"] as JsonArray ?? [])
        .Select(e => (Url: (string?)e?["fullUrl"] ?? "", Resource: e?["resource"] as JsonObject))
        .Where(e => e.Resource is not null)
        .Select(e => new Entry(e.Url, (string?)e.Resource!["resourceType"] ?? "", e.Resource))]; // just filtered

    static bool IsPartOf(Entry entry, string url) =>
        entry.Resource["partOf"] is JsonArray list && list.Any(p => (string?)p?["reference"] == url);

    static HashSet<string> PersonsOf(IEnumerable<Entry> all) =>
        all.Where(e => e.Type == Patient.Type).Select(e => e.Url).ToHashSet(StringComparer.Ordinal);

    /// <param name="persons">What the bundle calls the patient.</param>
    /// <param name="idOf">Null for new ids.</param>
    void Put(string patient, IReadOnlyList<Entry> entries, HashSet<string> persons, Func<Entry, string>? idOf = null)
    {
        try
        {
            repository.Change(() =>
            {
                var names = persons.ToDictionary(p => p, _ => $"{Patient.Type}/{patient}", StringComparer.Ordinal);
                List<(Entry Entry, ResourceKind Kind, string Id)> known = [];
                foreach (var entry in entries)
                {
                    if (ResourceKind.Find(entry.Type) is not { IsReadOnly: false } kind) continue;
                    var id = kind.Type == Patient.Type ? patient : idOf?.Invoke(entry) ?? repository.NewId();
                    names[entry.Url] = $"{kind.Type}/{id}";
                    known.Add((entry, kind, id));
                }
                repository.Put([.. known.Select(k => Draft(k.Entry.Resource, k.Kind, k.Id, names))]);
                return known.Count;
            });
        }
        catch (Refusal refusal)
        {
            throw new InputException(refusal.Place, refusal.Message, "correct it and send it again", refusal);
        }
    }

    Stored Draft(JsonObject resource, ResourceKind kind, string id, Dictionary<string, string> names)
    {
        using var document = JsonDocument.Parse(resource.ToJsonString());
        Writer.Check(document.RootElement, kind);
        return writer.Draft(document.RootElement, kind, id, writer.NextVersion(kind, id, null), names.GetValueOrDefault);
    }

    static PatientLine LineOf(Stored stored)
    {
        var facts = FhirImport.Read(RecordCheck.Bundle([stored.Utf8])).Facts;
        return new(facts.Id, facts.Name, facts.Sex, facts.Born);
    }
}
