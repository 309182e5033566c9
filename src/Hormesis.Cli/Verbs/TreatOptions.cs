using System.CommandLine;
using Hormesis.Clinic.Protocol;
using Hormesis.Device.Profiles;
using Hormesis.Model;

namespace Hormesis.Cli.Verbs;

/// <summary>What treat asks of the command line beyond the patient.</summary>
static class TreatOptions
{
    public static PatientOptions Patient { get; } = new();

    public static Option<string?> Indication { get; } = PlanVerb.IndicationOption();

    public static Option<int> Session { get; } = new("--session")
    {
        Description = "Which session of the course",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public static Option<int?> Sessions { get; } = PlanVerb.SessionsOption();

    public static Option<ulong> Seed { get; } = new("--seed")
    {
        Description = "Seed of the simulated device; one seed replays everything",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
    };

    public static Option<string?> Start { get; } = new("--start")
    {
        Description = "When the session starts, on the recording's wall clock. Default: the time of --at",
        HelpName = "TIME",
    };

    public static Option<string[]> Accept { get; } = new("--accept")
    {
        Description = "Accept one caution for a reason; give it once for each",
        HelpName = "RULE=REASON",
        DefaultValueFactory = _ => [],
    };

    public static Option<string> By { get; } = new("--by")
    {
        Description = "Who accepts",
        HelpName = "NAME",
        DefaultValueFactory = _ => "",
    };

    public static Option<string> Second { get; } = new("--second")
    {
        Description = "A second person, where one is needed",
        HelpName = "NAME",
        DefaultValueFactory = _ => "",
    };

    public static Option<string> Device { get; } = new("--device")
    {
        Description = "The device: sim (the simulated one) is what there is",
        HelpName = "sim",
        DefaultValueFactory = _ => "sim",
    };

    public static Option<string> DeviceProfile { get; } = new("--device-profile")
    {
        Description = "What the device is like",
        HelpName = "ID",
        DefaultValueFactory = _ => DeviceProfiles.Default,
    };

    public static Option<string> Pace { get; } = new("--pace")
    {
        Description = "max: as fast as the machine can; real: by the clock",
        HelpName = "max|real",
        DefaultValueFactory = _ => "max",
    };

    public static Option<string?> Record { get; } = new("--record")
    {
        Description = "Where to record; the report goes beside it. Default: a new file in sessions/",
        HelpName = "FILE",
    };

    public static Symbol[] All =>
    [
        Patient.File, Indication, Session, Sessions, Patient.At, Patient.Profile, Patient.G6pdMedian, Accept, By, Second,
        Seed, Start, Device, DeviceProfile, Pace, Record,
    ];

    /// <summary>What somebody accepted, each as RULE=REASON.</summary>
    /// <exception cref="InputException">One is not written so, or nobody says who accepts.</exception>
    public static IReadOnlyList<Acceptance> Acceptances(ParseResult parsed)
    {
        var (by, second) = (parsed.GetRequiredValue(By).Trim(), parsed.GetRequiredValue(Second).Trim());
        var given = parsed.GetRequiredValue(Accept).Select(text => Parse(text, by, second)).ToList();
        if (given.Count > 0 && by.Length == 0)
            throw new InputException("--by", "cautions are accepted by nobody", "say who accepts them: --by \"Dr A\"");
        return given;
    }

    /// <exception cref="InputException">The device is not the simulated one, or no profile has this id.</exception>
    public static DeviceProfile ProfileOf(ParseResult parsed)
    {
        var device = parsed.GetRequiredValue(Device);
        if (device != "sim") throw new InputException("--device", $"\"{device}\" cannot be reached by this version", "give sim");
        var id = parsed.GetRequiredValue(DeviceProfile);
        if (DeviceProfiles.TryGet(id, out var profile) && profile is not null) return profile;
        var known = string.Join(", ", DeviceProfiles.Known);
        throw new InputException("--device-profile", $"\"{id}\" is not a device profile", $"give one of {known}");
    }

    /// <exception cref="InputException">Neither max nor real.</exception>
    public static bool IsRealTime(ParseResult parsed) => parsed.GetRequiredValue(Pace) switch
    {
        "max" => false,
        "real" => true,
        var other => throw new InputException("--pace", $"\"{other}\" is no pace", "give max or real"),
    };

    static Acceptance Parse(string text, string by, string second)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0 || string.IsNullOrWhiteSpace(text[(at + 1)..]))
            throw new InputException("--accept", $"\"{text}\" is not RULE=REASON", "write it as --accept \"CI-06=haematologist agrees\"");
        return new(text[..at].Trim(), text[(at + 1)..].Trim(), by, second);
    }
}
