using Hormesis.Store.Keeping;
using Hormesis.Web.Access;
using Hormesis.Web.Charts;
using Hormesis.Web.Fhir.Exchange;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Live;
using Hormesis.Web.Nodes;
using Hormesis.Web.Orders;
using Hormesis.Web.Pages;
using Hormesis.Web.Pages.Administration;
using Hormesis.Web.Pages.Audit;
using Hormesis.Web.Pages.OwnAccount;
using Hormesis.Web.Pages.Live;
using Hormesis.Web.Pages.Conducted;
using Hormesis.Web.Pages.Patients;
using Hormesis.Web.Pages.Shell;
using Hormesis.Web.Watching;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hormesis.Web;

/// <summary>The clinic's pages: what they are made with, and how a request comes to one. The API is another matter.</summary>
static class Application
{
    public static void AddServices(
        IServiceCollection services, RouteTable table, ServerOptions server, ApplicationOptions options, Repository repository,
        Writer writer)
    {
        services.AddSingleton(options).AddSingleton(server).AddSingleton(table).AddSingleton(server.Time).AddSingleton(Assets.Shipped);
        services.AddHttpContextAccessor();
        services.AddScoped(s => HttpOf(s) is { } http ? Who.Of(http) : throw new InvalidOperationException("no request, so nobody asks"));
        services.AddScoped(s => new Words(WordBook.Shipped, LanguageOf.Request(HttpOf(s)!), options.Zone));
        services.AddRazorComponents();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = AccessServices.CookieName("antiforgery", options);
            AccessServices.Guard(o.Cookie, options);
            o.SuppressXFrameOptionsHeader = true;
        });
        AccessServices.Add(services, options);
        services.AddSingleton<Metrics>();
        services.AddSingleton(repository).AddSingleton(writer).AddSingleton<PatientCharts>().AddSingleton<OrderDesk>();
        services.AddScoped<OwnAccountDesk>().AddScoped<AccountDirectory>().AddScoped<AuditSearch>();
        services.AddSingleton<SessionPapers>().AddScoped<SetUp>();
        services.AddSingleton(s => new SessionHost(options.Store, options.Live, server.Time)
        {
            Finished = s.GetRequiredService<SessionPapers>().IntoChart,
        });
        services.AddSingleton(s => new ShownSessions(s.GetRequiredService<SessionHost>(), s.GetService<NodeLink>()));
        services.AddSingleton(s => new Figures(options.Store, s.GetRequiredService<SessionHost>(), s.GetService<NodeLink>()));
        services.AddSingleton(s => new Takeover(options.Store, options.Live, server.Time));
        if (options.Live.Broker is { } broker)
            services.AddSingleton(s => new NodeLink(
                broker, options.Store, s.GetRequiredService<SessionHost>(), options.Live, s.GetRequiredService<IDataProtectionProvider>(),
                server.Time));
        services.AddScoped(s => new SecondLook(
            options.Store, s.GetRequiredService<UserManager<Account>>(), s.GetRequiredService<Guards>()));
    }

    /// <summary>Before routing: the gate of the pages.</summary>
    public static PageGate GateOf(WebApplication app, ApplicationOptions options) =>
        new(options.PublicOrigin, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Hormesis.Web.Pages"));

    /// <summary>After routing, before the endpoints: who it is, and whether they may.</summary>
    public static void Guard(WebApplication app, RouteTable table, ApplicationOptions options)
    {
        app.UseAuthentication();
        app.Use(next => async http =>
        {
            Acting.As(Who.Of(http).Actor);
            await next(http);
        });
        Doorkeeper doorkeeper = new(table, app.Services.GetRequiredService<IAntiforgery>(), options.PublicOrigin);
        app.Use(next => http => doorkeeper.Pass(http, next));
        app.UseAntiforgery();
    }

    public static void Map(IEndpointRouteBuilder routes, RouteTable table)
    {
        Assets.Shipped.Map(routes);
        ShellApi.Map(routes, table);
        Passkeys.Map(routes);
        AuditApi.Map(routes);
        WatchApi.Map(routes);
        AppointmentsApi.Map(routes);
        ExportsApi.Map(routes);
        PrintApi.Map(routes);
        LiveApi.Map(routes);
        routes.MapRazorComponents<App>();
    }

    static HttpContext? HttpOf(IServiceProvider services) => services.GetRequiredService<IHttpContextAccessor>().HttpContext;
}
