using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>
/// Every row with an id in its path, asked for what is not there, for what is no id, and for the id of something else: not found, and
/// nothing is shown.
/// </summary>
public sealed class ObjectTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    const string Nobody = "00000000-0000-7000-8000-000000000000";

    static readonly string[] Malformed =
    [
        "1", "not-an-id", "00000000-0000-7000-8000-00000000000", "'%20OR%201=1", "%3Cscript%3E", "%00", new('9', 300), "*",
        "%F0%9F%98%80", "-1", "null",
    ];

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Rows
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (var row in RouteTable.Shipped.Where(r => !r.IsForToken && r.Path.Contains('{') && r.Path != "/assets/{name}"))
                foreach (var method in row.MethodList) rows.Add(method, row.Path);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_is_not_there_is_not_found_and_shows_nothing(string method, string path)
    {
        var client = clinic.As(RoutePaths.Somebody(RouteTable.Shipped.Single(r => r.Path == path && r.MethodList.Contains(method))));
        var token = await ClinicUnderTest.TokenOn(client, "/account");
        foreach (var id in (string[])[Nobody, .. Malformed, .. OtherKinds(path)])
        {
            var place = RoutePaths.With(path, _ => id);
            using var answer = method == "GET"
                ? await client.GetAsync(place, HttpCompletionOption.ResponseContentRead, Ending)
                : await ClinicUnderTest.Post(client, place, token, [("_handler", HandlerOf(path)), .. Filled]);
            var page = await answer.Content.ReadAsStringAsync(Ending);

            // A page that is not there has no form that could be sent, and a path may be none at all: bad requests.
            var mayBeBad = method != "GET" || id == "%00";
            Assert.True((int)answer.StatusCode == 404 || ((int)answer.StatusCode == 400 && mayBeBad),
                $"{method} {place}: {(int)answer.StatusCode}");
            foreach (var known in Names) Assert.DoesNotContain(known, page, StringComparison.Ordinal);
        }
    }

    // Filled in so far that a form would be taken if what it is about were there.
    static (string, string)[] Filled =>
    [
        ("at", "2026-11-01T10:00"), ("kind", "session"), ("state", "Arrived"), ("action", "acknowledge"), ("findings", "seen"),
        ("roles", "Viewer"),
    ];

    static string HandlerOf(string path) => path switch
    {
        "/administration/{Id:guid}" => "roles",
        "/patients/{Patient}/design" => "order",
        "/patients/{Patient}/screening" => "keep",
        "/patients/{Patient}/results" => "results",
        "/plans/{Plan:guid}" => "sign",
        _ => "none",
    };

    string[] Names
    {
        get
        {
            using var store = clinic.Store.Read();
            var patient = store.Sessions.First().PatientId;
            return ["Liz Conn", "Haddad", "SIM-0001", patient];
        }
    }

    IEnumerable<string> OtherKinds(string path)
    {
        using var store = clinic.Store.Read();
        var session = store.Sessions.First();
        (string Kind, Guid Id)[] all =
        [
            ("course", session.CourseId), ("plan", session.PlanId), ("session", session.Id), ("device", session.DeviceId),
            ("appointment", store.Appointments.First().Id), ("id", store.Users.First().Id),
        ];
        var own = RoutePaths.With(path, name => $"<{name.ToLowerInvariant()}>");
        return all.Where(a => !own.Contains($"<{a.Kind}>", StringComparison.Ordinal)).Select(a => a.Id.ToString());
    }
}
