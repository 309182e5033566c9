namespace Hormesis.Store;

/// <summary>Whether the store takes anything, and if not, why and what to do, for people.</summary>
public sealed record StoreState(bool IsAccepting, string What, string Remedy)
{
    public static StoreState Accepting { get; } = new(true, "", "");
}
