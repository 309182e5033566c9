namespace Hormesis.Bench.Cases;

/// <summary>All cases, by the names that the command line takes. A case is made when it is asked for: its model is not small.</summary>
public static class SolverCases
{
    static readonly Dictionary<string, Func<SolverCase>> Made = new(StringComparer.Ordinal)
    {
        [CohortCase.OnePassId] = () => CohortCase.OnePass,
        [CohortCase.TenPassesId] = () => CohortCase.TenPasses,
        [BottleCase.ClosedId] = () => BottleCase.Closed,
        [BodyCase.CourseId] = () => BodyCase.Course,
    };

    public static IReadOnlyCollection<string> Ids => Made.Keys;

    public static IReadOnlyList<SolverCase> All => [.. Made.Values.Select(make => make())];

    /// <summary>Null where there is none of that name.</summary>
    public static SolverCase? Find(string id) => Made.TryGetValue(id, out var make) ? make() : null;
}
