using Hormesis.Web.Access;
using Hormesis.Web.Cds;
using Hormesis.Web.Charts;
using Hormesis.Web.Fhir.Exchange;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Store;
using Hormesis.Web.Live;
using Hormesis.Web.Nodes;
using Hormesis.Web.Orders;
using Hormesis.Web.Pages.Live;
using Hormesis.Web.Sample;
using Hormesis.Web.Watching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace Hormesis.Web;

/// <summary>
/// The FHIR API, CDS Hooks and, with a store, the clinic's pages on this computer. Nothing of it is read from the environment or from
/// files that lie about: it listens where the options say and nowhere else.
/// </summary>
public sealed class Server : IAsyncDisposable
{
    static readonly TimeSpan HeadersWait = TimeSpan.FromSeconds(10), IdleWait = TimeSpan.FromSeconds(60);
    static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);

    readonly WebApplication app;
    readonly TracerProvider? traces;
    readonly Repository repository;
    readonly Writer writer;

    /// <exception cref="Model.InputException">The token is none.</exception>
    public Server(ServerOptions options)
    {
        BearerToken token = new(options.Token);
        traces = Tracing.To(options.Application?.Traces);
        RouteTable table = new(RouteTable.Shipped.Where(r => options.Application is not null || IsApi(r.Path)));
        repository = new(options.Repository, options.Time, options.Application is { } pages ? new ChartKeeper(pages.Store) : null);
        writer = new(repository);
        app = Build(options, table);
        repository.Refresh();
        app.Services.GetService<Metrics>(); // counts from now on
        app.Services.GetService<Figures>();
        Published.PutInto(repository, writer);
        Gate gate = new(token, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Hormesis.Web"));
        Receive(gate, table, options.Application);
        new FhirApi(repository, options.Limits).Map(app);
        new CdsApi(repository, options).Map(app);
        if (options.Application is not null) Application.Map(app, table);
        table.Check(((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints));
        app.UseEndpoints(_ => { });
    }

    /// <summary>Where it listens, once it has started: http://127.0.0.1:5080.</summary>
    public IReadOnlyCollection<string> Addresses =>
        [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <exception cref="IOException">An address is taken.</exception>
    /// <exception cref="Model.InputException">The broker does not answer, or another node has this one's name.</exception>
    public async Task Start(CancellationToken stop)
    {
        if (app.Services.GetService<SessionHost>() is { } sessions) await sessions.Recover(stop);
        if (app.Services.GetService<NodeLink>() is { } nodes) await nodes.Start(stop);
        app.Services.GetService<Takeover>()?.Start();
        await app.StartAsync(stop);
    }

    /// <summary>Takes no new request and lets those under way end, for a few seconds.</summary>
    public async Task Stop()
    {
        using CancellationTokenSource late = new(TimeToEnd);
        await app.StopAsync(late.Token);
    }

    /// <summary>Takes in a patient's record from a file, every resource under the id that it has there.</summary>
    /// <returns>How many resources were kept, and how many are of types that are not kept.</returns>
    /// <exception cref="Model.InputException">It is no record that can be kept; nothing of it is.</exception>
    public (int Kept, int Skipped) Load(ReadOnlyMemory<byte> utf8) => new Loading(repository, writer).Load(utf8);

    /// <summary>Works on the accounts outside of any request: the first administrator, sample data.</summary>
    /// <exception cref="InvalidOperationException">The server has no pages and so no accounts.</exception>
    /// <exception cref="AccountException">An account cannot be so.</exception>
    public async Task<T> WithAccounts<T>(Func<Accounts, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<Accounts>());
    }

    /// <summary>
    /// Makes one of the first two administrators, without whom nobody can let others in: with a password that is to be changed, and a
    /// second factor that is to be set up, at the first sign-in.
    /// </summary>
    /// <returns>The password; null when two administer already, or the one of this name does.</returns>
    /// <exception cref="Model.InputException">An account cannot have this name.</exception>
    public async Task<string?> FirstAdministrator(string userName)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        try
        {
            return accounts.NeedsAdministrator(userName) ? await accounts.CreateFirst(userName) : null;
        }
        catch (AccountException wrong)
        {
            throw new Model.InputException(
                "--first-admin", $"no account can be called {Model.Input.Shown.Quoted(userName)} ({wrong.Message})",
                "give letters and digits, such as kim.sato");
        }
    }

    /// <summary>Fills the empty store with a clinic that does not exist.</summary>
    /// <param name="rehearsal">What shall go wrong in its session under way; see <see cref="Rehearsal"/>.</param>
    /// <exception cref="Model.InputException">The store holds something already.</exception>
    public async Task FillWithSamples(string rehearsal = "none")
    {
        await using var scope = app.Services.CreateAsyncScope();
        T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
        await new SampleClinic(Get<ClinicStore>(), Get<PatientCharts>(), Get<OrderDesk>(), Get<SessionHost>(), Get<TimeProvider>())
            .Fill(Get<Accounts>(), Rehearsal.Of(rehearsal).Faults);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        traces?.Dispose();
    }

    // What is not the API's is the pages'; without pages, the API's gate refuses it.
    void Receive(Gate gate, RouteTable table, ApplicationOptions? pages)
    {
        var pageGate = pages is null ? null : Application.GateOf(app, pages);
        app.Use(next => http => pageGate is null || IsApi(http.Request.Path) ? gate.Pass(http, next) : pageGate.Pass(http, next));
        app.UseRouting();
        if (pages is not null) Application.Guard(app, table, pages);
    }

    static bool IsApi(PathString path) => path.StartsWithSegments(FhirApi.Root, StringComparison.Ordinal)
        || path.StartsWithSegments(CdsApi.Discovery, StringComparison.Ordinal);

    WebApplication Build(ServerOptions options, RouteTable table)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        if (options.Application is { } pages) Application.AddServices(builder.Services, table, options, pages, repository, writer);
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = options.Limits.Connections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
            kestrel.Limits.MaxRequestBodySize = options.Limits.BundleBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
            kestrel.Limits.MaxRequestLineSize = 8 << 10;
            kestrel.Limits.RequestHeadersTimeout = HeadersWait;
            kestrel.Limits.KeepAliveTimeout = IdleWait;
            foreach (var endpoint in options.Endpoints) kestrel.Listen(endpoint, l => l.Protocols = HttpProtocols.Http1);
        });
        return builder.Build();
    }
}
