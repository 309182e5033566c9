using System.Globalization;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Fhir.Search;
using Hormesis.Web.Http;

namespace Hormesis.Web.Fhir.Keeping;

/// <summary>The most that is kept in memory.</summary>
public sealed record RepositoryLimits
{
    public int Resources { get; init; } = 200_000;
    public long Bytes { get; init; } = 512L << 20;
}

/// <summary>Makes versions last before anybody sees them, and tells of those that others wrote.</summary>
interface IChartKeeper
{
    /// <summary>Returns when all of them are durable.</summary>
    /// <exception cref="Refusal">They are not; none is.</exception>
    void Keep(IReadOnlyList<Stored> all);

    /// <summary>What was written elsewhere since the last call.</summary>
    IReadOnlyList<Stored> Newer();
}

/// <summary>
/// Holds resources in memory, where they are searched. Without a keeper it is no record, and says so in its CapabilityStatement. One
/// writer at a time; a change of several resources is seen by readers whole or not at all.
/// </summary>
sealed class Repository(RepositoryLimits limits, TimeProvider time, IChartKeeper? keeper = null)
{
    readonly Lock writing = new();
    readonly Lock state = new();
    readonly TypeIndex[] types = [.. ResourceKind.All.Select(k => new TypeIndex(k))];
    readonly Dictionary<string, long> touched = new(StringComparer.Ordinal);
    readonly int medicationIndex = ResourceKind.Find("Medication")!.Index; // is in resources.json
    long changes, medicationsTouched, bytes;
    int count;

    /// <summary>Ids of our own making sort by when they were made.</summary>
    public string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString("D", CultureInfo.InvariantCulture);

    public DateTimeOffset Now() => time.GetUtcNow();

    public Stored? Find(ResourceKind kind, string id)
    {
        lock (state) return types[kind.Index].Find(id);
    }

    public SearchPage Find(SearchQuery query)
    {
        lock (state) return types[query.Kind.Index].Find(query);
    }

    /// <summary>Whether what is put here is still there after the server has ended.</summary>
    public bool Lasts => keeper is not null;

    /// <summary>Runs a change while nobody else changes anything: what it finds stays true until it puts.</summary>
    public T Change<T>(Func<T> change)
    {
        lock (writing)
        {
            Refresh();
            return change();
        }
    }

    /// <summary>Takes in what other nodes wrote.</summary>
    public void Refresh()
    {
        if (keeper is null) return;
        lock (writing)
        {
            var newer = keeper.Newer();
            if (newer.Count == 0) return;
            lock (state)
            {
                Fit(newer);
                TakeAll(newer.Where(n => Newest(n) is not { } old || old.Version < n.Version));
            }
        }
    }

    /// <summary>Takes in all of them at once, when they are durable. Only within <see cref="Change"/>.</summary>
    /// <exception cref="Refusal">507: they do not fit; none is taken.</exception>
    public void Put(IReadOnlyList<Stored> all)
    {
        lock (state) Fit(all);
        keeper?.Keep([.. all.Where(s => !s.Kind.IsReadOnly)]);
        lock (state) TakeAll(all);
    }

    Stored? Newest(Stored of) => types[of.Kind.Index].Find(of.Id);

    void Fit(IReadOnlyList<Stored> all)
    {
        var (moreBytes, more) = Growth(all);
        if (count + more > limits.Resources || bytes + moreBytes > limits.Bytes)
            throw new Refusal(507, IssueCode.NoStore, "the store in memory is full; nothing was kept of this request");
    }

    (long Bytes, int Count) Growth(IEnumerable<Stored> all)
    {
        var (moreBytes, more) = (0L, 0);
        foreach (var stored in all)
        {
            var old = Newest(stored);
            moreBytes += stored.Utf8.Length - (old?.Utf8.Length ?? 0);
            if (old is null) more++;
        }
        return (moreBytes, more);
    }

    void TakeAll(IEnumerable<Stored> all)
    {
        changes++;
        foreach (var stored in all)
        {
            var (moreBytes, more) = Growth([stored]);
            (count, bytes) = (count + more, bytes + moreBytes);
            Take(stored);
        }
    }

    /// <summary>All that is about a patient, with a stamp that changes whenever any of it does; empty for an unknown patient.</summary>
    public (long Stamp, IReadOnlyList<Stored> Resources) RecordOf(string patient)
    {
        lock (state)
        {
            var kind = ResourceKind.Find("Patient")!; // is in resources.json
            if (types[kind.Index].Find(patient) is not { } person) return (0, []);
            List<Stored> record = [person];
            foreach (var (other, index) in PatientParameters)
            {
                Criterion.OfTokens about = new(index, [new(null, person.Reference)], false);
                record.AddRange(types[other.Index].Matching([about]).Select(types[other.Index].At));
            }
            record.AddRange(MedicationsOf(record));
            return (StampIn(patient), record);
        }
    }

    /// <summary>Changes whenever anything of a patient's record does; 0 for a patient who was never there.</summary>
    public long StampOf(string patient)
    {
        lock (state) return StampIn(patient);
    }

    static (ResourceKind Kind, int Index)[] PatientParameters { get; } =
        [.. ResourceKind.All.Where(k => k.PatientPath is not null).Select(k => (k, k.ParameterOf("patient")!.Value))]; // each has one

    long StampIn(string patient) => touched.TryGetValue(patient, out var at) ? Math.Max(at, medicationsTouched) : 0;

    IEnumerable<Stored> MedicationsOf(IReadOnlyList<Stored> record)
    {
        const string prefix = "Medication/";
        var wanted = record.Where(s => s.Kind.ParameterOf("medication") is not null)
            .SelectMany(s => s.Values[s.Kind.ParameterOf("medication")!.Value].Tokens).Select(t => t.Code) // asked one line above
            .Where(r => r.StartsWith(prefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        return [.. wanted.Select(r => types[medicationIndex].Find(r[prefix.Length..])).OfType<Stored>()];
    }

    void Take(Stored stored)
    {
        if (types[stored.Kind.Index].Find(stored.Id) is { } old) Touch(old);
        types[stored.Kind.Index].Put(stored);
        Touch(stored);
    }

    void Touch(Stored stored)
    {
        foreach (var patient in stored.Patients) touched[patient] = changes;
        if (stored.Kind.Index == medicationIndex) medicationsTouched = changes;
    }
}
