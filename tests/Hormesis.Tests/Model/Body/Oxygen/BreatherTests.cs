using Hormesis.Model.Body.Oxygen;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Body.Oxygen;

public class BreatherTests
{
    static readonly BreathingRest Rest = new(PaCO2MmHg: 40, DeadSpace: 0, RatePerMin: 12);

    [Fact]
    public void Rest_is_steady_whoever_rests()
    {
        foreach (var rest in new[] { Rest, new(36, 0.08, 17), new(44, 0.02, 11) })
        {
            var breather = Breather.AtRest(rest);
            var (etCO2, saturation) = (breather.EtCO2MmHg, breather.SaturationPercent);

            breather.Advance(default, 1800);

            Assert.Equal(rest.PaCO2MmHg * (1 - rest.DeadSpace), etCO2, 0.01);
            Assert.Equal(etCO2, breather.EtCO2MmHg, 0.01);
            Assert.Equal(saturation, breather.SaturationPercent, 0.01);
            Assert.Equal(rest.RatePerMin, breather.RatePerMin, 0.01);
        }
    }

    // docs/reference/physiology.md 1.6: what the embolism of a quarter leaves, and twice the ventilation after 15 s and 5 min.
    [Fact]
    public void It_gives_the_figures_of_the_reference()
    {
        var embolised = Breather.AtRest(Rest);
        embolised.Advance(new(0.25, 0, Willed: 1), 10);
        Assert.InRange(embolised.EtCO2MmHg, 29.5, 32.5);

        var more = Breather.AtRest(Rest);
        more.Advance(new(0, 0, Willed: 2), 15);
        Assert.Equal(34.0, more.EtCO2MmHg, 0.4);
        more.Advance(new(0, 0, Willed: 2), 285);
        Assert.Equal(28.3, more.EtCO2MmHg, 0.8); // 27.9 with the store of 12 L, 28.8 with 15 L: docs/models/oxygen.md

        var held = Breather.AtRest(Rest);
        held.Advance(new(0, 0, Willed: 0), 10);
        Assert.Equal(46.9, held.PaCO2MmHg, 0.5);
    }

    // Halving the step changes by the method's order what it does: fourth order, so that a second is short enough.
    [Fact]
    public void A_step_of_a_second_is_short_enough()
    {
        Assert.Equal(40 * 0.75, Run(1).EtCO2MmHg, 3.0);
        Assert.Equal(Run(0.25).EtCO2MmHg, Run(1).EtCO2MmHg, 0.01);
        Assert.Equal(Run(0.25).SaturationPercent, Run(1).SaturationPercent, 0.01);

        static Breather Run(double step)
        {
            var breather = Breather.AtRest(Rest);
            for (var t = 0.0; t < 120; t += step) breather.Advance(new(0.25, 0.3, null), step);
            return breather;
        }
    }

    [Fact]
    public void The_method_has_fourth_order()
    {
        FixedStep steps = new(BreathingModel.Compiled);
        ParameterValues p = new(BreathingModel.Declaration) { ["ventilationFactor"] = 2 };
        var (coarse, middle, fine) = (After(40, 4), After(40, 2), After(40, 1));

        Assert.InRange((coarse - middle) / (middle - fine), 10, 26); // 2^4, before the limit is reached

        double After(double seconds, double h)
        {
            Span<double> state = stackalloc double[BreathingModel.Declaration.States.Count];
            Span<double> read = stackalloc double[BreathingModel.Declaration.Observables.Count];
            steps.Start(p.Values.Span, state);
            for (var t = 0.0; t < seconds; t += h) steps.Advance(p.Values.Span, state, h, read);
            return state[0];
        }
    }

    [Fact]
    public void It_allocates_nothing()
    {
        var breather = Breather.AtRest(Rest);
        breather.Advance(default, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1_000; i++) breather.Advance(new(0.1, 0.1, null), 1);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
