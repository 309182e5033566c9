using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Web.Nodes;

/// <summary>What a node is called: in leases, sessions, the audit and the names of queues.</summary>
public static class NodeName
{
    const int Longest = 60;

    /// <summary>As given; the computer's name for null.</summary>
    /// <exception cref="InputException">No node can be called so.</exception>
    public static string Parse(string? given)
    {
        if (given is null) return Environment.MachineName;
        var isGood = given.Length is > 0 and <= Longest && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return isGood
            ? given
            : throw new InputException(
                "--node", $"no node can be called {Shown.Quoted(given)}", $"give up to {Longest} letters, digits, - and _");
    }
}
