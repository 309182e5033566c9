using System.Text.Json;

namespace Hormesis.Device.Profiles;

/// <summary>The device profiles that come with the program.</summary>
public static class DeviceProfiles
{
    public const string Default = "generic-hyperbaric";

    public static IReadOnlyList<string> Known { get; } = [Default];

    /// <summary>False when no shipped profile has this id.</summary>
    public static bool TryGet(string id, out DeviceProfile? profile)
    {
        profile = Known.Contains(id) ? Load(id) : null;
        return profile is not null;
    }

    static DeviceProfile Load(string id)
    {
        using var stream = typeof(DeviceProfiles).Assembly.GetManifestResourceStream($"Profiles/{id}.json")
            ?? throw new InvalidOperationException($"Profiles/{id}.json is not in the assembly");
        return JsonSerializer.Deserialize(stream, ProfileJson.Default.DeviceProfile)
            ?? throw new InvalidOperationException($"Profiles/{id}.json is empty");
    }
}
