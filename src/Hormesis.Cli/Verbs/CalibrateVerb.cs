using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hormesis.Cli.Output;
using Hormesis.Device.Calibration;
using Hormesis.Device.Profiles;
using Hormesis.Model;

namespace Hormesis.Cli.Verbs;

/// <summary>device calibrate: the simulated device in service mode, its sensors against a simulated reference.</summary>
static class CalibrateVerb
{
    static readonly Option<string> Profile = DeviceOptions.Profile();
    static readonly Option<string?> Present = DeviceOptions.Calibration();

    static readonly Option<string> Out = new("--out")
    {
        Description = "Where the new calibration goes; nothing is written unless every sensor could be calibrated",
        HelpName = "FILE",
        Required = true,
    };

    static readonly Option<string?> At = new("--at") { Description = "The day of the calibration. Default: today", HelpName = "DATE" };

    static readonly Option<string> By = new("--by") { Description = "Who calibrates", HelpName = "NAME", Required = true };

    static readonly Option<string> Second = new("--second") { Description = "The second person", HelpName = "NAME", Required = true };

    static readonly Option<string[]> Sensors = new("--sensor")
    {
        Description = "Only this one; give it once for each. Default: every sensor that the device has",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Seed of the simulated device",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
    };

    public static Command Command { get; } = Verb.Of(
        "calibrate", "Takes the simulated device into service mode and calibrates its sensors against a simulated reference.",
        "device calibrate --by \"B. Technician\" --second \"C. Engineer\" --out calibration.json",
        Run, Profile, Present, Sensors, At, By, Second, Seed, Out);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var profile = DeviceOptions.ProfileOf(parsed.GetRequiredValue(Profile), "--device-profile");
        var at = parsed.GetValue(At) is { } text ? PatientOptions.ParseTime("--at", text) : TimeProvider.System.GetUtcNow();
        var on = DateOnly.FromDateTime(at.UtcDateTime);
        var present = DeviceOptions.CalibrationOf(parsed.GetValue(Present), profile, on);
        var (sensors, path) = (SensorsOf(parsed, profile), parsed.GetRequiredValue(Out));
        if (File.Exists(path)) throw new InputException("", "there is a file already", "name another one").In(path);
        var calibrator = new Calibrator(
            Person(parsed, By, "--by"), Person(parsed, Second, "--second"), on, "the reference of the simulator, without error");
        if (string.Equals(calibrator.By, calibrator.Second, StringComparison.OrdinalIgnoreCase))
            throw new InputException("--second", "this is the first person again", "name another one");

        var (done, safe) = Calibrate(profile, present, sensors, calibrator, parsed.GetValue(Seed), screen, stop);
        var refused = done.OfType<RecalibrationOutcome.Refused>().ToList();
        var good = refused.Count == 0 && safe;
        if (good)
        {
            var renewed = done.OfType<RecalibrationOutcome.Done>().Aggregate(present, (set, d) => set.With(d.Record));
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(renewed, CalibrationJson.Default.CalibrationSet));
        }
        var document = new CalibrateDocument(
            profile.Id, good, [.. done.OfType<RecalibrationOutcome.Done>().Select(d => d.Record)],
            [.. refused.Select(r => new RefusedSensorDocument(r.Sensor.Name(), r.Why))], safe, good ? path : null);
        if (screen.Json) screen.Document(document, Documents.Readable.CalibrateDocument);
        else Tell(document, screen);
        return good ? Exit.Yes : Exit.No;
    }

    static (IReadOnlyList<RecalibrationOutcome> Outcomes, bool EndedSafe) Calibrate(
        DeviceProfile profile, CalibrationSet present, IReadOnlyList<CalibratedSensor> sensors, Calibrator calibrator, ulong seed,
        Screen screen, CancellationToken stop)
    {
        var session = new ServiceSession(profile, present, calibrator.On, seed);
        session.Enter();
        List<RecalibrationOutcome> outcomes = [];
        foreach (var sensor in sensors)
        {
            stop.ThrowIfCancellationRequested();
            outcomes.Add(session.Calibrate(sensor, calibrator));
            screen.Progress((double)outcomes.Count / sensors.Count, sensor.Name(), lineDue: true);
        }
        screen.EndBar();
        return (outcomes, session.Leave());
    }

    static IReadOnlyList<CalibratedSensor> SensorsOf(ParseResult parsed, DeviceProfile profile)
    {
        IReadOnlyList<CalibratedSensor> all = [.. CalibratedSensors.Of(profile.Equipment)];
        var given = parsed.GetRequiredValue(Sensors);
        return given.Length == 0 ? all : [.. given.Distinct().Select(Find)];

        CalibratedSensor Find(string name) => CalibratedSensors.TryParse(name, out var sensor) && all.Contains(sensor)
            ? sensor
            : throw new InputException(
                "--sensor", $"\"{name}\" is no sensor of {profile.Id}", $"give one of {string.Join(", ", all.Select(s => s.Name()))}");
    }

    static string Person(ParseResult parsed, Option<string> option, string name) =>
        parsed.GetRequiredValue(option).Trim() is { Length: > 0 } person
            ? person
            : throw new InputException(name, "this names nobody", "say who it is");

    static void Tell(CalibrateDocument d, Screen screen)
    {
        screen.Line($"{d.DeviceProfile}, in service mode, without bottle and patient:");
        foreach (var r in d.Records)
        {
            var (found, left) = (Text(r.AsFound), Text(r.AsLeft));
            screen.Line($"  {r.Sensor,-16} found {found}, left {left} {r.Unit}, due {r.Due:yyyy-MM-dd}");
        }
        foreach (var r in d.Refused) screen.Line($"  {r.Sensor,-16} REFUSED: {r.Why}");
        screen.Line(d.EndedSafe ? "The service has ended; the device is in its safe state." : "The device is NOT in its safe state.");
        screen.Line(d.File is { } file ? $"The new calibration is in {file}." : "Nothing was written; the constants are as they were.");
        screen.Line("Simulated only: no real sensor was calibrated.");
    }

    static string Text(CalibrationLine line) => string.Create(
        CultureInfo.InvariantCulture, $"{line.Slope:0.0000} {(line.Offset < 0 ? "-" : "+")} {Math.Abs(line.Offset):0.0000}");
}
