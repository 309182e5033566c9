using System.Text.Json;
using Hormesis.Device.Safety;

namespace Hormesis.Tests.Device.Safety;

public class MonitorTableTests
{
    [Fact]
    public void Every_condition_has_one_row() =>
        Assert.Equal(Enum.GetValues<Trip>().Except([Trip.None]), MonitorTable.Shipped.Trips.Select(t => t.Trip));

    [Fact]
    public void Every_row_names_its_hazard_its_alarm_and_its_source() => Assert.All(MonitorTable.Shipped.Trips, t =>
    {
        Assert.Matches("^H[0-9]{2}$", t.Hazard);
        Assert.StartsWith("monitor-", t.Alarm, StringComparison.Ordinal);
        Assert.Matches(@"\[[A-Z]\]$", t.Source);
        Assert.True(t.PersistSeconds >= 0);
    });

    [Fact]
    public void No_two_rows_raise_the_same_alarm() =>
        Assert.Equal(MonitorTable.Shipped.Trips.Count, MonitorTable.Shipped.Trips.DistinctBy(t => t.Alarm).Count());

    [Fact]
    public void Every_limit_has_a_source_and_every_source_a_limit()
    {
        using var file = JsonDocument.Parse(Hormesis.Model.EmbeddedData.Open(typeof(MonitorTable).Assembly, "Safety/monitor.json"));

        var limits = file.RootElement.GetProperty("limits").EnumerateObject().Select(p => p.Name).Order();

        Assert.Equal(limits, MonitorTable.Shipped.Sources.Keys.Order());
        Assert.All(MonitorTable.Shipped.Sources.Values, s => Assert.Matches(@"\[[A-Z]\]$", s));
    }

    /// <summary>
    /// Time to safe state as reference/device-safety section 4 states it, from when the fault can be seen: after the row's own
    /// waiting time there (a clamp's 60 ms, the line's half second, the watchdog's 30 ms). A tick and 60 ms of hardware are in it.
    /// </summary>
    [Theory]
    [InlineData(Trip.Overpressure, 0, 100), InlineData(Trip.PressureRise, 0, 100), InlineData(Trip.Rupture, 0, 200)]
    [InlineData(Trip.Air, 0, 100), InlineData(Trip.AirDetector, 0, 250), InlineData(Trip.ReturnClamp, 60, 150)]
    [InlineData(Trip.DrawClamp, 60, 100), InlineData(Trip.LinePressure, 500, 500), InlineData(Trip.OverDraw, 0, 1_000)]
    [InlineData(Trip.OzoneMass, 0, 1_000), InlineData(Trip.Concentration, 2_000, 200), InlineData(Trip.ConcentrationHard, 0, 200)]
    [InlineData(Trip.Photometer, 0, 500), InlineData(Trip.RoomOzoneEvacuate, 0, 5_000), InlineData(Trip.Vacuum, 1_000, 1_000)]
    [InlineData(Trip.Beat, 30, 100)]
    public void A_condition_leaves_time_for_the_hardware_to_move(Trip trip, int waitsMs, int safeWithinMs)
    {
        var row = MonitorTable.Shipped.Trips.Single(t => t.Trip == trip);

        Assert.True(row.Latches);
        Assert.True(row.PersistSeconds * 1e3 + 10 + 60 <= waitsMs + safeWithinMs, $"{row.PersistSeconds} s");
    }
}
