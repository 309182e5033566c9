using Hormesis.Web.Access;

namespace Hormesis.Web.Pages.Shell;

/// <summary>The main pages in the order of a clinic's day. Each is shown to those whom the route table lets in.</summary>
public static class Navigation
{
    /// <summary>A path and the key of its name.</summary>
    public static IReadOnlyList<(string Path, string Key)> Places { get; } =
    [
        ("/today", "shell.today"),
        ("/patients", "shell.patients"),
        ("/courses", "shell.courses"),
        ("/sessions", "shell.sessions"),
        ("/devices", "shell.devices"),
        ("/bottles", "shell.bottles"),
        ("/evidence", "shell.evidence"),
        ("/audit", "shell.audit"),
        ("/administration", "shell.administration"),
    ];

    public static IEnumerable<(string Path, string Key)> For(Who who, RouteTable table) =>
        who.IsSignedIn ? Places.Where(p => table.Find("GET", p.Path)?.Admits(who) == true) : [];

    /// <summary>Where somebody lands who asks for nothing in particular.</summary>
    public static string Home(Who who, RouteTable table) =>
        !who.IsSignedIn ? "/sign-in"
        : who.IsUnfinished ? "/account"
        : Places.Select(p => p.Path).FirstOrDefault(p => IsForRole(table.Find("GET", p), who), "/sessions");

    // Whoever has a place for their role works there, and not where everybody may look.
    static bool IsForRole(RouteRow? row, Who who) => row is not null && !row.Roles.Contains(RouteRow.SignedIn) && row.Admits(who);
}
