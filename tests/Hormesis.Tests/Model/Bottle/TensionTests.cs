using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Bottle;

/// <summary>Tensions, pH, solubility and the gas that comes out, against the reference and against slow root finding.</summary>
public class TensionTests
{
    static readonly ModelDeclaration Model = BottleModel.Declaration;

    // reference/chemistry, section 6: 35 ug/mL, 5 min, in mmHg with water; its figures are from an earlier fit.
    [Theory, InlineData(1.01325, 484), InlineData(1.3, 747), InlineData(1.5, 903), InlineData(1.8, 1122), InlineData(2.0, 1263)]
    public void Summed_tensions_are_near_those_of_the_reference(double bar, double sum)
    {
        var run = (Bottles.Of(35) with { FillPressure = AbsolutePressure.FromBar(bar) }).Run(300);

        var found = new[] { "pO2MmHg", "pN2MmHg", "pCO2MmHg" }.Sum(o => run.Observe(o, 0)) + 23.7;
        Assert.Equal(sum, found, 0.025 * sum);
        Assert.Equal(sum > 760, run.Observe("releasableGasMlPerL", 0) > 0);
    }

    // The reference's figures are H (sum - 760)/760 with oxygen's H alone, to their last digit. The equation counts what each gas
    // gives and finds 2 to 6 % more of it.
    [Theory, InlineData(903, 5.5), InlineData(1122, 13.8), InlineData(1263, 19.2)]
    public void Gas_released_is_a_little_more_than_the_reference_s_estimate(double sum, double estimate)
    {
        var p = Bottles.Of(0).ToParameters();
        Assert.Equal(estimate, 1e3 * Henry(p, "O2", 298.15) * p["plasmaO2"] * (sum - 760) / 760, 0.05);

        // The rest of the sum after 5 min: nitrogen, carbon dioxide and water.
        var (at, _) = Blood(25, sum - 47.8 - 36.7 - 23.7, saturation: 1, nitrogen: 47.8, carbonDioxide: 36.7);
        Assert.InRange(at("releasableGasMlPerL") / estimate, 1.02, 1.06);
    }

    [Theory]
    [InlineData(25, 800), InlineData(25, 1122), InlineData(25, 3000), InlineData(10, 2000), InlineData(40, 1500)]
    public void Gas_released_solves_its_equation(double celsius, double oxygen)
    {
        var (at, p) = Blood(celsius, oxygen, saturation: 1);
        var volume = at("releasableGasMlPerL") / 1e3;
        var dic = 24e-3;

        var (hO2, hN2) = (Henry(p, "O2", p["T"]) * p["plasmaO2"], Henry(p, "N2", p["T"]) * p["plasmaN2"]);
        var hCO2 = 0.4 * dic / 45 * PhysicalConstants.MolarGasConstant * 1e3 * p["T"] / 133.322387415;
        double Sum(double v) => oxygen * hO2 / (hO2 + v) + at("pN2MmHg") * hN2 / (hN2 + v) + 45 * hCO2 / (hCO2 + v);
        var target = 101325 / 133.322387415 - 610.94 / 133.322387415 * Math.Exp(17.625 * celsius / (celsius + 243.04));

        Assert.Equal(Bisect(v => target - Sum(v), 0, 1), volume, 1e-9);
    }

    // Over all that a bottle can hold: venous to hyperbaric, from the refrigerator to fever.
    [Fact]
    public void Tension_at_body_temperature_solves_its_equation()
    {
        foreach (var celsius in new[] { 4.0, 15, 25, 37, 42 })
        {
            foreach (var oxygen in new[] { 20.0, 30, 40, 60, 100, 150, 300, 700, 1500 })
            {
                foreach (var shift in new[] { 0, -0.02 })
                {
                    var (at, p) = Blood(celsius, oxygen, Saturated(oxygen) + shift);
                    double PerMmHg(double kelvin) =>
                        Henry(p, "O2", kelvin) * p["plasmaO2"] / (1e3 * PhysicalConstants.MolarGasConstant * kelvin / 133.322387415);
                    var haem = 8.7e-3 * (1 - 0.007);
                    var content = PerMmHg(p["T"]) * oxygen + haem * (Saturated(oxygen) + shift);
                    var expected = Bisect(x => PerMmHg(310.15) * x + haem * Saturated(x) - content, 0, 3000);

                    Assert.Equal(expected, at("pO2At37CMmHg"), 1e-6 * expected);
                }
            }
        }
    }

    [Fact]
    public void Carbon_dioxide_stripped_raises_the_pH_as_the_reference_says()
    {
        var even = Bottles.Of(40).Run(0, 300);
        var twice = (Bottles.Of(40) with { Blood = ActualVolume.FromMillilitres(100) }).Run(0, 300);

        Assert.Equal(37.5, even.Observe("pCO2MmHg", 1), 1.0);
        Assert.Equal(0.06, even.Observe("pH", 1) - even.Observe("pH", 0), 0.01);
        Assert.Equal(31, twice.Observe("pCO2MmHg", 1), 1.0);
        // The reference reckons with a slope of 0.3 mM/mmHg; the power law has 0.21 at 45 mmHg.
        Assert.Equal(0.12, twice.Observe("pH", 1) - twice.Observe("pH", 0), 0.025);
        Assert.InRange(even.Observe("pH", 0), 7.28, 7.36); // venous blood
    }

    [Theory, InlineData(10, 0.387), InlineData(20, 0.286), InlineData(25, 0.248), InlineData(30, 0.216), InlineData(37, 0.179)]
    public void Ozone_dissolves_in_water_as_the_reference_says(double celsius, double ratio) =>
        Assert.Equal(
            ratio, (Bottles.Of(40) with { Temperature = Temperature.FromCelsius(celsius) }).Run(0).Observe("ozoneSolubilityRatio", 0),
            5e-4);

    [Theory, InlineData(25, 24), InlineData(37, 47)]
    public void Water_vapour_is_that_of_the_reference(double celsius, double mmHg)
    {
        var p = (Bottles.Of(40) with { Temperature = Temperature.FromCelsius(celsius) }).ToParameters();
        Evaluation at = new(Array.Empty<double>(), p.Values.ToArray());

        Assert.Equal(mmHg * 133.322, at.Of(Model.Definitions.Single(d => d.Name == "pH2O").Symbol), 0.5 * 133.322);
    }

    [Theory, InlineData(25, 1.01325), InlineData(37, 1.01325), InlineData(25, 1.8), InlineData(15, 2)]
    public void The_pressure_begins_at_the_pressure_of_filling(double celsius, double bar)
    {
        var bottle = Bottles.Of(40) with { Temperature = Temperature.FromCelsius(celsius), FillPressure = AbsolutePressure.FromBar(bar) };

        Assert.Equal(bar, bottle.Run(0).Observe("pressureBarAbs", 0), 1e-9);
    }

    static (Func<string, double> At, ParameterVector Parameters) Blood(
        double celsius, double oxygen, double saturation, double nitrogen = 592.5, double carbonDioxide = 45)
    {
        var p = (Bottles.Of(0) with { Temperature = Temperature.FromCelsius(celsius) }).ToParameters();
        p["pO2start"] = oxygen;
        p["pN2start"] = nitrogen * 133.322387415;
        p["DICstart"] = 24e-3 * Math.Pow(carbonDioxide / 45, 0.4);
        Evaluation starts = new(Array.Empty<double>(), p.Values.ToArray());
        double[] state = [.. Model.Starts.Select(starts.Of)];
        state[Model.StateIndex("SO2")] = saturation;
        Evaluation at = new(state, p.Values.ToArray());
        return (name => at.Of(Model.Observables[Model.ObservableIndex(name)].Value), p);
    }

    static double Henry(ParameterVector p, string gas, double kelvin) =>
        p["Hcp" + gas] * Math.Exp(p["slope" + gas] * (1 / kelvin - 1 / 298.15)) * PhysicalConstants.MolarGasConstant * kelvin;

    static double Saturated(double mmHg) => 1 / (1 + 23400 / (mmHg * mmHg * mmHg + 150 * mmHg));

    static double Bisect(Func<double, double> rising, double low, double high)
    {
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            if (rising(middle) < 0) low = middle;
            else high = middle;
        }
        return high < 1e-12 ? 0 : high;
    }
}
