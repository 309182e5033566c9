using Hormesis.Device.Profiles;
using Hormesis.Model;

namespace Hormesis.Device.Faults;

/// <summary>A set of faults that is known to hurt together on one device, while no part of it does.</summary>
/// <param name="Profile">The device profile's id.</param>
/// <param name="Faults">Names of injectors.</param>
/// <param name="Reason">Why it is accepted, or what the device lacks.</param>
public sealed record CriticalSet(string Profile, Harm Harm, IReadOnlyList<string> Faults, string Reason);

/// <summary>The list that enumeration is held against, and by which a campaign tells what is known from what is new.</summary>
public static class CriticalSets
{
    public static IReadOnlyList<CriticalSet> All { get; } =
        EmbeddedData.Load(typeof(CriticalSets).Assembly, "Faults/critical-sets.json", FaultJson.Default.IReadOnlyListCriticalSet);

    /// <summary>Those of one device.</summary>
    public static MinimalSets Of(DeviceProfile profile)
    {
        MinimalSets sets = new();
        foreach (var known in All)
            if (known.Profile == profile.Id) sets.Add(known.Harm, [.. known.Faults.Select(KindOf)]);
        return sets;
    }

    static FaultKind KindOf(string name) => Injectors.TryGet(name, out var injector) && injector is not null
        ? injector.Kind
        : throw new InvalidOperationException($"critical-sets.json names an injector \"{name}\" that is none");
}
