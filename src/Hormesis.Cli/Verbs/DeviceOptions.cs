using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Device.Calibration;
using Hormesis.Device.Profiles;
using Hormesis.Model;

namespace Hormesis.Cli.Verbs;

/// <summary>What several verbs ask of the device alike: its profile, shipped or a maker's own.</summary>
static class DeviceOptions
{
    public static Option<string> Profile() => new("--device-profile")
    {
        Description = $"The device: {string.Join(", ", DeviceProfiles.Known)}, or a maker's file (docs/device-profiles.md)",
        HelpName = "ID|FILE",
        DefaultValueFactory = _ => DeviceProfiles.Default,
    };

    public static Option<string?> Calibration() => new("--calibration")
    {
        Description = "The sensors' calibration (docs/calibration.md). Default: the simulated device as its maker left it, in date",
        HelpName = "FILE",
    };

    /// <summary>The calibration that was given, or the simulated device's own.</summary>
    /// <exception cref="InputException">The file is no calibration of this device.</exception>
    public static CalibrationSet CalibrationOf(string? file, DeviceProfile profile, DateOnly on) => file is null
        ? DeviceCalibration.SimulatedSet(profile, on)
        : CalibrationFile.Read(InputFile.Read(file, CalibrationFile.MaximumBytes), file, profile);

    /// <summary>Tells what is due soon.</summary>
    public static void Warn(DeviceCalibration calibration, Screen screen)
    {
        foreach (var f in calibration.Findings.Where(f => !f.Forbids)) screen.Note($"warning: {f.Sensor.Name()} {f.Words}");
    }

    /// <summary>A shipped profile by its id, or one read from the file of this name.</summary>
    /// <param name="given">What somebody gave for it.</param>
    /// <param name="option">Where they gave it.</param>
    /// <exception cref="InputException">There is neither, or the file is none that can be used.</exception>
    public static DeviceProfile ProfileOf(string given, string option)
    {
        if (DeviceProfiles.TryGet(given, out var profile) && profile is not null) return profile;
        if (LooksLikeAFile(given)) return ProfileFile.Read(InputFile.Read(given, ProfileFile.MaximumBytes), given);
        throw new InputException(
            option, $"\"{given}\" is not a device profile", $"give one of {string.Join(", ", DeviceProfiles.Known)}, or a file");
    }

    static bool LooksLikeAFile(string given) =>
        given.Contains('/') || given.Contains('\\') || given.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || File.Exists(given);
}
