using System.Text.Json;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Http;

namespace Hormesis.Web.Cds;

/// <summary>Verdicts on the patients whom this server keeps: each is asked again when a record has changed, and on another day.</summary>
sealed class KeptVerdicts(Repository repository, ServerOptions options)
{
    const int Maximum = 1000;

    readonly Dictionary<string, (long Stamp, DateOnly Day, Verdict Verdict)> verdicts = new(StringComparer.Ordinal);
    readonly Lock verdictsLock = new();

    /// <summary>Null for a patient who is not kept.</summary>
    /// <exception cref="Refusal">422: the record cannot be read.</exception>
    public Verdict? Of(string patient)
    {
        var (now, day) = (repository.StampOf(patient), options.Day());
        lock (verdictsLock)
        {
            if (verdicts.TryGetValue(patient, out var asked) && asked.Stamp == now && asked.Day == day) return asked.Verdict;
        }
        var (stamp, resources) = repository.RecordOf(patient);
        if (resources.Count == 0) return null;
        var verdict = Ask(resources, day);
        lock (verdictsLock)
        {
            if (verdicts.Count >= Maximum) verdicts.Clear();
            verdicts[patient] = (stamp, day, verdict);
        }
        return verdict;
    }

    // Each was checked when it came in.
    Verdict Ask(IReadOnlyList<Stored> resources, DateOnly day)
    {
        List<JsonDocument> open = [.. resources.Select(r => JsonDocument.Parse(r.Utf8))];
        try
        {
            return Ask(FhirImport.Read([.. open.Select((d, i) => (d.RootElement, "", Place.Root.Member(resources[i].Reference)))]), day);
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 422, IssueCode.Processing);
        }
        finally
        {
            foreach (var document in open) document.Dispose();
        }
    }

    /// <summary>Of a record that came with a request.</summary>
    public Verdict Of(Import import) => Ask(import, options.Day());

    Verdict Ask(Import import, DateOnly day) => Screening.Ask(import.Facts, options.Profile, options.Settings, day, options.Rules);
}
