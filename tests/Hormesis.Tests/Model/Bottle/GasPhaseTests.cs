using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Bottle;

public class GasPhaseTests
{
    static readonly GasPhase Gas = GasPhase.Shipped;

    // reference/chemistry, table of section 1.4.
    [Theory]
    [InlineData(10, 0.5, 0.931), InlineData(10, 1, 0.867), InlineData(10, 5, 0.491), InlineData(10, 10, 0.241)]
    [InlineData(40, 0.5, 0.753), InlineData(40, 1, 0.566), InlineData(40, 5, 0.058), InlineData(40, 10, 0.0034)]
    [InlineData(80, 0.5, 0.566), InlineData(80, 1, 0.321), InlineData(80, 5, 0.0034), InlineData(80, 10, 1.2e-5)]
    [InlineData(100, 0.5, 0.491), InlineData(100, 1, 0.241), InlineData(100, 5, 8e-4), InlineData(100, 10, 7e-7)]
    public void Light_passes_as_in_the_reference(double microgramsPerMillilitre, double millimetres, double transmission)
    {
        var ozone = OzoneConcentration.FromMicrogramsPerMillilitre(microgramsPerMillilitre, ReferenceCondition.Normal);

        var found = Gas.Transmission(ozone, Length.FromMetres(millimetres / 1e3)).Value;

        Assert.Equal(transmission, found, transmission > 0.01 ? 0.0006 : 0.05 * transmission); // the digits printed
    }

    // reference/chemistry, section 1.3: half-lives of 40 to 155 min at S/V of 100 to 150 /m.
    [Theory, InlineData("siliconised", 55), InlineData("glass", 155)]
    public void A_wall_gives_the_half_life_that_it_was_read_from(string wall, double minutes)
    {
        var k = Gas.Wall(wall).LossPerSecond(125, Temperature.FromCelsius(20));

        Assert.Equal(minutes, Math.Log(2) / k / 60, 0.05 * minutes);
    }

    [Fact]
    public void The_molecules_speed_is_that_of_the_reference() =>
        Assert.Equal(361, Wall.MeanSpeed(Temperature.FromCelsius(22)), 1.0);

    [Fact]
    public void Soft_PVC_is_the_wall_that_must_not_be() =>
        Assert.Equal("soft-pvc", Assert.Single(Gas.Walls, w => !w.Compatible).Name);

    [Fact]
    public void A_generator_saturates_yields_less_than_heat_of_formation_allows_and_less_when_warm()
    {
        var (cool, warm) = (Temperature.FromCelsius(20), Temperature.FromCelsius(50));
        double At(double energy, Temperature cell) => Gas.Generated(energy, cell).MicrogramsPerNormalMillilitre;

        Assert.Equal(Gas["generatorSaturation"], At(100, cool), 1e-9);
        Assert.Equal(Gas["generatorYield"] * 1e3, At(1e-6, cool) / 1e-6, 1e-3);
        Assert.True(Gas["generatorYield"] < Gas["yieldCeiling"]);
        Assert.All(new[] { 0.1, 1, 10 }, e => Assert.True(At(e, warm) < At(e, cool) && At(e, cool) < At(2 * e, cool)));
    }

    [Fact]
    public void Every_number_has_a_unit_a_range_and_a_source() =>
        Assert.All(Gas.Parameters, p =>
        {
            Assert.True(p.Low <= p.Value && p.Value <= p.High && p.Source.Length > 4, p.Name);
            Assert.Equal(p.Unit, Unit.Parse(p.Unit).Text);
        });
}
