using System.Net;
using Hormesis.Clinic.Protocol;
using Hormesis.Store;
using Hormesis.Tests.Web.Charts;
using Hormesis.Web;
using Hormesis.Web.Access;
using Hormesis.Web.Keeping;

namespace Hormesis.Tests.Web.Access;

/// <summary>Somebody with an account.</summary>
sealed record Member(Guid Id, string Name, string? Secret);

/// <summary>
/// The whole application over HTTP with nothing in its store, no time but what the test lets pass, and a disk that fails when it is told
/// to.
/// </summary>
public sealed class EmptyClinic(AccessOptions access) : IAsyncLifetime
{
    public const string Password = "seven grey herons waiting", Token = "0123456789abcdef0123456789abcdef";

    readonly TemporaryFolder folder = new();
    readonly List<Browser> browsers = [];
    ClinicStore? store;
    Server? server;

    internal StoppedClock Clock { get; } = new();
    public ClinicStore Store => store!; // set by InitializeAsync
    public Server Server => server!; // as above
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>From now on every write fails, as on a broken disk.</summary>
    public bool DiskFails { get; set; }

    public async ValueTask InitializeAsync()
    {
        StoreOptions keeping = new()
        {
            Clock = Clock,
            AtPoint = at => { if (DiskFails && at == WritePoint.Commit) throw new IOException("EIO"); },
        };
        store = await Stores.Open(folder.File("store"), keeping, TestContext.Current.CancellationToken);
        server = new(new()
        {
            Endpoints = [new(IPAddress.Loopback, 0)],
            Token = Token,
            Profile = ClinicalProfiles.Get(ClinicalProfiles.Default),
            Day = () => SomeClinic.Today,
            Time = Clock,
            Limits = new() { Connections = 2048 },
            Application = new()
            {
                Store = store,
                Access = access,
                Live = new() { Folder = folder.File("sessions"), Node = "test" },
            },
        });
        await server.Start(TestContext.Current.CancellationToken);
        Address = new(server.Addresses.First());
    }

    internal Browser Browse(string from = "127.0.0.1")
    {
        Browser browser = new(Address, from);
        browsers.Add(browser);
        return browser;
    }

    /// <summary>With a second factor where the role needs one.</summary>
    internal async Task<Member> Employ(string name, params Role[] roles)
    {
        var secret = roles.Any(r => r is Role.Physician or Role.Administrator or Role.Biomed) ? Totp.NewSecret() : null;
        var account = await Server.WithAccounts(a => a.Create(name, "Somebody " + name.ToUpperInvariant(), roles, Password, secret));
        return new(account.Id, name, secret);
    }

    /// <summary>A browser in which somebody is signed in. Where a code is needed half a minute passes, since each is good once.</summary>
    internal async Task<Browser> SignIn(Member member, string password = Password)
    {
        var browser = Browse();
        var answer = await browser.SignIn(member.Name, password);
        if (member.Secret is { } secret)
        {
            Clock.Advance(TimeSpan.FromSeconds(30));
            answer = await browser.Fill("/sign-in/code", "code", ("Input.Code", Totp.CodeAt(secret, Clock.Now)));
        }
        Assert.Equal(302, answer.Status);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers) browser.Dispose();
        if (server is not null)
        {
            await server.Stop();
            await server.DisposeAsync();
        }
        if (store is not null) await store.DisposeAsync();
        folder.Dispose();
    }
}
