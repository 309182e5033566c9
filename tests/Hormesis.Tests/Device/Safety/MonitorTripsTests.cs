using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

/// <summary>How long a condition may last, what latches, and what is remembered of a trip.</summary>
public class MonitorTripsTests
{
    [Fact]
    public void A_condition_counts_from_its_persistence_on_and_not_a_tick_before()
    {
        var supply = new Watched().See(r => r with { SupplyGood = false });
        Assert.False(supply.Step().State.Shows(Trip.Supply));
        Assert.True(supply.Step().State.Shows(Trip.Supply)); // 20 ms

        var clamp = new Watched().For(1).See(r => r with { ReturnClampClosed = false });
        Assert.False(clamp.Step(8).State.Shows(Trip.ReturnClamp));
        Assert.True(clamp.Step().State.Shows(Trip.ReturnClamp)); // 90 ms
    }

    [Fact]
    public void A_condition_that_was_good_for_a_tick_begins_anew()
    {
        var m = new Watched().For(1);
        for (var i = 0; i < 5; i++)
        {
            m.See(r => r with { ReturnClampClosed = false }).Step(8);
            Assert.False(m.State.Shows(Trip.ReturnClamp));
            m.See(r => r with { ReturnClampClosed = true }).Step();
        }
    }

    [Fact]
    public void Without_supply_nothing_is_permitted_in_the_same_tick()
    {
        var m = new Watched().Ask(c => c with { VentClosed = true }).Step(2);
        Assert.True(m.Permits.VentClosed);

        m.See(r => r with { SupplyGood = false }).Step();

        Assert.Equal(default, m.Permits);
        Assert.False(m.State.IsTripped);
    }

    [Fact]
    public void The_first_reason_and_its_time_stay_and_further_ones_are_added()
    {
        var m = new Watched().See(r => r with { Bottle = GaugePressure.FromBar(1.1) }).Step();
        var first = m.Now;
        m.See(r => r with { RoomOzone = Fraction.FromPercent(1) }).Step(3);

        Assert.Equal((Trip.Overpressure, first), (m.State.Reason, m.State.TrippedAt));
        Assert.True(m.State.Shows(Trip.Overpressure) && m.State.Shows(Trip.RoomOzoneEvacuate));
        Assert.Equal(Bit(Trip.Overpressure) | Bit(Trip.RoomOzoneEvacuate), m.State.Latched);

        m.See(r => r with { Bottle = GaugePressure.Zero, RoomOzone = Fraction.None }).Step();
        Assert.Equal((0UL, m.State.Latched), (m.State.Broken, m.State.Shown));
        m.Press();
        Assert.Equal((0UL, Trip.None, false), (m.State.Shown, m.State.Reason, m.State.IsTripped));
    }

    [Fact]
    public void Of_two_at_once_the_reason_is_the_one_that_stands_first()
    {
        var m = new Watched()
            .See(r => r with { Bottle = GaugePressure.FromBar(1.1), RoomOzone = Fraction.FromPercent(1) }).Step();

        Assert.Equal(Trip.Overpressure, m.State.Reason);
    }

    [Fact]
    public void What_does_not_latch_is_shown_while_it_lasts_and_trips_nothing()
    {
        var m = new Watched().For(1).See(r => r with { Blood = Temperature.FromCelsius(45) }).For(5);
        Assert.Equal((true, false, 0UL), (m.State.Shows(Trip.BloodTemperature), m.State.IsTripped, m.State.Latched));

        m.See(r => r with { Blood = Temperature.FromCelsius(22) }).Step();

        Assert.Equal((0UL, Trip.None), (m.State.Shown, m.State.Reason));
    }

    [Fact]
    public void The_first_look_permits_nothing_and_judges_nothing()
    {
        var (state, permits) = SafetyMonitor.Step(
            MonitorState.Begin, Watched.Quiet with { RoomOzone = Fraction.Whole }, default, Watched.Setup, TimeSpan.FromSeconds(4));

        Assert.Equal((default, 0UL, TimeSpan.FromSeconds(4)), (permits, state.Shown, state.Now));
        Assert.True(state is { Started: true, IsTripped: false });
    }

    [Fact]
    public void A_button_that_is_held_from_power_on_is_no_press()
    {
        var m = new Watched(first: Watched.Quiet with { ResetPressed = true, RoomOzone = Fraction.FromPercent(1) }).Step();
        Assert.True(m.State.IsTripped);

        m.See(r => r with { RoomOzone = Fraction.None }).For(1);

        Assert.True(m.State.IsTripped);
        Assert.False(m.Press().State.IsTripped);
    }

    [Fact]
    public void Two_sets_of_timers_are_the_same_when_every_time_is()
    {
        Timers x = default, y = default;
        Assert.True(x.Equals(y) && x.Equals((object)y) && !x.Equals("x") && !x.Equals(null));
        x[Timers.Count - 1] = Watched.Tick;
        Assert.False(x.Equals(y) || x.Equals((object)y));
        x[0] = Watched.Tick;
        y = x;
        Assert.Equal(x.GetHashCode(), y.GetHashCode());
        Assert.NotEqual(default(Timers).GetHashCode(), x.GetHashCode());
    }

    static ulong Bit(Trip trip) => 1UL << (int)trip;
}
