namespace Hormesis.Bench.Cases;

/// <summary>All cases, by the names that the command line takes.</summary>
public static class SolverCases
{
    public static IReadOnlyList<SolverCase> All { get; } = [CohortCase.OnePass, CohortCase.TenPasses, BottleCase.Closed];

    /// <summary>Null where there is none of that name.</summary>
    public static SolverCase? Find(string id) => All.FirstOrDefault(c => c.Id == id);
}
