using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

/// <summary>Each limit of monitor.json, by its figure in reference/device-safety: permitted just inside, withheld just outside.</summary>
public class MonitorLimitsTests
{
    [Theory]
    [InlineData("Draw", 0.0199, 0.0201), InlineData("Return", 0.0249, 0.0251), InlineData("Return", -0.0249, -0.0251)]
    [InlineData("Gas", 0.529, 0.531), InlineData("VentClosed", 0.899, 0.901), InlineData("VentClosed", -0.469, -0.471)]
    [InlineData("Vacuum", -0.449, -0.451)]
    public void Pressure_of_the_bottle(string permit, double inside, double outside)
    {
        Assert.True(Permits(permit, f => f.Bottle(inside)));
        Assert.False(Permits(permit, f => f.Bottle(outside)));
    }

    [Theory, InlineData("Draw"), InlineData("Return")]
    public void Pressure_in_the_line(string permit)
    {
        Assert.True(Permits(permit, f => f.Line(349), ticks: 20));
        Assert.False(Permits(permit, f => f.Line(351)));
        Assert.True(Permits(permit, f => f.Line(199), ticks: 200));
        Assert.True(Permits(permit, f => f.Line(201), ticks: 49));
        Assert.False(Permits(permit, f => f.Line(201), ticks: 51));
        Assert.True(Permits(permit, f => f.Line(-29)));
        Assert.False(Permits(permit, f => f.Line(-31)));
    }

    [Fact]
    public void Ozone_in_the_room()
    {
        Assert.True(Permits("HighVoltage", f => f.Room(0.049), ticks: 4_000));
        Assert.True(Permits("HighVoltage", f => f.Room(0.051), ticks: 2_990));
        Assert.False(Permits("HighVoltage", f => f.Room(0.051), ticks: 3_010));
        Assert.False(Permits("HighVoltage", f => f.Room(0.101)));
    }

    [Theory, InlineData(false, 21.4, 21.6), InlineData(true, 18.4, 18.6)]
    public void Concentration_over_the_order_for_two_seconds(bool toBottle, double inside, double outside)
    {
        var permit = toBottle ? "HighVoltageToBottle" : "HighVoltage";

        Assert.True(Permits(permit, f => f.Ozone(inside), ticks: 300));
        Assert.True(Permits(permit, f => f.Ozone(outside), ticks: 190));
        Assert.False(Permits(permit, f => f.Ozone(outside), ticks: 210));
    }

    [Fact]
    public void Concentration_above_a_hundred_is_off_at_once()
    {
        Assert.True(Permits("HighVoltage", f => f.Ozone(99.9)));
        Assert.False(Permits("HighVoltage", f => f.Ozone(100.1)));
    }

    [Fact]
    public void Blood_that_may_be_heated()
    {
        Assert.True(Permits("Heater", f => f.Blood(39.4)));
        Assert.False(Permits("Heater", f => f.Blood(39.6)));
        Assert.False(Permits("Heater", f => f.Blood(4.9)));
    }

    [Theory, InlineData(0.0014, true), InlineData(0.0016, false)]
    public void A_rise_faster_than_the_gas_valve_opens_the_vent(double barPerTick, bool permitted)
    {
        var m = Ready("VentClosed");
        for (var i = 0; i < 80; i++) m.See(r => r with { Bottle = r.Bottle + GaugePressure.FromBar(barPerTick) }).Step();

        Assert.Equal(permitted, m.Permits.VentClosed);
    }

    [Theory, InlineData(0.049, true), InlineData(0.051, false)]
    public void A_fall_at_once_is_a_broken_bottle(double bar, bool permitted)
    {
        var m = Ready("VentClosed");

        m.See(r => r with { Bottle = r.Bottle - GaugePressure.FromBar(bar) }).Step();

        Assert.Equal(permitted, m.Permits.VentClosed);
    }

    [Theory, InlineData(5.9, true), InlineData(6.5, false)]
    public void A_photometer_that_stands_still(double seconds, bool permitted)
    {
        var m = Ready("HighVoltage").For(2);
        var (state, now) = (m.State, m.Now);
        var permits = default(Permits);
        for (var i = 0; i < seconds * 100; i++)
        {
            m.Requests = m.Requests with { Beat = m.Requests.Beat + 1 };
            (state, permits) = SafetyMonitor.Step(state, m.Readings, m.Requests, m.This, now += Watched.Tick);
        }

        Assert.Equal(permitted, permits.HighVoltage);
    }

    [Theory, InlineData(9, true), InlineData(11, false)]
    public void A_monitor_that_was_not_called_in_time_trips(int ticksAsleep, bool permitted)
    {
        var m = Ready("VentClosed");
        var requests = m.Requests with { Beat = m.Requests.Beat + 1 };
        var (state, _) = SafetyMonitor.Step(m.State, m.Readings, requests, m.This, m.Now + ticksAsleep * Watched.Tick);

        Assert.Equal(permitted, !state.IsTripped);
        (state, _) = SafetyMonitor.Step(m.State, m.Readings, requests, m.This, m.Now - Watched.Tick);
        Assert.True(state.Shows(Trip.Stall));
    }

    [Theory, InlineData(0.09, false), InlineData(0.11, true)]
    public void Gas_waits_until_both_clamps_have_been_closed_for_a_while(double seconds, bool permitted)
    {
        var m = new Watched().For(1).See(r => r with { ReturnClampClosed = false }).Step().See(r => r with { ReturnClampClosed = true });

        Assert.Equal(permitted, m.For(seconds).Permits.Gas);
    }

    [Theory, InlineData(0.08, false), InlineData(0.1, true)]
    public void A_clamp_that_is_open_unasked_takes_everything(double seconds, bool tripped)
    {
        foreach (var draw in new[] { true, false })
        {
            var m = new Watched().For(1).See(r => r with { DrawClampClosed = !draw, ReturnClampClosed = draw }).For(seconds);

            Assert.Equal(tripped, m.State.IsTripped);
            Assert.Equal(tripped, m.State.Shows(draw ? Trip.DrawClamp : Trip.ReturnClamp));
        }
    }

    static bool Permits(string permit, Func<Feel, Feel> change, int ticks = 1)
    {
        var m = Ready(permit);
        change(new(m));
        m.Step(ticks);
        return (bool)typeof(Permits).GetProperty(permit.Replace("ToBottle", "", StringComparison.Ordinal))!.GetValue(m.Permits)!;
    }

    static Watched Ready(string permit)
    {
        var flow = NormalFlow.FromNormalLitresPerMinute(0.5);
        return permit switch
        {
            "Draw" => new Watched().Ask(c => c with { DrawClampOpen = true }).Step(),
            "Return" => new Watched().Draw().Mix().OpenReturn(),
            "Gas" => new Watched().Draw(),
            "HighVoltageToBottle" => new Watched().Draw()
                .Ask(c => c with { HighVoltageOn = true, GasToBottle = true, VentClosed = true, OxygenFlow = flow }),
            "HighVoltage" => new Watched().Ask(c => c with { HighVoltageOn = true, GasToDestruct = true, OxygenFlow = flow }),
            // After a patient, with no clamp or line in play.
            _ => new Watched().Draw().Ask(c => c with { VentClosed = permit == "VentClosed" && c.Beat > 0 }),
        };
    }

    sealed record Feel(Watched On)
    {
        public Feel Bottle(double bar) => See(r => r with { Bottle = GaugePressure.FromBar(bar) }, quietly: true);
        public Feel Line(double mmHg) => See(r => r with { Line = GaugePressure.FromMmHg(mmHg) });
        public Feel Room(double ppm) => See(r => r with { RoomOzone = Fraction.FromValue(ppm * 1e-6) });
        public Feel Ozone(double ug) => See(r => r with { Photometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ug) });
        public Feel Blood(double celsius) => See(r => r with { Blood = Temperature.FromCelsius(celsius) });

        // With the vent open no rate is judged: a pressure can be set at once.
        Feel See(Func<MonitorReadings, MonitorReadings> change, bool quietly = false)
        {
            if (quietly) On.Ask(c => c with { VentClosed = false });
            On.See(change);
            return this;
        }
    }
}
