using System.Security.Cryptography;
using System.Text.Json;
using Hormesis.Device;
using Hormesis.Device.Calibration;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Recording;

namespace Hormesis.Links;

/// <summary>Who operates the device, in the order of their numbers at its panel, and what was accepted before the session.</summary>
public sealed record SessionPeople(IReadOnlyList<string> Operators, IReadOnlyList<AcceptedRule> Accepted)
{
    /// <summary>On the simulated device the program answers for two persons.</summary>
    public static SessionPeople OfProgram { get; } = new(["the program", "the program, as a second person"], []);
}

/// <summary>
/// A session's set-up as it stands in a recording, and back. What runs is always read back from what was written and hashed,
/// so that the session and its replay begin from the same bytes.
/// </summary>
public static class SessionRecord
{
    const string ByItsVersion = "use the version that made the recording";

    /// <summary>The header of a new recording, and the device's set-up that follows from that header.</summary>
    /// <param name="people">Who operates, and what was accepted before.</param>
    /// <param name="calibration">Of the device; the simulated one's as its maker left it when there is none.</param>
    public static (RecordingHeader Header, UnitSetup Setup) Prepare(
        SessionPlan plan, DeviceProfile profile, LimitTable limits, string patient, DateTimeOffset start, ulong? seed,
        SessionPeople? people = null, CalibrationSet? calibration = null)
    {
        var (operators, accepted) = people ?? SessionPeople.OfProgram;
        var sensors = calibration ?? DeviceCalibration.SimulatedSet(profile, DayOf(start));
        var json = JsonSerializer.SerializeToUtf8Bytes(plan, TreatmentJson.Default.SessionPlan);
        var header = new RecordingHeader
        {
            Format = RecordingHeader.ThisFormat,
            Controller = ControllerVersion.Text,
            Start = start.ToUniversalTime(),
            Seed = seed,
            Patient = patient,
            Plan = JsonSerializer.Deserialize(json, TreatmentJson.Default.SessionPlan)!, // just written from a plan
            PlanSha256 = HashOf(json),
            Operators = operators,
            Accepted = accepted,
            Profile = JsonSerializer.SerializeToElement(profile, ProfileJson.Default.DeviceProfile),
            Limits = JsonSerializer.SerializeToElement(limits.Limits, LimitJson.Default.IReadOnlyListLimit),
            Calibration = JsonSerializer.SerializeToElement(sensors, CalibrationJson.Default.CalibrationSet),
            Columns = TickColumns.Names,
        };
        return (header, SetupOf(header));
    }

    /// <exception cref="InputException">The header's plan does not have its hash, or its parts cannot be read.</exception>
    public static UnitSetup SetupOf(RecordingHeader header)
    {
        var hash = HashOf(JsonSerializer.SerializeToUtf8Bytes(header.Plan, TreatmentJson.Default.SessionPlan));
        if (hash != header.PlanSha256)
        {
            throw new InputException("header.plan", $"the plan's SHA-256 is {hash[..12]}…, the header says {header.PlanSha256}",
                "the recording was altered; do not trust it");
        }
        if (!header.Columns.SequenceEqual(TickColumns.Names))
            throw new InputException("header.columns", "the rows are laid out in another way", ByItsVersion);
        try
        {
            var profile = header.Profile.Deserialize(ProfileJson.Default.DeviceProfile) ?? throw new JsonException("no profile");
            var limits = header.Limits.Deserialize(LimitJson.Default.IReadOnlyListLimit) ?? throw new JsonException("no limits");
            var sensors = header.Calibration.Deserialize(CalibrationJson.Default.CalibrationSet)
                ?? throw new JsonException("no calibration");
            return new(header.Plan, profile, new(limits), new DeviceCalibration(sensors, profile, DayOf(header.Start)));
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InputException("header", $"profile, limits or calibration cannot be read ({e.Message})", ByItsVersion, e);
        }
    }

    static DateOnly DayOf(DateTimeOffset start) => DateOnly.FromDateTime(start.UtcDateTime);

    static string HashOf(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
