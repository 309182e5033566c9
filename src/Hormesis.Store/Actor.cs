namespace Hormesis.Store;

/// <summary>Who does something to the store, as the audit names them.</summary>
/// <param name="AccountId">Null for the program itself.</param>
/// <param name="Name">As it stood then.</param>
/// <param name="Origin">Where from: an address, a verb, a node.</param>
public sealed record Actor(Guid? AccountId, string Name, string Origin)
{
    /// <summary>The program itself, for what nobody asked for.</summary>
    public static Actor Program { get; } = new(null, "Hormesis", "program");
}
