using Hormesis.Model;

namespace Hormesis.Device.Profiles;

/// <summary>The device profiles that come with the program.</summary>
public static class DeviceProfiles
{
    public const string Default = "generic-hyperbaric";

    public static IReadOnlyList<string> Known { get; } = [Default, "generic-normobaric-photometer", "generic-open-loop"];

    /// <summary>False when no shipped profile has this id.</summary>
    public static bool TryGet(string id, out DeviceProfile? profile)
    {
        profile = Known.Contains(id) ? Load(id) : null;
        return profile is not null;
    }

    static DeviceProfile Load(string id) =>
        EmbeddedData.Load(typeof(DeviceProfiles).Assembly, $"Profiles/{id}.json", ProfileJson.Default.DeviceProfile);
}
