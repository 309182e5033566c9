using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

/// <summary>What the monitor works out from one tick to the next, by hand-made ticks.</summary>
public class SensesTests
{
    static readonly TimeSpan Tick = Watched.Tick;
    static readonly MonitorLimits L = Look.Limits;
    static readonly Commands Closed = new() { VentClosed = true };

    readonly MonitorSetup setup = Watched.Setup;
    TimeSpan now = TimeSpan.FromSeconds(5);

    [Fact]
    public void At_power_on_it_has_seen_nobody_and_measures_no_rate()
    {
        var (r, c) = (Watched.Quiet with { PhotometerSample = 7, Bottle = Bar(0.4) }, Closed with { Beat = 9 });
        var s = Senses.From(r, c, setup, now);

        Assert.Equal((false, 7u, now, 9u, true), (s.PatientSeen, s.Sample, s.SampleAt, s.Beat, s.Beats));
        s = Follow(s, r, c);
        Assert.Equal((GaugePressure.Zero, GaugePressure.Zero), (s.RisePerSecond, s.FallPerSecond));
    }

    [Theory, InlineData(0.03), InlineData(-0.03)]
    public void A_steady_slope_is_read_as_what_it_is(double barPerSecond)
    {
        var s = Begin();
        for (var i = 1; i <= 400; i++) s = Follow(s, Pressure(barPerSecond * i * Tick.TotalSeconds), Closed);

        Assert.Equal(barPerSecond, s.RisePerSecond.Bar, 1e-9);
        Assert.Equal(-barPerSecond, s.FallPerSecond.Bar, 1e-9);
    }

    [Fact]
    public void One_step_is_seen_through_a_filter_of_first_order()
    {
        var s = Follow(Begin(), Pressure(0.022), Closed);

        // Backward Euler: the filter's lag after one tick is step * tau / (tau + dt), and the rate is that over tau.
        Assert.Equal(0.022 / (L.RiseFilter + Tick).TotalSeconds, s.RisePerSecond.Bar, 1e-9);
        Assert.Equal(-0.022 / Tick.TotalSeconds, s.FallPerSecond.Bar, 1e-9);
    }

    [Fact]
    public void An_open_vent_has_no_rate_and_leaves_none_behind()
    {
        var s = Follow(Begin(), Pressure(0.3), new());
        Assert.Equal((GaugePressure.Zero, GaugePressure.Zero), (s.RisePerSecond, s.FallPerSecond));

        s = Follow(s, Pressure(0.3), Closed);

        Assert.Equal((GaugePressure.Zero, GaugePressure.Zero), (s.RisePerSecond, s.FallPerSecond));
    }

    [Fact]
    public void Clamps_are_closed_for_as_long_as_both_are()
    {
        foreach (var (draw, back) in new[] { (true, false), (false, true), (false, false) })
        {
            var s = Follow(Follow(Begin(), Watched.Quiet), Watched.Quiet);
            Assert.Equal(2 * Tick, s.ClampsClosedFor);

            s = Follow(s, Watched.Quiet with { DrawClampClosed = draw, ReturnClampClosed = back });
            Assert.Equal(TimeSpan.Zero, s.ClampsClosedFor);
            Assert.Equal(draw ? TimeSpan.Zero : Tick, s.DrawOpenFor);
            Assert.Equal((Tick, TimeSpan.Zero), (Follow(s, Watched.Quiet).ClampsClosedFor, Follow(s, Watched.Quiet).DrawOpenFor));
        }
    }

    [Fact]
    public void A_new_sample_and_a_new_beat_are_seen_by_their_count()
    {
        var first = Begin();
        var same = Follow(first, Watched.Quiet);
        Assert.Equal((first.SampleAt, false), (same.SampleAt, same.Beats));

        var next = Follow(same, Watched.Quiet with { PhotometerSample = 1 }, new() { Beat = 1 });
        Assert.Equal((now, 1u, true, 1u), (next.SampleAt, next.Sample, next.Beats, next.Beat));
        Assert.False(Follow(next, Watched.Quiet with { PhotometerSample = 1 }, new() { Beat = 1 }).Beats);
    }

    [Fact]
    public void Blood_is_what_weighs_more_than_bottle_tolerance_and_anticoagulant()
    {
        var o = setup.Order;
        var most = o.Tare + o.TareTolerance + o.Anticoagulant + L.BloodSeen;
        var above = Mass.FromKilograms(Math.BitIncrement(most.Kilograms));

        Assert.Equal((false, true), (On(most), On(above)));
        Assert.True(On(Mass.FromGrams(double.NaN)));
        Assert.Equal(420 + 5 + o.Anticoagulant.Grams + 10, most.Grams, 1e-9);

        bool On(Mass m)
        {
            var r = Watched.Quiet with { Weight = m };
            var blind = Look.With(e => e with { WeighingBridges = 1 });
            Assert.Equal(Senses.BloodOn(r, setup), Senses.From(r, default, setup, now).PatientSeen);
            Assert.Equal(Senses.BloodOn(r, setup), Follow(Begin(), r).PatientSeen);
            Assert.False(Senses.From(r, default, blind, now).PatientSeen);
            Assert.False(Begin().Follow(r, default, blind, now, Tick).PatientSeen);
            return Senses.BloodOn(r, setup);
        }
    }

    [Fact]
    public void A_patient_once_seen_is_not_forgotten() =>
        Assert.True(Follow(Follow(Begin(), Watched.Quiet with { Weight = Look.Bottle(60) }), Watched.Quiet).PatientSeen);

    [Fact]
    public void A_draw_clamp_that_is_open_under_suction_or_for_long_is_a_draw()
    {
        var open = Watched.Quiet with { DrawClampClosed = false };
        Assert.False(Seen(open with { Bottle = -L.DrawHighest }, Tick));
        Assert.True(Seen(open with { Bottle = Look.Down(-L.DrawHighest) }, Tick));
        Assert.True(Seen(open with { Bottle = Bar(double.NaN) }, Tick));
        Assert.False(Seen(Watched.Quiet with { Bottle = Look.Down(-L.DrawHighest) }, Tick));
        Assert.False(Seen(open, L.ClampTest));
        Assert.True(Seen(open, Look.Up(L.ClampTest)));

        bool Seen(MonitorReadings r, TimeSpan elapsed) => Begin().Follow(r, default, setup, now, elapsed).PatientSeen;
    }

    Senses Begin() => Senses.From(Watched.Quiet, default, setup, now);

    Senses Follow(Senses s, MonitorReadings r, Commands c = default) => s.Follow(r, c, setup, now += Tick, Tick);

    static MonitorReadings Pressure(double bar) => Watched.Quiet with { Bottle = Bar(bar) };

    static GaugePressure Bar(double bar) => GaugePressure.FromBar(bar);
}
