using System.Globalization;

namespace Hormesis.Device.Calibration;

/// <summary>A reference that was put before a sensor, and what the corrected reading was, both in the sensor's unit.</summary>
public readonly record struct ReferencePoint(double Reference, double Read);

/// <summary>What came of calibrating a sensor, or why nothing did.</summary>
public abstract record RecalibrationOutcome
{
    RecalibrationOutcome()
    {
    }

    public sealed record Done(CalibrationRecord Record) : RecalibrationOutcome;

    /// <param name="Sensor">The sensor; its constants stay as they were.</param>
    /// <param name="Why">With values and limits, for people.</param>
    public sealed record Refused(CalibratedSensor Sensor, string Why) : RecalibrationOutcome;
}

/// <summary>
/// Renews the constants of a sensor from readings of references. Pure. Fits a line to what was found, undoes it, and takes the result
/// only if it is plausible; readings taken with the new constants must then lie on the references.
/// </summary>
public static class Recalibration
{
    const int PointsLeast = 3;

    /// <summary>The line of the readings over the references, and the constants that would undo it.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="present">Its constants while the points were taken.</param>
    /// <param name="points">At least three different references.</param>
    /// <param name="why">Why there are no constants to be had; empty where there are.</param>
    public static (CalibrationLine AsFound, CalibrationLine Constants) Adjust(
        CalibratedSensor sensor, CalibrationLine present, IReadOnlyList<ReferencePoint> points, out string why)
    {
        var (found, problem) = Fit(sensor, points);
        var constants = found.Inverse().After(present);
        var rules = CalibrationRules.Shipped;
        why = problem.Length > 0 ? problem
            : rules.IsPlausible(sensor, constants) ? ""
            : Say($"it would need slope {constants.Slope:0.####} and offset {constants.Offset:0.####} {rules[sensor].Unit}; ")
                + Say($"believed are {rules.SlopeLowest} to {rules.SlopeHighest} and at most {rules[sensor].OffsetLargest}: ")
                + "find the cause";
        return (found, why.Length > 0 ? present : constants);
    }

    /// <summary>The line of the readings over the references with the new constants: it must be that of the references.</summary>
    public static CalibrationLine Verify(CalibratedSensor sensor, IReadOnlyList<ReferencePoint> points, out string why)
    {
        var (left, problem) = Fit(sensor, points);
        var rule = CalibrationRules.Shipped[sensor];
        var good = Math.Abs(left.Slope - 1) <= rule.LeftSlopeWithin && Math.Abs(left.Offset) <= rule.LeftOffsetWithin;
        why = problem.Length > 0 ? problem
            : good ? ""
            : Say($"with the new constants it shows slope {left.Slope:0.####} and offset {left.Offset:0.####} {rule.Unit}; ")
                + Say($"wanted are 1 within {rule.LeftSlopeWithin} and 0 within {rule.LeftOffsetWithin}");
        return left;
    }

    // Least squares of the readings over the references. Asks for what is good, so that what is not a number gives no line.
    static (CalibrationLine Line, string Why) Fit(CalibratedSensor sensor, IReadOnlyList<ReferencePoint> points)
    {
        var rule = CalibrationRules.Shipped[sensor];
        if (points.Select(p => p.Reference).Distinct().Count() < PointsLeast)
            return (default, Say($"{points.Count} readings are too few: at least {PointsLeast} different references"));
        var (x, y) = (points.Average(p => p.Reference), points.Average(p => p.Read));
        var spread = points.Sum(p => (p.Reference - x) * (p.Reference - x));
        var slope = points.Sum(p => (p.Reference - x) * (p.Read - y)) / spread;
        var line = new CalibrationLine(slope, y - slope * x);
        var scatter = points.Max(p => Math.Abs(p.Read - line.Of(p.Reference)));
        if (!(slope > 0)) return (line, Say($"the readings do not rise with the reference (slope {slope:0.####})"));
        return scatter <= rule.ScatterLargest
            ? (line, "")
            : (line, Say($"the readings lie {scatter:0.####} {rule.Unit} off a line; at most {rule.ScatterLargest}"));
    }

    static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
