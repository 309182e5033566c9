using System.Runtime.InteropServices;

namespace Hormesis.Web.Fhir.Search;

/// <summary>
/// Which resources of one type hold which values of one parameter. Resources are known by their slot, a number in the order in
/// which they came. Finding costs what is found, not what is held.
/// </summary>
sealed class ParameterIndex
{
    readonly Dictionary<string, List<int>> tokens = new(StringComparer.Ordinal);
    readonly SortedSet<(string Folded, int Slot)> words = new(Comparer<(string Folded, int Slot)>.Create(static (a, b) =>
        string.CompareOrdinal(a.Folded, b.Folded) is not 0 and var order ? order : a.Slot.CompareTo(b.Slot)));
    readonly SortedSet<(long At, int Slot)> starts = [];
    readonly SortedSet<(long At, int Slot)> ends = [];

    public void Add(FieldValues values, int slot)
    {
        foreach (var key in Keys(values))
        {
            ref var slots = ref CollectionsMarshal.GetValueRefOrAddDefault(tokens, key, out _);
            slots ??= [];
            var at = slots.BinarySearch(slot);
            if (at < 0) slots.Insert(~at, slot);
        }
        foreach (var word in values.Words) words.Add((word.Folded, slot));
        foreach (var date in values.Dates)
        {
            starts.Add((date.From, slot));
            ends.Add((date.To, slot));
        }
    }

    public void Remove(FieldValues values, int slot)
    {
        foreach (var key in Keys(values))
        {
            if (!tokens.TryGetValue(key, out var slots)) continue;
            if (slots.BinarySearch(slot) is >= 0 and var at) slots.RemoveAt(at);
            if (slots.Count == 0) tokens.Remove(key);
        }
        foreach (var word in values.Words) words.Remove((word.Folded, slot));
        foreach (var date in values.Dates)
        {
            starts.Remove((date.From, slot));
            ends.Remove((date.To, slot));
        }
    }

    /// <summary>The key of a code in any system, of one in a system (empty: in none), and of any code in a system.</summary>
    public static string KeyOf(string? system, string? code) => (system, code) switch
    {
        (null, _) => $"c{code}",
        (_, null) => $"s{system}",
        _ => $"b{system}|{code}",
    };

    public IReadOnlyList<int> WithToken(string key) => tokens.TryGetValue(key, out var slots) ? slots : [];

    public IEnumerable<int> WithWord(string foldedStart) =>
        words.GetViewBetween((foldedStart, int.MinValue), (foldedStart + '\uffff', int.MaxValue)).Select(w => w.Slot);

    public IEnumerable<int> StartingWithin(long from, long to) => Between(starts, from, to);

    public IEnumerable<int> EndingWithin(long from, long to) => Between(ends, from, to);

    static IEnumerable<int> Between(SortedSet<(long At, int Slot)> set, long from, long to) =>
        from > to ? [] : set.GetViewBetween((from, int.MinValue), (to, int.MaxValue)).Select(e => e.Slot);

    static IEnumerable<string> Keys(FieldValues values)
    {
        foreach (var (system, code) in values.Tokens)
        {
            yield return KeyOf(null, code);
            yield return KeyOf(system, code);
            if (system.Length > 0) yield return KeyOf(system, null);
        }
    }
}
