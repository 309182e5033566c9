using Hormesis.Model.Bottle;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Bottle;

/// <summary>What must hold whatever the parameters are.</summary>
public class BottleLawTests
{
    [Theory, InlineData(5), InlineData(40), InlineData(100)]
    public void Glutathione_is_conserved_over_a_run(double concentration)
    {
        var run = Bottles.Of(concentration).Run(0, 10, 100, 1500);

        // Linear invariants are kept by every stage; what is left is rounding.
        for (var t = 1; t < 4; t++) Assert.Equal(Glutathione(run, 0), Glutathione(run, t), 1e-12 * Glutathione(run, 0));
        Assert.True(run.State(1)[run.Model.StateIndex("GSSG")] > 2 * run.State(3)[run.Model.StateIndex("GSSG")], "it was not at rest");
    }

    // With nothing to absorb it (no mixing to speak of) ozone decays with the half-life of reference/chemistry, 1.3: 155 min at 20 °C.
    [Fact]
    public void Ozone_decays_in_the_gas_with_its_half_life()
    {
        var inputs = Bottles.Of(40) with { Temperature = Temperature.FromCelsius(20) };
        var parameters = inputs.ToParameters();
        parameters["kG"] = 1e-30;

        var run = BottleRun.Of(parameters, [TimeSpan.Zero, TimeSpan.FromMinutes(155)]);

        Assert.Equal(50, run.Observe("ozoneLeftPercent", 1), 0.2);
        Assert.Equal(run.Observe("ozoneOfferedUg", 1) - run.Observe("ozoneLeftUg", 1), run.Observe("ozoneDecayedUg", 1), 1e-6);
    }

    // Decay of the gas is the only way in which ozone can go missing: without it the four accounts close to rounding.
    [Fact]
    public void Without_decay_all_ozone_is_left_absorbed_or_vented_while_gas_comes_and_goes()
    {
        var parameters = (Bottles.Of(40) with { FillPressure = AbsolutePressure.FromBar(1.5) }).ToParameters();
        parameters["kdec"] = 0;
        var stronger = GasSupply.OzoneInOxygen(NormalFlow.FromNormalLitresPerMinute(0.3), Bottles.Of(60).Ozone);
        BottleSegment[] segments =
        [
            new(TimeSpan.FromSeconds(20)) { Supply = stronger },
            new(TimeSpan.FromSeconds(40)) { Supply = GasSupply.Closed, Mixing = Mixing.Named("gentle") },
            new(TimeSpan.FromSeconds(90)) { Hold = new(AbsolutePressure.FromBar(1.1), 0, 1e-8) },
        ];

        var run = BottleRun.Of(parameters, [.. new[] { 0.0, 20, 40, 90, 300 }.Select(s => TimeSpan.FromSeconds(s))], segments);

        for (var t = 0; t < 5; t++) Assert.Equal(0, run.Observe("ozoneDecayedUg", t), 1e-10 * run.Observe("ozoneOfferedUg", t));
        Assert.True(run.Observe("ozoneOfferedUg", 1) > 1.3 * run.Observe("ozoneOfferedUg", 0));
        Assert.Equal(run.Observe("ozoneOfferedUg", 1), run.Observe("ozoneOfferedUg", 4), 1e-9);
        Assert.True(run.Observe("ozoneVentedUg", 3) > 10);
    }

    // J depends on the ozone's number density alone (reference/chemistry, 2.2). Oxygen differs, and with it nothing that ozone meets.
    [Theory, InlineData(1.3), InlineData(1.8), InlineData(2.5)]
    public void At_the_same_number_density_pressure_changes_nothing_for_ozone(double bar)
    {
        var normal = Bottles.Of(40);
        var pressed = Bottles.Of(40 * 1.01325 / bar) with { FillPressure = AbsolutePressure.FromBar(bar) };

        string[] observables = ["ozoneLeftUg", "ozoneAbsorbedUg", "tasDropPercent", "gshPercent", "lopUmPerL", "haemolysisPercent"];

        var (a, b) = (normal.Run(0, 10, 60, 300, 1200), pressed.Run(0, 10, 60, 300, 1200));

        for (var t = 0; t < 5; t++)
        {
            foreach (var observable in observables)
            {
                var size = Enumerable.Range(0, 5).Max(i => Math.Abs(a.Observe(observable, i)));
                Assert.Equal(a.Observe(observable, t), b.Observe(observable, t), 2e-6 * size); // two solutions, each within 1e-6
            }
        }
        Assert.True(b.Observe("pO2MmHg", 3) > 1.2 * a.Observe("pO2MmHg", 3));
    }

    [Fact]
    public void At_the_same_composition_the_dose_goes_with_the_pressure()
    {
        var dose = (Bottles.Of(40) with { FillPressure = AbsolutePressure.FromBar(1.8) }).Run(0).Observe("doseUgPerMlBlood", 0);

        Assert.Equal(40 * 1.8 / 1.01325, dose, 1e-9);
    }

    [Fact]
    public void Less_G6PD_means_less_glutathione()
    {
        double[] activities = [1, 0.3, 0.1, 0.05, 0.02];

        var left = activities.Select(g => (Bottles.Of(80) with { G6pdActivity = Fraction.FromValue(g) }).Run(0, 300, 1200)).ToList();

        for (var i = 1; i < left.Count; i++)
        {
            Assert.True(left[i].Observe("gshPercent", 1) < left[i - 1].Observe("gshPercent", 1));
            Assert.True(left[i].Observe("gshPercent", 2) < left[i - 1].Observe("gshPercent", 2));
        }
        // reference/chemistry, section 6: 1.00, 0.79, 0.70, 0.68, 0.66 at 5 min, from a fit near this one
        Assert.Equal([100, 79, 70, 68, 66], left.Select(r => r.Observe("gshPercent", 1)), (a, b) => Math.Abs(a - b) < 3);
    }

    [Fact]
    public void More_ozone_harms_more_and_leaves_less_to_defend()
    {
        double[] doses = [5, 10, 20, 40, 60, 80, 100, 160];
        string[] observables =
            ["tasDropPercent", "urateDropPercent", "ascorbateDropPercent", "lopUmPerL", "metHbPercent", "haemolysisPercent"];

        var runs = doses.Select(d => Bottles.Of(d).Run(0, 60, 1200)).ToList();

        foreach (var observable in observables)
        {
            for (var i = 1; i < doses.Length; i++) Assert.True(runs[i].Observe(observable, 2) > runs[i - 1].Observe(observable, 2),
                observable);
        }
    }

    static double Glutathione(BottleRun run, int time) =>
        run.State(time)[run.Model.StateIndex("GSH")] + 2 * run.State(time)[run.Model.StateIndex("GSSG")];
}
