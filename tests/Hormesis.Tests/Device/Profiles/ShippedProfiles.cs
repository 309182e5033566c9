using Hormesis.Device.Profiles;

namespace Hormesis.Tests.Device.Profiles;

/// <summary>The shipped device profiles.</summary>
static class ShippedProfiles
{
    public static DeviceProfile Hyperbaric { get; } = Get("generic-hyperbaric");
    public static DeviceProfile Normobaric { get; } = Get("generic-normobaric-photometer");
    public static DeviceProfile OpenLoop { get; } = Get("generic-open-loop");
    public static IReadOnlyList<DeviceProfile> All { get; } = [Hyperbaric, Normobaric, OpenLoop];

    public static DeviceProfile Get(string id) =>
        DeviceProfiles.TryGet(id, out var profile) ? profile! : throw new InvalidOperationException(id);
}
