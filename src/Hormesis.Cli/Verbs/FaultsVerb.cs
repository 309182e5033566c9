using System.CommandLine;
using Hormesis.Cli.Faults;
using Hormesis.Cli.Output;
using Hormesis.Device.Calibration;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Model;

namespace Hormesis.Cli.Verbs;

/// <summary>faults: the controller and its safety monitor against the simulated machine, under everything that can go wrong.</summary>
static class FaultsVerb
{
    const double HoursMaximum = 100_000;

    static readonly Option<double> Hours = new("--hours")
    {
        Description = "A campaign of random sessions under random faults, this many device-hours long",
        HelpName = "H",
        DefaultValueFactory = _ => 2,
    };

    static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Seed of the campaign; one seed gives the same result to the byte",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
    };

    static readonly Option<string?> ScenarioOption = new("--scenario")
    {
        Description = "One session in which what the file says goes wrong (docs/safety/scenarios.md)",
        HelpName = "FILE",
    };

    static readonly Option<bool> Enumerate = new("--enumerate")
    {
        Description = "Every single fault in every phase at three moments: which of them hurt?",
    };

    static readonly Option<bool> Pairs = new("--pairs")
    {
        Description = "With --enumerate: also every pair of the faults behind hazards of severity 5",
    };

    static readonly Option<bool> CrashesOption = new("--crashes")
    {
        Description = "Kill the controller at every journal entry and every edge of a phase of a session of three passes",
    };

    static readonly Option<int?> LoopsOption = new("--loops")
    {
        Description = "This many random machines without faults: do concentration and pressure settle as they must?",
        HelpName = "N",
    };

    static readonly Option<int?> DoseOption = new("--dose")
    {
        Description = "This many random machines without faults: is the absorbed dose the ordered one, and its interval honest?",
        HelpName = "N",
    };

    static readonly Option<int?> BreathOption = new("--breath")
    {
        Description = "This many random patients on their monitor in each of seven cases: what do the rules of breathing see, and miss?",
        HelpName = "N",
    };

    static readonly Option<string?> Pages = new("--pages")
    {
        Description = "Write the pages of docs/safety that are made from data into this folder, and do nothing else",
        HelpName = "DIR",
    };

    static readonly Option<string> Profile = DeviceOptions.Profile();

    static readonly Option<string?> Calibration = DeviceOptions.Calibration();

    static readonly Option<string?> At = new("--at")
    {
        Description = "The day that the calibration is judged by. Default: today",
        HelpName = "DATE",
    };

    public static Command Command { get; } = Verb.Of(
        "faults", "Tries controller and safety monitor on the simulated machine under faults; exits with 1 where a rule was broken.",
        "faults --hours 2 --seed 1", Run, Hours, Seed, ScenarioOption, Enumerate, Pairs, CrashesOption, LoopsOption, DoseOption,
        BreathOption, Pages, Profile, Calibration, At);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(Pages) is { } folder) return WritePages(folder, screen);
        var profile = DeviceOptions.ProfileOf(parsed.GetRequiredValue(Profile), "--device-profile");
        var calibration = CalibrationOf(parsed, profile, screen);
        if (parsed.GetValue(ScenarioOption) is { } file)
        {
            var scenario = ScenarioFile.Read(InputFile.Read(file, ScenarioFile.MaximumBytes), file);
            return Answer(FaultScenario.Run(scenario, profile, calibration, stop), screen);
        }
        if (parsed.GetValue(Enumerate))
        {
            var enumeration = new Enumeration(profile, parsed.GetValue(Seed), calibration);
            return Answer(FaultEnumeration.Run(enumeration, profile, parsed.GetValue(Seed), parsed.GetValue(Pairs), screen, stop), screen);
        }

        if (parsed.GetValue(CrashesOption))
            return Answer(FaultCrashes.Run(profile, parsed.GetValue(Seed), calibration, screen, stop), screen);

        var seed = parsed.GetValue(Seed);
        if (parsed.GetValue(LoopsOption) is { } loops)
            return Answer(FaultTrials.Loops(profile, Checked("--loops", loops), seed, screen, stop), screen);
        if (parsed.GetValue(DoseOption) is { } doses)
            return Answer(FaultTrials.Dose(profile, Checked("--dose", doses), seed, screen, stop), screen);

        if (parsed.GetValue(BreathOption) is { } patients)
        {
            var breath = BreathTrials.Run(profile, Checked("--breath", patients), seed, screen, stop);
            screen.EndBar();
            if (screen.Json) screen.Document(breath, Documents.Readable.BreathTrialDocument);
            else BreathTrialText.Tell(breath, screen);
            return breath.Holds ? Exit.Yes : Exit.No;
        }

        var hours = parsed.GetValue(Hours);
        if (!(hours is > 0 and <= HoursMaximum))
            throw new InputException("--hours", $"{hours} hours", $"give more than 0 and at most {HoursMaximum}");
        var campaign = new Campaign(profile, seed, calibration);
        return Answer(FaultCampaign.Run(campaign, profile, hours, seed, screen, stop), screen);
    }

    // Null for the simulated device's own. A device whose sensors are not in order does not arm: there would be nothing to try.
    static DeviceCalibration? CalibrationOf(ParseResult parsed, DeviceProfile profile, Screen screen)
    {
        if (parsed.GetValue(Calibration) is not { } file) return null;
        var at = parsed.GetValue(At) is { } text ? PatientOptions.ParseTime("--at", text) : TimeProvider.System.GetUtcNow();
        var on = DateOnly.FromDateTime(at.UtcDateTime);
        var calibration = new DeviceCalibration(DeviceOptions.CalibrationOf(file, profile, on), profile, on);
        if (calibration.Findings.FirstOrDefault(f => f.Forbids) is { } forbids)
        {
            var wrong = $"the device does not arm: {forbids.Sensor.Name()} {forbids.Words}";
            throw new InputException("--calibration", wrong, "or give with --at a day on which it was in order");
        }
        DeviceOptions.Warn(calibration, screen);
        return calibration;
    }

    static int WritePages(string folder, Screen screen)
    {
        var kept = AssurancePage.Read(Path.Combine(folder, "results"));
        IReadOnlyList<(string File, string Text)> assurance =
            kept.Count > 0 ? [("assurance.md", AssurancePage.Of(kept, Path.Combine(folder, "..", "..")))] : [];
        foreach (var (file, text) in SafetyPages.All.Concat(assurance))
        {
            File.WriteAllText(Path.Combine(folder, file), text);
            screen.Note(Path.Combine(folder, file));
        }
        return Exit.Yes;
    }

    static int Checked(string option, int count) => count is > 0 and <= FaultTrials.Maximum ? count
        : throw new InputException(option, $"{count} machines", $"give at least 1 and at most {FaultTrials.Maximum}");

    static int Answer(TrialDocument document, Screen screen)
    {
        screen.EndBar();
        if (screen.Json) screen.Document(document, Documents.Readable.TrialDocument);
        else TrialText.Tell(document, screen);
        return document.Holds ? Exit.Yes : Exit.No;
    }

    static int Answer(FaultsDocument document, Screen screen)
    {
        screen.EndBar();
        if (screen.Json) screen.Document(document, Documents.Readable.FaultsDocument);
        else FaultsText.Tell(document, screen);
        return document.Violations.Count == 0 ? Exit.Yes : Exit.No;
    }
}
