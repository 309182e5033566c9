using Hormesis.Device.Alarms;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Safety;

namespace Hormesis.Tests.Device.Alarms;

public class AlarmTableTests
{
    static readonly AlarmTable Table = AlarmTable.Shipped;

    [Fact]
    public void Every_limit_and_every_trip_has_its_alarm()
    {
        var ids = LimitTable.Shipped.Limits.Select(l => l.Alarm).Concat(MonitorTable.Shipped.Trips.Select(t => t.Alarm));

        Assert.All(ids.Distinct(), id => Assert.True(Table.RowOf(id) >= 0, id));
    }

    [Theory]
    [InlineData("observer-leak"), InlineData("observer-sensor-drift"), InlineData("observer-poor-uptake"), InlineData("observer-volume")]
    [InlineData("capnography-advise"), InlineData("capnography-pause"), InlineData("capnography-abort")]
    [InlineData("capnography-implausible"), InlineData("aux-01"), InlineData("aux-64")]
    public void What_others_raise_is_in_the_table(string id) => Assert.True(Table.RowOf(id) >= 0);

    [Fact]
    public void An_unknown_alarm_has_no_row() => Assert.Equal(-1, Table.RowOf("aux-65"));

    [Theory]
    [InlineData(Harm.Irreversible, Priority.High, Priority.High, Priority.Medium)]
    [InlineData(Harm.Reversible, Priority.High, Priority.Medium, Priority.Low)]
    [InlineData(Harm.Minor, Priority.Medium, Priority.Low, Priority.Low)]
    public void Priority_is_that_of_the_table_A1(Harm harm, Priority immediate, Priority prompt, Priority delayed) =>
        Assert.Equal([immediate, prompt, delayed], Enum.GetValues<Onset>().Select(o => Alarm.PriorityOf(harm, o)));

    [Fact]
    public void Air_overpressure_and_power_can_never_be_silenced() => Assert.All(
        Table.Alarms.Where(a => a.Air || a.Hazards.Any(h => h is "H01" or "H33")), a => Assert.False(a.Pausable, a.Id));

    [Fact]
    public void Every_trip_that_latches_is_an_alarm_that_latches() => Assert.All(
        MonitorTable.Shipped.Trips, t => Assert.True(!t.Latches || Of(t.Alarm).Latches, t.Alarm));

    [Fact]
    public void Every_limit_that_stops_is_an_alarm_that_latches() => Assert.All(
        LimitTable.Shipped.Limits.Where(l => l.Action == LimitAction.Stop), l => Assert.True(Of(l.Alarm).Latches, l.Alarm));

    [Fact]
    public void Every_alarm_says_its_words_and_its_hazards() => Assert.All(Table.Alarms, a =>
    {
        Assert.False(string.IsNullOrWhiteSpace(a.Words));
        Assert.NotEmpty(a.Hazards);
        Assert.All(a.Hazards, h => Assert.Matches("^H[0-9]{2}$", h));
    });

    [Fact]
    public void Auxiliary_bits_are_auxiliary_rows_and_low()
    {
        var all = Table.OfAuxiliaries(ulong.MaxValue);

        Assert.Equal(64, all.Count);
        Assert.Equal(all, all & Table.Of(Priority.Low));
        Assert.Equal(AlarmSet.Of(Table.RowOf("aux-03")), Table.OfAuxiliaries(4));
    }

    [Fact]
    public void A_table_that_does_not_fit_is_refused()
    {
        var one = Table.Alarms[0];

        Assert.Throws<ArgumentException>(() => new AlarmTable([.. Enumerable.Range(0, 193).Select(i => one with { Id = $"x-{i}" })]));
        Assert.Throws<ArgumentException>(() => new AlarmTable([one, one]));
    }

    [Fact]
    public void A_set_holds_what_was_put_in_and_nothing_else()
    {
        for (var row = 0; row < AlarmSet.Most; row++)
        {
            var set = AlarmSet.Of(row) | AlarmSet.Of(AlarmSet.Most - 1 - row);

            Assert.Equal(row == AlarmSet.Most - 1 - row ? 1 : 2, set.Count);
            Assert.All(Enumerable.Range(0, AlarmSet.Most), i => Assert.Equal(i == row || i == AlarmSet.Most - 1 - row, set[i]));
            Assert.Equal(Math.Min(row, AlarmSet.Most - 1 - row), set.Lowest);
            Assert.Equal(AlarmSet.Of(Math.Max(row, AlarmSet.Most - 1 - row)), set.WithoutLowest());
        }
        Assert.Equal(-1, default(AlarmSet).Lowest);
        Assert.Throws<ArgumentOutOfRangeException>(() => AlarmSet.Of(AlarmSet.Most));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlarmSet.Of(-1));
    }

    static Alarm Of(string id) => Table.Alarms[Table.RowOf(id)];
}
