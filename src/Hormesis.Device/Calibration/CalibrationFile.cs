using System.Globalization;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Device.Calibration;

/// <summary>
/// Reads the calibration of a device, strictly: what is no record of one of its sensors is refused with place and remedy. Whether the
/// records are in date and plausible is not asked here.
/// </summary>
public static class CalibrationFile
{
    public const int MaximumBytes = 1 << 18;

    const int RecordsMost = 64;
    const string Wanted = "give a calibration as JSON, as docs/calibration.md describes it";

    /// <param name="utf8">The file's content.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="profile">The device that it must be of.</param>
    /// <exception cref="InputException">The content is no calibration of this device.</exception>
    public static CalibrationSet Read(ReadOnlyMemory<byte> utf8, string file, DeviceProfile profile)
    {
        try
        {
            using var document = JsonInput.Open(utf8, Wanted, "mend the JSON there");
            var root = new StrictObject(document.RootElement, Place.Root, "device", "about", "records");
            var device = root.Text("device", "give the id of its device profile");
            if (device != profile.Id)
                throw root.Wrong("device", $"{Shown.Quoted(device)} is another device than {profile.Id}", "give this one's calibration");
            var records = root.List("records", RecordsMost, "give a record for each sensor")
                .Select(r => ReadRecord(new StrictObject(r.Item, r.Place, Fields), profile)).ToList();
            foreach (var (record, i) in records.Select((r, i) => (r, i)))
            {
                if (records.Take(i).Any(r => r.Sensor == record.Sensor))
                    throw new InputException($"records[{i}].sensor", $"\"{record.Sensor}\" has a record already", "keep the newest");
            }
            return new(device, root.Text("about", "say which device it is"), records);
        }
        catch (InputException wrong) when (file.Length > 0)
        {
            throw wrong.In(file);
        }
    }

    static readonly string[] Fields =
        ["sensor", "on", "due", "reference", "by", "second", "unit", "asFound", "asLeft", "constants"];

    static CalibrationRecord ReadRecord(StrictObject given, DeviceProfile profile)
    {
        var sensor = SensorOf(given, profile);
        var (on, due) = (Date(given, "on"), Date(given, "due"));
        if (due <= on) throw given.Wrong("due", $"{due:yyyy-MM-dd} is not after the day of calibration", "correct one of the two");
        var unit = given.Text("unit", "give the unit of the offsets");
        var expected = CalibrationRules.Shipped[sensor].Unit;
        if (unit != expected) throw given.Wrong("unit", $"{Shown.Quoted(unit)} is not this sensor's unit", $"give offsets in {expected}");
        return new()
        {
            Sensor = sensor.Name(),
            On = on,
            Due = due,
            Reference = given.Text("reference", "say against what it was calibrated"),
            By = given.Text("by", "say who did it"),
            Second = given.Text("second", "say who was the second person"),
            Unit = unit,
            AsFound = Line(given, "asFound"),
            AsLeft = Line(given, "asLeft"),
            Constants = Line(given, "constants"),
        };
    }

    static CalibratedSensor SensorOf(StrictObject given, DeviceProfile profile)
    {
        var known = string.Join(", ", CalibratedSensors.Of(profile.Equipment).Select(s => s.Name()));
        var name = given.Text("sensor", $"give one of {known}");
        return CalibratedSensors.TryParse(name, out var sensor) && sensor.IsOn(profile.Equipment)
            ? sensor
            : throw given.Wrong("sensor", $"{Shown.Quoted(name)} is no sensor of {profile.Id}", $"give one of {known}");
    }

    static DateOnly Date(StrictObject given, string name)
    {
        var text = given.Text(name, "give a day as 2026-11-26");
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw given.Wrong(name, $"{Shown.Quoted(text)} is no day", "write it as 2026-11-26");
    }

    static CalibrationLine Line(StrictObject given, string name)
    {
        if (!given.Has(name)) throw given.Wrong(name, "this is missing", "give slope and offset");
        var line = new StrictObject(given.Object(name), given.Place.Member(name), "slope", "offset");
        return new(Number(line, "slope"), Number(line, "offset"));
    }

    static double Number(StrictObject given, string name) =>
        given.Number(name) ?? throw given.Wrong(name, "this is missing", "give slope and offset");
}
