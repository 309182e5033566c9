using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Hormesis.Device.Calibration;
using Hormesis.Device.Controller;
using Hormesis.Model;
using Hormesis.Model.Quantities;
using Hormesis.Tests.Device.Profiles;

namespace Hormesis.Tests.Device.Calibration;

public class CalibrationTests
{
    static readonly DateOnly Today = new(2026, 11, 26);

    static CalibrationSet Set => DeviceCalibration.SimulatedSet(ShippedProfiles.Hyperbaric, Today);

    static CalibrationRecord Photometer => Set.Of(CalibratedSensor.Photometer1)!;

    static DeviceCalibration On(CalibrationSet set, DateOnly? day = null) => new(set, ShippedProfiles.Hyperbaric, day ?? Today);

    [Fact]
    public void A_line_and_its_inverse_cancel_and_one_after_another_is_one() => Prop.ForAll(
        Gen.Choose(-500, 500).ArrayOf(5).Where(n => n[0] > 50 && n[2] > 50).ToArbitrary(), n =>
        {
            var (a, b, x) = (new CalibrationLine(n[0] / 100.0, n[1] / 10.0), new CalibrationLine(n[2] / 100.0, n[3] / 10.0), n[4]);
            return Math.Abs(a.Inverse().Of(a.Of(x)) - x) < 1e-9 && Math.Abs(b.After(a).Of(x) - b.Of(a.Of(x))) < 1e-9;
        }).CheckFromSeed();

    [Fact]
    public void A_simulated_device_is_in_order_on_its_day_and_changes_no_reading()
    {
        var calibration = On(Set);
        var rig = new Rig(seed: 1).To(Phase.Draw, secondsOn: 20);

        Assert.Equal(CalibrationStanding.InOrder, calibration.Standing);
        Assert.Empty(calibration.Findings);
        Assert.Equal(rig.Readings, calibration.Corrections.Correct(rig.Readings));
    }

    [Fact]
    public void Without_any_record_and_by_default_nothing_is_in_order()
    {
        Assert.Equal(CalibrationStanding.NotInOrder, default);
        Assert.Equal(CalibrationStanding.NotInOrder, On(Set with { Records = [] }).Standing);
    }

    public static TheoryData<string> Sensors { get; } = [.. CalibratedSensors.All.Select(s => s.Name())];

    [Theory, MemberData(nameof(Sensors))]
    public void Every_sensor_must_be_calibrated(string name)
    {
        var without = Set with { Records = [.. Set.Records.Where(r => r.Sensor != name)] };

        var finding = Assert.Single(On(without).Findings);

        Assert.Equal((name, true), (finding.Sensor.Name(), finding.Forbids));
    }

    [Fact]
    public void A_sensor_counts_until_its_last_day_and_warns_for_a_month_before()
    {
        var due = Photometer.Due;

        Assert.Equal(CalibrationStanding.InOrder, On(Set, due.AddDays(-31)).Standing);
        Assert.Equal(CalibrationStanding.DueSoon, On(Set, due.AddDays(-30)).Standing);
        Assert.Equal(CalibrationStanding.DueSoon, On(Set, due).Standing);
        Assert.Equal(CalibrationStanding.NotInOrder, On(Set, due.AddDays(1)).Standing);
        Assert.Equal(CalibrationStanding.NotInOrder, On(Set, Photometer.On.AddDays(-1)).Standing); // a record of the future
    }

    [Theory, InlineData(0.85, 0, true), InlineData(1.15, 0, true), InlineData(0.849, 0, false), InlineData(1.151, 0, false)]
    [InlineData(1, 2, true), InlineData(1, 2.1, false), InlineData(1, -2.1, false)]
    [InlineData(double.NaN, 0, false), InlineData(1, double.NaN, false), InlineData(0, 0, false)]
    public void Constants_that_no_sound_sensor_needs_are_not_believed(double slope, double offset, bool isBelieved)
    {
        var set = Set.With(Photometer with { Constants = new(slope, offset) });

        Assert.Equal(isBelieved, On(set).Standing == CalibrationStanding.InOrder);
    }

    [Fact]
    public void Constants_correct_what_controller_and_monitor_see_each_by_its_own()
    {
        var set = Set;
        foreach (var (sensor, i) in CalibratedSensors.All.Select((s, i) => (s, i)))
            set = set.With(set.Of(sensor)! with { Constants = new(1.01 + i / 100.0, 0.001 * (i + 1)) });
        var rig = new Rig(seed: 2).To(Phase.Conditioning, secondsOn: 30);
        var (r, m) = (rig.Readings, rig.Session.MonitorReadings);

        var (c, cm) = (On(set).Corrections.Correct(r), On(set).Corrections.Correct(m));

        foreach (var (sensor, i) in CalibratedSensors.All.Select((s, i) => (s, i)))
            Assert.Equal((1.01 + i / 100.0) * sensor.Shown(r, m) + 0.001 * (i + 1), sensor.Shown(c, cm), 1e-9);
        Assert.Equal(c.PhotometerSecond, cm.Photometer);
        Assert.Equal(c.BottleSecond, cm.Bottle);
        Assert.Equal(r with { OperatorCount = 0 }, c with // nothing else is touched
        {
            Photometer = r.Photometer,
            PhotometerSecond = r.PhotometerSecond,
            VentPhotometer = r.VentPhotometer,
            Bottle = r.Bottle,
            BottleSecond = r.BottleSecond,
            OxygenFlow = r.OxygenFlow,
            Weight = r.Weight,
            OperatorCount = 0,
        });
    }

    [Theory, InlineData("overdue"), InlineData("slope"), InlineData("missing")]
    public void A_device_whose_calibration_is_not_in_order_does_not_arm(string what)
    {
        var calibration = what switch
        {
            "overdue" => On(Set, Photometer.Due.AddDays(1)),
            "slope" => On(Set.With(Photometer with { Constants = new(1.2, 0) })),
            _ => On(Set with { Records = [.. Set.Records.Skip(1)] }),
        };
        var rig = new Rig(seed: 3, calibration: calibration).ToEnd();

        Assert.Equal((Phase.Safe, "calibration"), (rig.State.Phase, rig.StoppedBy));
        Assert.Equal(0, rig.Device.Ledger.BloodDrawnMl + rig.Device.Ledger.OfferedUg);
    }

    [Fact]
    public void A_sensor_that_is_due_soon_is_told_and_the_session_goes_on()
    {
        List<string> alarms = [];
        var rig = new Rig(seed: 4, calibration: On(Set, Photometer.Due.AddDays(-3)));
        rig.Session.AlarmRaised = (alarm, _) => alarms.Add(alarm.Id);

        rig.ToEnd();

        Assert.Equal(Phase.Ended, rig.State.Phase);
        Assert.Equal(["calibration-due"], alarms);
    }

    [Fact]
    public void A_calibration_comes_back_from_its_file()
    {
        var set = Set.With(Photometer with { AsFound = new(0.99, 0.1), AsLeft = new(1.001, -0.02), Constants = new(1.0101, -0.101) });

        var read = Read(JsonSerializer.SerializeToNode(set, CalibrationJson.Default.CalibrationSet)!);

        Assert.Equal((set.Device, set.About), (read.Device, read.About));
        Assert.Equal(set.Records, read.Records);
    }

    [Theory]
    [InlineData("device", "\"another\"", "device", "another device")]
    [InlineData("records.0.sensor", "\"nose\"", "records[0].sensor", "no sensor of")]
    [InlineData("records.0.on", "\"yesterday\"", "records[0].on", "no day")]
    [InlineData("records.0.due", "\"2020-01-01\"", "records[0].due", "not after")]
    [InlineData("records.0.by", "\"\"", "records[0].by", "empty")]
    [InlineData("records.0.unit", "\"wt%\"", "records[0].unit", "not this sensor's unit")]
    [InlineData("records.0.constants", "{\"slope\":1}", "records[0].constants.offset", "missing")]
    [InlineData("records.0.constants", "{\"slope\":\"1\",\"offset\":0}", "records[0].constants.slope", "should be a number")]
    [InlineData("records.0.colour", "\"blue\"", "records[0].colour", "no such field")]
    public void A_wrong_file_is_refused_with_its_place(string path, string value, string place, string wrong)
    {
        var node = JsonSerializer.SerializeToNode(Set, CalibrationJson.Default.CalibrationSet)!;
        var parts = path.Split('.');
        var target = parts.Length == 1 ? node : node["records"]![int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)]!;
        target[parts[^1]] = JsonNode.Parse(value);

        var refusal = Assert.Throws<InputException>(() => Read(node));

        Assert.Equal(("cal.json", place), (refusal.Input, refusal.Place));
        Assert.Contains(wrong, refusal.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sensor_that_the_device_has_not_got_and_one_with_two_records_are_refused()
    {
        var twice = Set with { Records = [.. Set.Records, Set.Records[0]] };
        var ofOther = Set with { Device = ShippedProfiles.OpenLoop.Id };

        Assert.Equal("records[8].sensor", Assert.Throws<InputException>(() =>
            Read(JsonSerializer.SerializeToNode(twice, CalibrationJson.Default.CalibrationSet)!)).Place);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(ofOther, CalibrationJson.Default.CalibrationSet);
        Assert.Equal("records[0].sensor", Assert.Throws<InputException>(() =>
            CalibrationFile.Read(bytes, "cal.json", ShippedProfiles.OpenLoop)).Place);
    }

    [Fact]
    public void Every_sensor_has_its_rule_and_only_sensors_have() =>
        Assert.Equal(CalibratedSensors.All.Select(s => s.Name()), CalibrationRules.Shipped.Sensors.Select(s => s.Sensor));

    [Fact]
    public void A_device_is_asked_for_the_sensors_that_it_has()
    {
        Assert.Equal(8, CalibratedSensors.Of(ShippedProfiles.Hyperbaric.Equipment).Count());
        Assert.Equal(
            ["photometer-1", "pressure-1", "pressure-2", "flow", "load-cell-1"],
            CalibratedSensors.Of(ShippedProfiles.Normobaric.Equipment).Select(s => s.Name()));
        Assert.Equal(["pressure-1", "flow", "load-cell-1"], CalibratedSensors.Of(ShippedProfiles.OpenLoop.Equipment).Select(s => s.Name()));
    }

    static CalibrationSet Read(JsonNode node) => CalibrationFile.Read(
        System.Text.Encoding.UTF8.GetBytes(node.ToJsonString()), "cal.json", ShippedProfiles.Hyperbaric);
}
