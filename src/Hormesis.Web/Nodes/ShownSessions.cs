using Hormesis.Web.Live;

namespace Hormesis.Web.Nodes;

/// <summary>Every session that runs now, as far as this node knows: its own, and those that others tell of.</summary>
/// <param name="host">Of this node's.</param>
/// <param name="link">To the others; null where there is one node alone.</param>
public sealed class ShownSessions(SessionHost host, NodeLink? link)
{
    /// <summary>Null when it does not run, or nothing is known of it.</summary>
    public ShownSession? Find(Guid id) => host.Find(id) ?? link?.Find(id);
}
