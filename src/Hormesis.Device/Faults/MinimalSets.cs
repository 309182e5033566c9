namespace Hormesis.Device.Faults;

/// <summary>Keeps, of sets of faults that lead to a harm, those of which no part does.</summary>
public sealed class MinimalSets
{
    readonly Dictionary<Harm, List<FaultKind[]>> found = [];

    /// <summary>Adds a set, in any order; sets that contain it go.</summary>
    public void Add(Harm harm, params ReadOnlySpan<FaultKind> kinds)
    {
        var set = kinds.ToArray().Distinct().Order().ToArray();
        if (!found.TryGetValue(harm, out var sets)) found[harm] = sets = [];
        if (sets.Any(s => Within(s, set))) return;
        sets.RemoveAll(s => Within(set, s));
        sets.Add(set);
    }

    /// <summary>True when some known set lies within these faults.</summary>
    public bool Explains(Harm harm, IReadOnlyCollection<FaultKind> kinds) =>
        found.TryGetValue(harm, out var sets) && sets.Any(s => s.All(kinds.Contains));

    /// <summary>In an order that does not depend on how they were found.</summary>
    public IReadOnlyList<(Harm Harm, IReadOnlyList<FaultKind> Set)> List() =>
    [
        .. found.OrderBy(f => f.Key).SelectMany(f => f.Value
            .OrderBy(s => s.Length).ThenBy(s => string.Join(',', s.Select(k => (int)k)), StringComparer.Ordinal)
            .Select(s => (f.Key, (IReadOnlyList<FaultKind>)s))),
    ];

    static bool Within(FaultKind[] small, FaultKind[] large) => small.All(large.Contains);
}
