using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Model;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Protocol;

[JsonConverter(typeof(AsWord<AnticoagulantKind>))]
public enum AnticoagulantKind
{
    Citrate,
    Heparin,
}

/// <summary>What keeps the blood in the bottle from clotting, and how much citrate it brings.</summary>
public sealed record Anticoagulant
{
    public required AnticoagulantKind Kind { get; init; }

    /// <summary>With its strength, as in a plan.</summary>
    public required string Name { get; init; }

    /// <summary>Parts of blood to one part of anticoagulant.</summary>
    public required Figure BloodParts { get; init; }

    /// <summary>Citrate ion, g, in the volume beside it; zero for one without citrate.</summary>
    public required Figure CitrateIon { get; init; }

    /// <summary>The volume, mL, that holds <see cref="CitrateIon"/>.</summary>
    public required Figure CitrateIonIn { get; init; }

    public ActualVolume VolumeFor(ActualVolume blood) => 1 / BloodParts.Value * blood;

    public Mass CitrateIn(ActualVolume anticoagulant) => Mass.FromGrams(CitrateIon.Value * anticoagulant.Millilitres / CitrateIonIn.Value);
}

/// <summary>Sessions of a course and the concentrations, µg/NmL, between which they stay.</summary>
public sealed record ScheduleBand(int FromSession, int ToSession, double Low, double High);

/// <summary>How the concentration rises in a course.</summary>
public sealed record Schedule
{
    public required IReadOnlyList<ScheduleBand> Bands { get; init; }

    /// <summary>The most that one step may be, µg/NmL.</summary>
    public required Figure Step { get; init; }

    /// <summary>Uneventful sessions at one concentration before the next step.</summary>
    public required Figure SessionsForStep { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }
}

/// <summary>
/// One way of treating: its bottle, its anticoagulant, its schedule and its caps. Loaded from profiles.json. It knows nothing
/// of a patient.
/// </summary>
public sealed record ClinicalProfile
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string About { get; init; }

    /// <summary>Whether the bottle is filled above ambient pressure; if not, a device evacuates it first.</summary>
    public required bool Pressurised { get; init; }

    /// <summary>Whether blood is pushed back, which no device here does.</summary>
    public required bool ReturnsUnderPressure { get; init; }

    /// <summary>True for what is planned and simulated and never done on a person.</summary>
    public required bool SimulationOnly { get; init; }
    public required PassesPath Passes { get; init; }

    /// <summary>The bottle's inner volume, mL.</summary>
    public required Figure Bottle { get; init; }

    /// <summary>Gas for each volume of blood, NmL/mL.</summary>
    public required Figure GasForBlood { get; init; }
    public required Anticoagulant Anticoagulant { get; init; }
    public required Schedule Schedule { get; init; }

    /// <summary>How fast blood is given back where nothing asks for slower, mL/min.</summary>
    public required Figure Reinfusion { get; init; }

    /// <summary>All caps by name: the profile's own, and those that all profiles share.</summary>
    public required IReadOnlyDictionary<string, Cap> Caps { get; init; }
}

/// <summary>Passes of the first session, how many more in each later one, and the most.</summary>
public sealed record PassesPath(int First, int More, int Most)
{
    public int Of(int sessionsBefore) => Math.Min(First + sessionsBefore * More, Most);
}

/// <summary>All profiles by id.</summary>
public static class ClinicalProfiles
{
    /// <summary>The profile that is meant when none is named.</summary>
    public const string Default = "hb-mah";

    public static IReadOnlyList<ClinicalProfile> All { get; } = Load();

    static IReadOnlyList<ClinicalProfile> Load()
    {
        var table = EmbeddedData.Load(typeof(ClinicalProfiles).Assembly, "Protocol/profiles.json", ProtocolJson.Default.ProfileTable);
        return [.. table.Profiles.Select(p => p with { Caps = With(p.Caps) })];

        Dictionary<string, Cap> With(IReadOnlyDictionary<string, Cap> own) =>
            table.Caps.Where(c => !own.ContainsKey(c.Key)).Concat(own).ToDictionary();
    }

    /// <exception cref="InputException">No profile has this id.</exception>
    public static ClinicalProfile Get(string id) => All.FirstOrDefault(p => p.Id == id)
        ?? throw new InputException("--profile", $"\"{id}\" is not a profile", $"give one of {string.Join(", ", All.Select(p => p.Id))}");
}

sealed record ProfileTable(string About, IReadOnlyDictionary<string, Cap> Caps, IReadOnlyList<ClinicalProfile> Profiles);
