using Hormesis.Model;
using Hormesis.Model.Bottle;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Bottle;

public class BottleInputsTests
{
    static readonly string[] Pools = ["AS0", "UA0", "SH0", "MW0", "LI0", "YH0"];

    [Fact]
    public void The_standard_experiment_is_the_declaration_s_default()
    {
        var parameters = Bottles.Of(40).ToParameters();

        Assert.All(BottleModel.Declaration.Parameters, p => Assert.Equal(p.Value, parameters[p.Name], 1e-14 * Math.Abs(p.Value)));
    }

    [Fact]
    public void The_same_gas_is_the_same_dose_whatever_basis_it_is_stated_on()
    {
        var bottle = Bottles.Of(40) with { FillPressure = AbsolutePressure.FromBar(1.8) };
        var actual = new ReferenceCondition(bottle.FillPressure, bottle.Temperature);

        var dose = Dose(bottle);

        Assert.Equal(dose, Dose(bottle with { Ozone = bottle.Ozone.At(ReferenceCondition.Normal) }), 1e-9);
        Assert.Equal(dose, Dose(bottle with { Ozone = bottle.Ozone.At(actual) }), 1e-9);
        Assert.Equal(40, Dose(bottle with { Ozone = OzoneConcentration.FromMicrogramsPerMillilitre(40, actual) }), 1e-9);
    }

    public static TheoryData<string, BottleInputs> OutOfRange { get; } = new()
    {
        { "ozoneUgPerMl", Bottles.Of(-1) },
        { "ozoneUgPerMl", Bottles.Of(double.NaN) },
        { "ozoneUgPerMl", Bottles.Of(40) with { Ozone = default } },
        { "bloodVolumeMl", Bottles.Of(40) with { Blood = ActualVolume.Zero } },
        { "bloodVolumeMl", Bottles.Of(40) with { Blood = ActualVolume.FromMillilitres(double.NaN) } },
        { "gasVolumeMl", Bottles.Of(40) with { Headspace = ActualVolume.FromMillilitres(1e6) } },
        { "fillPressureBarAbs", Bottles.Of(40) with { FillPressure = AbsolutePressure.FromBar(0.1) } },
        { "temperatureC", Bottles.Of(40) with { Temperature = Temperature.FromCelsius(60) } },
        { "haematocrit", Bottles.Of(40) with { Haematocrit = Fraction.FromPercent(45000) } },
        { "mixing", Bottles.Of(40) with { Mixing = Mixing.OfArea(0) } },
        { "mixing", Bottles.Of(40) with { Mixing = Mixing.Reference with { LiquidMPerS = double.NaN } } },
        { "g6pdActivity", Bottles.Of(40) with { G6pdActivity = Fraction.FromValue(-0.1) } },
        { "ascorbateUmPerL", Bottles.Of(40) with { Ascorbate = MolarConcentration.FromMicromolesPerLitre(-1) } },
        { "anticoagulantMlPerMl", Bottles.Of(40) with { AnticoagulantPerBlood = Fraction.FromValue(2) } },
        { "headspaceGas", Bottles.Of(40) with { HeadspaceGas = HeadspaceGas.Air } },
        { "hypothesis", Bottles.Of(40) with { Hypotheses = ["phlogiston"] } },
        { "hypothesis", Bottles.Of(40) with { Hypotheses = ["gpx-8-percent", "gpx-50-percent"] } },
    };

    [Theory, MemberData(nameof(OutOfRange))]
    public void What_is_out_of_range_is_refused_by_its_name(string name, BottleInputs inputs) =>
        Assert.Equal(name, Assert.Throws<InputException>(inputs.ToParameters).Place);

    [Fact]
    public void Every_input_of_the_table_is_one_that_is_checked() =>
        Assert.Empty(InputTable.Shipped.Inputs.Select(i => i.Name)
            .Except(OutOfRange.Select(row => row.Data.Item1)).Except(["urateUmPerL", "thiolUmPerL"]));

    [Fact]
    public void Washed_cells_have_all_but_no_plasma_and_lose_glutathione_sooner()
    {
        var washed = Bottles.Of(40) with { Medium = Medium.WashedCells };
        var (blood, cells) = (Bottles.Of(40).ToParameters(), washed.ToParameters());

        var (a, b) = (Bottles.Of(40).Run(0, 60), washed.Run(0, 60));

        Assert.All(Pools, p => Assert.Equal(1e-6 * blood[p], cells[p], 1e-12));
        Assert.True(b.Observe("gshPercent", 1) < a.Observe("gshPercent", 1) - 20);
        Assert.All(b.ObserveAll(1), v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void A_pool_that_is_stated_counts_whatever_the_medium()
    {
        var given = Bottles.Of(40) with { Medium = Medium.WashedCells, Urate = MolarConcentration.FromMicromolesPerLitre(200) };

        Assert.Equal(200e-6, given.ToParameters()["UA0"], 1e-18);
    }

    [Theory, InlineData(0, 1e-9), InlineData(1e-12, 1e-6), InlineData(1e-4, 5)]
    public void Plasma_or_hardly_any_cells_give_no_nonsense(double haematocrit, double within)
    {
        var run = (Bottles.Of(80) with { Haematocrit = Fraction.FromValue(haematocrit) }).Run(0, 1, 60, 1500);
        var plasma = (Bottles.Of(80) with { Medium = Medium.Plasma }).Run(0, 1, 60, 1500);

        for (var t = 0; t < 4; t++)
        {
            Assert.All(run.State(t), v => Assert.True(double.IsFinite(v)));
            Assert.All(run.ObserveAll(t), v => Assert.True(double.IsFinite(v)));
            foreach (var observable in new[] { "ozoneLeftPercent", "tasDropPercent", "urateDropPercent", "pO2MmHg" })
                Assert.Equal(plasma.Observe(observable, t), run.Observe(observable, t), within);
        }
        // reference/chemistry, section 6 (h): hydrogen peroxide lasts for minutes in plasma without cells, and is gone in blood
        Assert.True(plasma.Observe("h2o2UmPerL", 3) > 100);
        Assert.True(Bottles.Of(80).Run(1500).Observe("h2o2UmPerL", 0) < 0.01);
        Assert.Equal(0, plasma.Observe("haemolysisPercent", 3));
        Assert.Equal(100, plasma.Observe("gshPercent", 3), 1.0);
    }

    [Fact]
    public void On_top_of_air_the_mix_is_what_the_pressure_rose_by()
    {
        var over = Bottles.Of(40) with { HeadspaceGas = HeadspaceGas.Air, FillPressure = AbsolutePressure.FromBar(1.8) };

        var run = over.Run(0, 300);

        Assert.Equal(40 * (1.8 - 1.01325) / 1.01325, run.Observe("doseUgPerMlBlood", 0), 1e-9);
        Assert.Equal(0.97 * 1.8, run.Observe("gasPressureBar", 0), 1e-3); // 3 % of it is water vapour in both parts
        Assert.True(run.Observe("pN2MmHg", 1) > 350); // of the 590 mmHg in air; 48 with the mix alone
    }

    [Fact]
    public void Citrate_dilutes_cells_and_plasma_and_not_the_dose()
    {
        var (plain, citrated) = (Bottles.Of(40), Bottles.Of(40) with { Anticoagulant = Anticoagulant.Citrate });
        var (a, b) = (plain.ToParameters(), citrated.ToParameters());

        Assert.Equal(0.22, b["Vb"], 1e-12);
        Assert.All(Pools, p => Assert.Equal(a[p] * a["Vb"] * (1 - a["Hct"]), b[p] * b["Vb"] * (1 - b["Hct"]), 1e-15)); // amounts stay
        Assert.Equal(a["Vb"] * a["Hct"], b["Vb"] * b["Hct"], 1e-12);
        Assert.Equal(Dose(plain), Dose(citrated), 1e-9);
        Assert.Equal(45, citrated.Run(0).Observe("pCO2MmHg", 0), 1e-9);
        Assert.Equal(a.Values.ToArray(), (plain with { Anticoagulant = Anticoagulant.Heparin }).ToParameters().Values.ToArray());
    }

    static double Dose(BottleInputs inputs) => inputs.Run(0).Observe("doseUgPerMlBlood", 0);
}
