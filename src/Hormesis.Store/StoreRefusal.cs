using System.Diagnostics.CodeAnalysis;

namespace Hormesis.Store;

/// <summary>The store does not take what was asked of it. Nothing of the submission is kept.</summary>
/// <param name="what">What stands against it, for people.</param>
/// <param name="remedy">What to do about it.</param>
[SuppressMessage("Naming", "CA1710", Justification = "It is a refusal; what is thrown when all is well but the answer is no.")]
public sealed class StoreRefusal(string what, string remedy, Exception? cause = null) : Exception($"{what}; {remedy}", cause)
{
    public string What { get; } = what;
    public string Remedy { get; } = remedy;
}
