using Hormesis.Model.Bottle;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Bottle;

/// <summary>Filling, holding, mixing and venting over time.</summary>
public class SegmentTests
{
    static readonly GasSupply Mix = GasSupply.OzoneInOxygen(NormalFlow.FromNormalLitresPerMinute(0.5), Bottles.Of(40).Ozone);

    [Fact]
    public void Gas_let_in_is_offered_and_raises_the_pressure()
    {
        var still = Bottles.Of(0) with { Mixing = Mixing.Named("still") };
        var before = still.Run(0, 30);

        var run = still.Run([new(TimeSpan.FromSeconds(30)) { Supply = Mix }], 0, 30);

        var normalMillilitres = 500.0 / 60 * 30;
        Assert.Equal(40 * 298.15 / 273.15 * normalMillilitres, run.Observe("ozoneOfferedUg", 1), 1e-3);
        var rise = normalMillilitres / 200 * 1.01325 * 298.15 / 273.15;
        // Not all of it: some oxygen dissolves on the way.
        Assert.InRange(run.Observe("pressureBarAbs", 1) - before.Observe("pressureBarAbs", 1), 0.98 * rise, rise);
    }

    [Fact]
    public void A_regulator_makes_up_for_what_dissolves()
    {
        PressureHold regulator = new(AbsolutePressure.FromBar(1.5), FillMolPerSecondPascal: 1e-6, VentMolPerSecondPascal: 0);

        var held = new BottleSegment(TimeSpan.FromSeconds(300)) { Supply = Mix with { Flow = NormalFlow.Zero }, Hold = regulator };
        var run = Bottles.Of(0).Run([held], 5, 60, 300);

        for (var t = 0; t < 3; t++) Assert.Equal(1.5, run.Observe("pressureBarAbs", t), 1e-3);
        Assert.True(run.Observe("ozoneOfferedUg", 2) > run.Observe("ozoneOfferedUg", 0) + 100, "gas kept coming while oxygen dissolved");
    }

    [Fact]
    public void A_vent_lets_out_the_headspace_as_it_is_and_stops_at_the_set_point()
    {
        var over = Bottles.Of(40) with { FillPressure = AbsolutePressure.FromBar(1.8), Mixing = Mixing.Named("still") };

        var run = over.Run([new(TimeSpan.FromSeconds(10)) { Hold = new(AbsolutePressure.Atmosphere, 0, 1e-6) }], 0, 10);

        Assert.Equal(1.01325, run.Observe("pressureBarAbs", 1), 2e-3);
        // Ozone leaves with the gas: of the pressure, the share that left; what dissolved meanwhile is small in a still bottle.
        Assert.Equal(1 - 1.01325 / 1.8, run.Observe("ozoneVentedUg", 1) / run.Observe("ozoneOfferedUg", 1), 0.03);
        Assert.Equal(0, (Bottles.Of(40)).Run(300).Observe("ozoneVentedUg", 0));
    }

    // The pressure trace of a device drives the bottle: a ramp in steps of two seconds.
    [Fact]
    public void A_pressure_trace_is_followed()
    {
        double[] trace = [1.2, 1.4, 1.6, 1.8, 1.8, 1.8, 1.6, 1.4, 1.2, 1.01325];
        var segments = trace.Select((bar, i) => new BottleSegment(TimeSpan.FromSeconds(2 * (i + 1)))
        {
            Supply = Mix with { Flow = NormalFlow.Zero },
            Hold = new(AbsolutePressure.FromBar(bar), 1e-6, 1e-6),
        }).ToList();

        var run = Bottles.Of(0).Run(segments, [.. trace.Select((_, i) => 2.0 * (i + 1))]);

        for (var i = 0; i < trace.Length; i++) Assert.Equal(trace[i], run.Observe("pressureBarAbs", i), 2e-3);
    }

    [Fact]
    public void Mixing_may_begin_later()
    {
        var still = Bottles.Of(40) with { Mixing = Mixing.Named("still") };

        var run = still.Run([new(TimeSpan.FromSeconds(60)), new(TimeSpan.FromSeconds(120)) { Mixing = Mixing.Reference }], 60, 120);
        var never = still.Run(60, 120);

        Assert.Equal(never.Observe("ozoneLeftPercent", 0), run.Observe("ozoneLeftPercent", 0), 1e-4);
        Assert.True(run.Observe("ozoneLeftPercent", 1) < 0.2 * never.Observe("ozoneLeftPercent", 1));
    }

    [Fact]
    public void A_segment_that_names_nothing_changes_nothing()
    {
        var whole = Bottles.Of(40).Run(300);

        var cut = Bottles.Of(40).Run([new(TimeSpan.FromSeconds(7)), new(TimeSpan.FromSeconds(100))], 300);

        foreach (var (a, b, state) in whole.State(0).Zip(cut.State(0), whole.Model.States))
            Assert.Equal(a, b, 1e-6 * Math.Abs(a) + 1e-8 * state.Scale); // two solutions at 1e-6 and 1e-9 of the scale
    }
}
