using Hormesis.Store;
using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hormesis.Web.Access;

/// <summary>How ASP.NET Core Identity is set up: whose accounts, which cookies, how passwords are kept.</summary>
static class AccessServices
{
    static readonly TimeSpan PendingTime = TimeSpan.FromMinutes(5), RenewedAfter = TimeSpan.FromMinutes(1);

    public static void Add(IServiceCollection services, ApplicationOptions options)
    {
        services.AddSingleton(options.Store);
        services.AddScoped(s => options.Store.OpenAccounts(() => ActorOf(s)));
        services.AddDataProtection().SetApplicationName("hormesis");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new ProtectionKeys(options.Store)));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = options.Access.PasswordRounds);
        services.AddIdentityCore<Account>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = false;
                o.Password.RequiredLength = options.Access.PasswordLengthMinimum;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
            })
            .AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<ClinicContext>().AddSignInManager()
                .AddPasswordValidator<PasswordRules>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.UserVerificationRequirement = o.ResidentKeyRequirement = "required";
            o.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && IsOurs(origin, options));
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(schemes =>
        {
            schemes.ApplicationCookie!.Configure<TimeProvider>((o, time) => OfSession(o, time, options));
            schemes.TwoFactorUserIdCookie!.Configure<TimeProvider>((o, time) =>
            {
                o.Cookie.Name = CookieName("pending", options);
                Guard(o.Cookie, options);
                o.ExpireTimeSpan = PendingTime;
                o.SlidingExpiration = false;
                o.TimeProvider = time;
            });
        });
        services.AddSingleton<Throttle>().AddSingleton<KnownDevices>().AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton(options.Access).AddSingleton<PasswordCheck>().AddSingleton<Guards>();
        services.AddScoped<OpenSessions>().AddScoped<SecondFactor>().AddScoped<Passkeys>().AddScoped<Accounts>()
            .AddScoped<AccountChanges>();
        services.AddScoped(s => new Entrance(
            options.Store, Get<UserManager<Account>>(s), Get<OpenSessions>(s), Get<SecondFactor>(s), Get<Guards>(s)));
        services.AddScoped(s => new Reauthentication(
            options.Store, Get<UserManager<Account>>(s), Get<SecondFactor>(s), Get<Passkeys>(s), Get<Guards>(s)));
    }

    // Outside a request it is the program itself that works on accounts.
    static Actor ActorOf(IServiceProvider services) =>
        Get<IHttpContextAccessor>(services).HttpContext is { } http ? Who.Of(http).Actor : Actor.Program;

    static bool IsOurs(PasskeyOriginValidationContext given, ApplicationOptions options)
    {
        var request = given.HttpContext.Request;
        return given.Origin == Doorkeeper.OriginOf(request, options.PublicOrigin);
    }

    static T Get<T>(IServiceProvider services) where T : notnull => services.GetRequiredService<T>();

    /// <summary>A cookie's name says what the browser must hold it to; over plain HTTP on one computer it cannot.</summary>
    public static string CookieName(string what, ApplicationOptions options) =>
        options.PublicOrigin is null ? $"hormesis-{what}" : $"__Host-hormesis-{what}";

    public static void Guard(CookieBuilder cookie, ApplicationOptions options)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.Path = "/";
        cookie.SecurePolicy = options.PublicOrigin is null ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
    }

    static void OfSession(CookieAuthenticationOptions cookies, TimeProvider time, ApplicationOptions options)
    {
        cookies.Cookie.Name = CookieName("session", options);
        Guard(cookies.Cookie, options);
        cookies.ExpireTimeSpan = options.Access.Idle;
        cookies.SlidingExpiration = true;
        cookies.TimeProvider = time;
        cookies.Events.OnValidatePrincipal = context =>
            context.HttpContext.RequestServices.GetRequiredService<OpenSessions>().Check(context);
        // Of itself it renews only in the second half of the time, and would end it sooner than that after the last request.
        cookies.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew = context.ElapsedTime >= RenewedAfter;
            return Task.CompletedTask;
        };
    }
}
