using FsCheck;
using FsCheck.Fluent;
using Hormesis.Device.Calibration;

namespace Hormesis.Tests.Device.Calibration;

/// <summary>New constants undo what was found, whatever was there before, and are taken only if a sound sensor could need them.</summary>
public class RecalibrationTests
{
    static readonly Arbitrary<int[]> Seeds = Gen.Choose(-1000, 1000).ArrayOf(5).ToArbitrary();

    static List<ReferencePoint> Points(CalibratedSensor sensor, CalibrationLine constants, Func<double, double> shows) =>
        [.. CalibrationRules.Shipped[sensor].References.Select(r => new ReferencePoint(r, constants.Of(shows(r))))];

    static CalibratedSensor Some(int seed) => CalibratedSensors.All[Math.Abs(seed) % CalibratedSensors.All.Count];

    [Fact]
    public void With_the_new_constants_a_sensor_shows_its_references() => Prop.ForAll(Seeds, n =>
    {
        var sensor = Some(n[0]);
        var largest = CalibrationRules.Shipped[sensor].OffsetLargest;
        var shows = new CalibrationLine(1 + 0.12 * n[1] / 1000.0, 0.7 * largest * n[2] / 1000.0);
        var present = new CalibrationLine(1 + 0.1 * n[3] / 1000.0, 0.5 * largest * n[4] / 1000.0);

        var (found, constants) = Recalibration.Adjust(sensor, present, Points(sensor, present, shows.Of), out var why);
        var left = Recalibration.Verify(sensor, Points(sensor, constants, shows.Of), out var afterwards);

        return why == "" && afterwards == "" && Near(found, present.After(shows)) && Near(left, CalibrationLine.None)
            && Near(constants, shows.Inverse());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Constants_beyond_belief_are_refused_and_the_present_ones_stay() => Prop.ForAll(Seeds, n =>
    {
        var sensor = Some(n[0]);
        var present = new CalibrationLine(1.01, 0);
        var slope = n[1] >= 0 ? 0.86 - 0.3 * n[1] / 1000.0 : 1.18 - 0.5 * n[1] / 1000.0; // its inverse is outside 0.85 to 1.15

        var (_, constants) = Recalibration.Adjust(sensor, present, Points(sensor, present, r => slope * r), out var why);

        return why.Contains("find the cause", StringComparison.Ordinal) && constants == present;
    }).CheckFromSeed();

    [Fact]
    public void Readings_that_are_no_line_no_numbers_or_too_few_give_no_constants()
    {
        const CalibratedSensor sensor = CalibratedSensor.Photometer1;
        Func<double, double>[] bad = [r => r + 0.001 * r * r, r => r > 30 ? double.NaN : r, _ => 20, r => -r, r => r == 40 ? 60 : r];
        foreach (var shows in bad)
        {
            var points = Points(sensor, CalibrationLine.None, shows);
            var (_, constants) = Recalibration.Adjust(sensor, CalibrationLine.None, points, out var why);
            Assert.NotEqual("", why);
            Assert.Equal(CalibrationLine.None, constants);
        }

        Recalibration.Adjust(sensor, CalibrationLine.None, [new(0, 0), new(80, 80), new(80, 80)], out var tooFew);
        Assert.Contains("too few", tooFew, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_must_be_the_reference()
    {
        const CalibratedSensor sensor = CalibratedSensor.Pressure1;

        Recalibration.Verify(sensor, Points(sensor, CalibrationLine.None, r => r + 5), out var off);
        Recalibration.Verify(sensor, Points(sensor, CalibrationLine.None, r => 1.01 * r), out var steep);
        Recalibration.Verify(sensor, Points(sensor, CalibrationLine.None, _ => double.NaN), out var none);

        Assert.All([off, steep, none], Assert.NotEmpty);
    }

    static bool Near(CalibrationLine a, CalibrationLine b) => Math.Abs(a.Slope - b.Slope) < 1e-9 && Math.Abs(a.Offset - b.Offset) < 1e-7;
}
