using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Resources;

namespace Hormesis.Web.Fhir.Search;

/// <summary>The resources of one type and all their indexes. It locks nothing: the repository does.</summary>
sealed class TypeIndex(ResourceKind kind)
{
    readonly Dictionary<string, int> slots = new(StringComparer.Ordinal);
    readonly List<Stored> bySlot = [];
    readonly ParameterIndex[] indexes = [.. kind.Parameters.Select(_ => new ParameterIndex())];

    public int Count => bySlot.Count;

    public Stored? Find(string id) => slots.TryGetValue(id, out var slot) ? bySlot[slot] : null;

    /// <summary>Takes in a new resource, or a new version in the place of the old one.</summary>
    public void Put(Stored stored)
    {
        var isNew = !slots.TryGetValue(stored.Id, out var slot);
        if (isNew)
        {
            slots.Add(stored.Id, slot = bySlot.Count);
            bySlot.Add(stored);
        }
        for (var i = 0; i < indexes.Length; i++)
        {
            if (!isNew) indexes[i].Remove(bySlot[slot].Values[i], slot);
            indexes[i].Add(stored.Values[i], slot);
        }
        bySlot[slot] = stored;
    }

    public SearchPage Find(SearchQuery query)
    {
        var found = Matching(query.Criteria);
        var total = found.Count;
        if (query.Count == 0) return new(total, [], null);
        List<Cursor> keys = new(total);
        foreach (var slot in found) keys.Add(new(KeyOf(bySlot[slot], query), slot));
        if (query.SortBy is not null) keys.Sort(query.IsDescending ? Last : First);
        var start = query.After is { } after ? keys.FindIndex(k => (query.IsDescending ? Last(k, after) : First(k, after)) > 0) : 0;
        if (start < 0) return new(total, [], null);
        var page = keys.GetRange(start, Math.Min(query.Count, keys.Count - start));
        return new(total, [.. page.Select(k => bySlot[k.Slot])], start + page.Count < keys.Count ? page[^1] : null);
    }

    /// <summary>Slots in ascending order, each once.</summary>
    public List<int> Matching(IReadOnlyList<Criterion> criteria)
    {
        var narrowest = criteria.Count == 0 ? null : criteria.MinBy(c => c.Estimate(indexes[c.Parameter]));
        var candidates = narrowest?.Candidates(indexes[narrowest.Parameter])
            ?? criteria.Select(c => c.Candidates(indexes[c.Parameter])).FirstOrDefault(c => c is not null)
            ?? Enumerable.Range(0, bySlot.Count);
        List<int> found = [];
        foreach (var slot in candidates)
        {
            var values = bySlot[slot].Values;
            var isMeant = true;
            foreach (var criterion in criteria) isMeant = isMeant && criterion.Matches(values[criterion.Parameter]);
            if (isMeant) found.Add(slot);
        }
        return Ordered(found);
    }

    public Stored At(int slot) => bySlot[slot];

    static List<int> Ordered(List<int> found)
    {
        for (var i = 1; i < found.Count; i++)
        {
            if (found[i] <= found[i - 1]) return [.. found.Order().Distinct()];
        }
        return found;
    }

    // Without a date a resource comes last, whichever way the rest is sorted.
    static long KeyOf(Stored stored, SearchQuery query)
    {
        if (query.SortBy is not { } by) return 0;
        var dates = stored.Values[by].Dates;
        if (dates.Count == 0) return query.IsDescending ? 0 : long.MaxValue;
        return query.IsDescending ? dates.Max(d => d.To) : dates.Min(d => d.From);
    }

    static int First(Cursor a, Cursor b) => (a.Key, a.Slot).CompareTo((b.Key, b.Slot));

    static int Last(Cursor a, Cursor b) => b.Key != a.Key ? b.Key.CompareTo(a.Key) : a.Slot.CompareTo(b.Slot);
}
