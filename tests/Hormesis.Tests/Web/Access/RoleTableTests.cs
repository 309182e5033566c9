using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>What the reference asks of roles (device-safety.md, 6.4), held against the route table.</summary>
public sealed class RoleTableTests
{
    static readonly string[] Everybody = [RouteRow.SignedIn], Reading = ["Viewer", "Nurse", "Physician", "Auditor"],
        AtTheChair = ["Nurse", "Physician"], Exporting = ["Physician", "Auditor"];

    public static TheoryData<string, string, string[]> Table => new()
    {
        // read treatment
        { "GET", "/patients", Reading },
        { "GET", "/patients/{Patient}", Reading },
        { "GET", "/patients/{Patient}/screening", Reading },
        { "GET", "/patients/{Patient}/events", Reading },
        { "GET", "/courses", Reading },
        { "GET", "/courses/{Course:guid}", Reading },
        { "GET", "/courses/{Course:guid}/follow-up", Reading },
        { "GET", "/plans/{Plan:guid}", Reading },
        { "GET", "/sessions/{Session:guid}/report", Reading },
        { "GET", "/sessions/{session:guid}/print", Reading },
        { "GET", "/sessions/{session:guid}/stream", Reading },
        // create and approve an order: a nurse signs as the second person and never the order, see OrderSigningTests
        { "GET", "/patients/{Patient}/design", ["Physician"] },
        { "POST", "/patients/{Patient}/design", ["Physician"] },
        { "POST", "/plans/{Plan:guid}", AtTheChair },
        { "POST", "/courses/{Course:guid}", ["Physician"] },
        // start, resume, acknowledge, pause
        { "POST", "/plans/{Plan:guid}/session", AtTheChair },
        { "POST", "/sessions/{session:guid}/panel", AtTheChair },
        // stop
        { "POST", "/sessions/{session:guid}/stop", Everybody },
        { "POST", "/sessions/{session:guid}/hold", Everybody },
        { "GET", "/sessions", Everybody },
        { "GET", "/sessions/{Session:guid}", Everybody },
        // devices
        { "POST", "/devices", ["Biomed"] },
        { "POST", "/devices/{Device:guid}", ["Biomed"] },
        // users and roles
        { "POST", "/administration", ["Administrator"] },
        { "POST", "/administration/new", ["Administrator"] },
        { "POST", "/administration/{Id:guid}", ["Administrator"] },
        // identifiable data out
        { "GET", "/patients/{patient}/export.csv", Exporting },
        { "GET", "/patients/{patient}/export.json", Exporting },
        { "GET", "/courses/{course:guid}/export.csv", Exporting },
        { "GET", "/courses/{course:guid}/export.json", Exporting },
        { "GET", "/sessions/{session:guid}/recording.hrec", Exporting },
        { "GET", "/research.csv", Exporting },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void The_route_table_says_the_same(string method, string path, string[] roles)
    {
        var row = RouteTable.Shipped.Single(r => r.Path == path && r.MethodList.Contains(method));

        Assert.Equal(roles.Order(), row.Roles.Order());
    }

    [Fact]
    public void Nobody_deletes_anything() =>
        Assert.DoesNotContain(RouteTable.Shipped, r => r.MethodList.Any(m => m is "DELETE" or "PATCH"));

    [Fact]
    public void The_makers_service_stops_and_does_nothing_else()
    {
        Assert.DoesNotContain(RouteTable.Shipped, r => r.Roles.Contains(nameof(Role.RemoteService)));
        Assert.Equal(
            ["/account", "/account/code", "/account/password", "/passkey/creation", "/sessions/{session:guid}/hold",
                "/sessions/{session:guid}/stop", "/sign-out"],
            RouteTable.Shipped.Where(r => r.Roles.Contains(RouteRow.SignedIn) && r.MethodList.Contains("POST")).Select(r => r.Path)
                .Order());
    }

    [Fact]
    public void Administrators_and_device_engineers_see_no_patient()
    {
        string[] pages = [nameof(Role.Administrator), nameof(Role.Biomed)];

        Assert.DoesNotContain(RouteTable.Shipped, r => r.Path.Contains("atient", StringComparison.Ordinal) && r.Roles.Any(pages.Contains));
        Assert.DoesNotContain(RouteTable.Shipped, r => r.Path.Contains("ourse", StringComparison.Ordinal) && r.Roles.Any(pages.Contains));
    }

    [Fact]
    public void There_is_no_other_way_out()
    {
        var ways = RouteTable.Shipped.Where(r => !r.IsForToken && (r.Path.Contains("export", StringComparison.Ordinal)
            || r.Path.Contains('.', StringComparison.Ordinal))).ToList();

        Assert.All(ways.Where(w => w.Path != "/audit/export"), w => Assert.Equal(Exporting, w.Roles));
    }
}
