using System.Globalization;
using Hormesis.Clinic.Protocol;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Web.Orders;
using Microsoft.AspNetCore.WebUtilities;
using Course = Hormesis.Store.Keeping.Course;

namespace Hormesis.Web.Pages.Courses;

/// <summary>The designer's question as it stands in an address or a form: names and values of a query.</summary>
static class DesignInput
{
    const int LengthMaximum = 2000;

    public static IReadOnlyDictionary<string, string> Nothing { get; } = new Dictionary<string, string>();

    /// <summary>Of each name the first value; empty values count as not given.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string query)
    {
        if (query.Length > LengthMaximum) return Nothing;
        return QueryHelpers.ParseQuery(query).Where(p => p.Value.Count > 0 && p.Value[0] is { Length: > 0 })
            .ToDictionary(p => p.Key, p => p.Value[0]!, StringComparer.Ordinal); // just filtered
    }

    /// <param name="course">Whose next session it is; null for a new course.</param>
    /// <param name="usual">The clinic's own profile.</param>
    /// <exception cref="InputException">A value is none of its choices, or no number.</exception>
    public static DesignQuestion Question(IReadOnlyDictionary<string, string> asked, Course? course, ClinicalProfile usual)
    {
        var indication = course?.Indication ?? asked.GetValueOrDefault("indication") ?? Indications.All[0].Code;
        var profile = course?.Profile ?? asked.GetValueOrDefault("profile") ?? usual.Id;
        var sessions = course?.Sessions ?? (asked.TryGetValue("sessions", out var count) ? Whole(count) : (int?)null);
        var effects = asked.TryGetValue("effects", out var word) ? Effects.Named(word, "effects") : EffectSet.Literature;
        var settings = SessionSettings.Parse(
            [.. asked.Where(a => SessionSettings.Names.Contains(a.Key)).Select(a => $"{a.Key}={a.Value}")]);
        return new(Indications.Get(indication), ClinicalProfiles.Get(profile), sessions, effects, settings);
    }

    /// <summary>The same question as a query again.</summary>
    public static string Text(DesignQuestion question, Guid? course)
    {
        List<KeyValuePair<string, string?>> parts =
        [
            new("indication", question.Indication.Code), new("profile", question.Profile.Id),
            new("effects", Effects.WordOf(question.Effects)),
            .. question.Sessions is { } sessions
                ? [new("sessions", sessions.ToString(CultureInfo.InvariantCulture))]
                : Array.Empty<KeyValuePair<string, string?>>(),
            .. course is { } id ? [new("course", id.ToString())] : Array.Empty<KeyValuePair<string, string?>>(),
            .. question.Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value.ToString("R", CultureInfo.InvariantCulture))),
        ];
        return QueryHelpers.AddQueryString("", parts);
    }

    /// <summary>The shipped device that can do what the profile asks.</summary>
    public static DeviceProfile Device(ClinicalProfile profile)
    {
        foreach (var id in DeviceProfiles.Known)
        {
            if (DeviceProfiles.TryGet(id, out var device) && device is not null && (profile.Pressurised || device.Range().Evacuates))
                return device;
        }
        throw new InvalidOperationException($"no device that ships can do {profile.Id}");
    }

    static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new InputException("sessions", "this is no number of sessions", "give a whole number");
}
