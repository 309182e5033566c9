using System.Text.RegularExpressions;
using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>Addresses of the route table's rows.</summary>
static partial class RoutePaths
{
    /// <summary>With what the sample clinic has, so that a page is asked and not its absence.</summary>
    public static string Of(ClinicUnderTest clinic, string pattern)
    {
        using var context = clinic.Store.Read();
        var session = context.Sessions.First();
        return With(pattern, name => name.ToLowerInvariant() switch
        {
            "patient" => session.PatientId,
            "course" => $"{session.CourseId}",
            "plan" => $"{session.PlanId}",
            "session" => $"{session.Id}",
            "device" => $"{session.DeviceId}",
            "appointment" => $"{context.Appointments.First().Id}",
            "id" => $"{context.Users.First().Id}",
            "name" => "site.css",
            _ => throw new InvalidOperationException($"{pattern}: what is {name}?"),
        });
    }

    /// <summary>Each place filled in by its name: Patient, session.</summary>
    public static string With(string pattern, Func<string, string> fill) => Place().Replace(pattern, m => fill(m.Groups[1].Value));

    /// <summary>Who of the sample clinic may send it, somebody whom no session at the chair keeps busy if there is one.</summary>
    public static string Somebody(RouteRow row) => row.Roles.Contains(nameof(Role.Physician)) ? "physician"
        : row.Roles.Contains(nameof(Role.Biomed)) ? "biomed"
        : row.Roles.Contains(nameof(Role.Administrator)) ? "admin"
        : row.IsOpen || row.Roles.Contains(RouteRow.SignedIn) ? "auditor"
        : throw new InvalidOperationException($"{row.Path}: who may?");

    [GeneratedRegex(@"\{(\w+)(?::guid)?\}")]
    private static partial Regex Place();
}
