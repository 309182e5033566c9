using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Clinic.Centres;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.SessionDay;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Web.Orders;

namespace Hormesis.Cli.Verbs;

/// <summary>What treat asks of the command line beyond the patient.</summary>
static class TreatOptions
{
    const string RealDevice = "modbus://";

    public static PatientOptions Patient { get; } = new();

    public static Option<string?> Indication { get; } = PlanVerb.IndicationOption();

    public static Option<int?> Session { get; } = new("--session")
    {
        Description = "Which session of the course; default: the next",
        HelpName = "N",
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

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = $"Set one value of the session otherwise than planned: {string.Join(", ", SessionSettings.Names)}; what depends on it"
            + " follows. Above what is recommended it must be accepted, with a second person",
        HelpName = "NAME=VALUE",
        DefaultValueFactory = _ => [],
    };

    public static Option<string> By { get; } = new("--by")
    {
        Description = "Who accepts",
        HelpName = "NAME",
        DefaultValueFactory = _ => "",
    };

    public static Option<StaffRole> ByRole { get; } = new("--by-role")
    {
        Description = "What they are; only a physician may accept. With --centre the staff list decides besides",
        HelpName = "ROLE",
        DefaultValueFactory = _ => StaffRole.Physician,
    };

    public static Option<string> Second { get; } = new("--second")
    {
        Description = "A second person, where one is needed",
        HelpName = "NAME",
        DefaultValueFactory = _ => "",
    };

    public static Option<string?> Checklist { get; } = new("--checklist")
    {
        Description = "Answers to the checklist before the session; any that is missing or not good refuses it. Default: the program"
            + " confirms it on the simulated device",
        HelpName = "FILE",
    };

    public static Option<string> Device { get; } = new("--device")
    {
        Description = "The device: sim (the simulated one) is what there is",
        HelpName = "sim",
        DefaultValueFactory = _ => "sim",
    };

    public static Option<string> DeviceProfile { get; } = DeviceOptions.Profile();

    public static Option<string?> Calibration { get; } = DeviceOptions.Calibration();

    public static Option<string> Pace { get; } = new("--pace")
    {
        Description = "max: as fast as the machine can; real: by the clock",
        HelpName = "max|real",
        DefaultValueFactory = _ => "max",
    };

    public static Option<string?> Faults { get; } = new("--faults")
    {
        Description = "Let go wrong in this session what the file says (docs/safety/scenarios.md); its seed and passes are not taken",
        HelpName = "FILE",
    };

    public static Option<string?> BreathLimits { get; } = new("--breath-limits")
    {
        Description = "The centre's own limits of breathing, as a plan has them; none may be looser than the protocol's",
        HelpName = "FILE",
    };

    public static Option<string?> Record { get; } = new("--record")
    {
        Description = "Where to record; the report goes beside it. Default: a new file in sessions/",
        HelpName = "FILE",
    };

    public static Option<string?> Fhir { get; } = FhirOutput.Option();

    public static Symbol[] All =>
    [
        Patient.File, Indication, Session, Sessions, .. Patient.All, Set, Accept, By, ByRole, Second, Checklist,
        Seed, Start, Device, DeviceProfile, Calibration, Pace, Record, Faults, BreathLimits, Fhir,
    ];

    /// <summary>What somebody accepted, each as RULE=REASON.</summary>
    /// <exception cref="InputException">One is not written so, or nobody says who accepts.</exception>
    public static IReadOnlyList<Acceptance> Acceptances(ParseResult parsed)
    {
        var (by, second) = (parsed.GetRequiredValue(By).Trim(), parsed.GetRequiredValue(Second).Trim());
        var role = parsed.GetRequiredValue(ByRole);
        var given = parsed.GetRequiredValue(Accept).Select(text => Parse(text, by, second) with { Role = role }).ToList();
        if (given.Count > 0 && by.Length == 0)
            throw new InputException("--by", "cautions are accepted by nobody", "say who accepts them: --by \"Dr A\"");
        return given;
    }

    /// <summary>What shall go wrong; nothing without a file.</summary>
    /// <exception cref="InputException">The file is no scenario.</exception>
    public static IReadOnlyList<ScheduledFault> FaultsOf(ParseResult parsed) => parsed.GetValue(Faults) is { } file
        ? ScenarioFile.Read(InputFile.Read(file, ScenarioFile.MaximumBytes), file).Faults
        : [];

    /// <summary>The session under the centre's own limits of breathing, where it gives some.</summary>
    /// <exception cref="InputException">They cannot be read, or one is looser than the protocol's.</exception>
    public static SessionPlan Tightened(SessionPlan plan, ParseResult parsed) => parsed.GetValue(BreathLimits) is { } file
        ? plan with { Breath = BreathProtocol.OfCentre(InputFile.Read(file, LimitsMaximumBytes), file) }
        : plan;

    const int LimitsMaximumBytes = 1 << 16;

    /// <summary>Answers to the list before the session; null when the program confirms it.</summary>
    /// <exception cref="InputException">The file holds no answers to that list.</exception>
    public static IReadOnlyDictionary<string, ChecklistAnswer>? AnswersOf(ParseResult parsed) => parsed.GetValue(Checklist) is { } file
        ? ChecklistFile.Read(InputFile.Read(file, ChecklistFile.MaximumBytes), file, Checklists.Get(Checklists.BeforeSession))
        : null;

    /// <param name="day">Of the session: whether a centre may treat on a real device depends on it.</param>
    /// <exception cref="InputException">The device is not the simulated one, or there is no such profile.</exception>
    public static DeviceProfile ProfileOf(ParseResult parsed, Centre? centre, DateOnly day)
    {
        var device = parsed.GetRequiredValue(Device);
        if (device.StartsWith(RealDevice, StringComparison.Ordinal)) throw NoRealDevice(parsed, centre, day, device);
        if (device != "sim") throw new InputException("--device", $"\"{device}\" cannot be reached by this version", "give sim");
        return DeviceOptions.ProfileOf(parsed.GetRequiredValue(DeviceProfile), "--device-profile");
    }

    /// <exception cref="InputException">Neither max nor real.</exception>
    public static bool IsRealTime(ParseResult parsed) => parsed.GetRequiredValue(Pace) switch
    {
        "max" => false,
        "real" => true,
        var other => throw new InputException("--pace", $"\"{other}\" is no pace", "give max or real"),
    };

    // Whether it may be is asked before whether it can be.
    static InputException NoRealDevice(ParseResult parsed, Centre? centre, DateOnly day, string device)
    {
        var why = Jurisdictions.WhyNoRealDevice(centre, Patient.RulesOf(parsed, centre, day), day);
        IEnumerable<string> all = [.. why, $"\"{device}\" cannot be reached by this version"];
        return new("--device", string.Join("; ", all), "give sim");
    }

    static Acceptance Parse(string text, string by, string second)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0 || string.IsNullOrWhiteSpace(text[(at + 1)..]))
            throw new InputException("--accept", $"\"{text}\" is not RULE=REASON", "write it as --accept \"CI-06=haematologist agrees\"");
        return new(text[..at].Trim(), text[(at + 1)..].Trim(), by, second);
    }
}
