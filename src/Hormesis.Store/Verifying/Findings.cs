namespace Hormesis.Store.Verifying;

/// <summary>Something in a store that is not as it was written.</summary>
/// <param name="Where">The file, the audit entry or the row.</param>
/// <param name="What">What is wrong with it, for people.</param>
public sealed record Finding(string Where, string What);

/// <summary>What was found so far; beyond a limit it is only counted.</summary>
public sealed class Findings
{
    /// <summary>No more are listed: a store that is broken everywhere need not be listed whole.</summary>
    public const int MostListed = 1000;

    readonly List<Finding> listed = [];

    public IReadOnlyList<Finding> Listed => listed;
    public long Count { get; private set; }

    public void Add(string where, string what)
    {
        Count++;
        if (listed.Count < MostListed) listed.Add(new(where, what));
    }
}
