using System.Globalization;
using Hormesis.Device.Profiles;

namespace Hormesis.Device.Calibration;

/// <summary>Whether a device may be used with its calibration. The default is that it may not.</summary>
public enum CalibrationStanding : byte
{
    NotInOrder = 0,

    /// <summary>In order, and a sensor is due within days.</summary>
    DueSoon,
    InOrder,
}

/// <summary>What is to be said of one sensor's calibration.</summary>
/// <param name="Forbids">The device is not used with it; else it is a warning.</param>
public sealed record CalibrationFinding(CalibratedSensor Sensor, bool Forbids, string Words);

/// <summary>
/// The calibration of a device on the day of a session: whether every sensor that it has is in order, and the constants that correct
/// its readings. It belongs to the set-up and never changes in a session.
/// </summary>
public sealed class DeviceCalibration
{
    public DeviceCalibration(CalibrationSet set, DeviceProfile profile, DateOnly on)
    {
        Set = set;
        Findings = [.. CalibratedSensors.Of(profile.Equipment).SelectMany(s => Look(s, set.Of(s), on))];
        Standing = Findings.Any(f => f.Forbids) ? CalibrationStanding.NotInOrder
            : Findings.Count > 0 ? CalibrationStanding.DueSoon
            : CalibrationStanding.InOrder;
        Corrections = new(set);
    }

    public CalibrationSet Set { get; }
    public IReadOnlyList<CalibrationFinding> Findings { get; }
    public CalibrationStanding Standing { get; }
    public Corrections Corrections { get; }

    /// <summary>A simulated device as its maker left it: calibrated a month before this day, with constants that change nothing.</summary>
    public static DeviceCalibration OfSimulated(DeviceProfile profile, DateOnly on) => new(SimulatedSet(profile, on), profile, on);

    public static CalibrationSet SimulatedSet(DeviceProfile profile, DateOnly on)
    {
        const int daysAgo = 30;
        var since = on.AddDays(-daysAgo);
        var records = CalibratedSensors.Of(profile.Equipment).Select(sensor => new CalibrationRecord
        {
            Sensor = sensor.Name(),
            On = since,
            Due = since.AddDays(CalibrationRules.Shipped[sensor].IntervalDays),
            Reference = "none: the simulated device as its maker left it",
            By = "the maker",
            Second = "the maker's second",
            Unit = CalibrationRules.Shipped[sensor].Unit,
            AsFound = CalibrationLine.None,
            AsLeft = CalibrationLine.None,
            Constants = CalibrationLine.None,
        });
        return new(profile.Id, "simulated device", [.. records]);
    }

    // Asks for what is good: there, not of the future, not overdue, plausible.
    static IEnumerable<CalibrationFinding> Look(CalibratedSensor sensor, CalibrationRecord? record, DateOnly on)
    {
        var rules = CalibrationRules.Shipped;
        if (record is null)
        {
            yield return new(sensor, Forbids: true, "was never calibrated: calibrate it in service mode");
            yield break;
        }
        if (record.On > on) yield return Forbid(sensor, $"was calibrated on {record.On:yyyy-MM-dd}, after this day: correct the record");
        var left = record.Due.DayNumber - on.DayNumber;
        if (left < 0) yield return Forbid(sensor, $"was due for calibration on {record.Due:yyyy-MM-dd}: calibrate it in service mode");
        if (!rules.IsPlausible(sensor, record.Constants))
        {
            var (slope, offset) = (record.Constants.Slope, record.Constants.Offset);
            var believed = Say($"{rules.SlopeLowest} to {rules.SlopeHighest} and at most {rules[sensor].OffsetLargest}");
            yield return Forbid(
                sensor, $"has slope {slope:0.###} and offset {offset:0.###} {record.Unit}; believed are {believed}: find the cause");
        }
        if (left >= 0 && left <= rules.WarnDays)
            yield return new(sensor, Forbids: false, Say($"is due for calibration in {left} days, on {record.Due:yyyy-MM-dd}"));
    }

    static CalibrationFinding Forbid(CalibratedSensor sensor, FormattableString words) => new(sensor, Forbids: true, Say(words));

    static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
