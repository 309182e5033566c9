using Hormesis.Store.Keeping;
using Hormesis.Web.Charts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hormesis.Web.Access;

/// <summary>How ASP.NET Core Identity is set up: whose accounts, which cookies, how passwords are kept.</summary>
static class AccessServices
{
    static readonly TimeSpan PendingTime = TimeSpan.FromMinutes(5);

    public static void Add(IServiceCollection services, ApplicationOptions options)
    {
        services.AddScoped(_ => options.Store.OpenAccounts(() => Acting.Now));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = options.Access.PasswordRounds);
        services.AddIdentityCore<Account>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = false;
                o.Password.RequiredLength = options.Access.PasswordLengthMinimum;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
            })
            .AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<ClinicContext>().AddSignInManager();
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
        services.AddScoped<Sessions>().AddScoped<Entrance>().AddScoped<Accounts>();
    }

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
            context.HttpContext.RequestServices.GetRequiredService<Sessions>().Check(context);
    }
}
