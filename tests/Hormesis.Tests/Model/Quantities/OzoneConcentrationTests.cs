using FsCheck;
using FsCheck.Fluent;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Quantities;

public class OzoneConcentrationTests
{
    static readonly ReferenceCondition RoomAt22C = new(AbsolutePressure.Atmosphere, Temperature.FromCelsius(22));
    static readonly ReferenceCondition RoomAt22CAnd1Point8Bar = new(AbsolutePressure.FromBar(1.8), Temperature.FromCelsius(22));

    // reference/chemistry, table 1.1. Half of the last printed digit is the tolerance.
    [Theory]
    [InlineData(1, 0.047, 0.070, 0.051, 0.076, 1.255e16, 0.0208)]
    [InlineData(10, 0.467, 0.699, 0.510, 0.763, 1.255e17, 0.208)]
    [InlineData(20, 0.934, 1.394, 1.019, 1.521, 2.509e17, 0.417)]
    [InlineData(30, 1.401, 2.087, 1.529, 2.276, 3.764e17, 0.625)]
    [InlineData(40, 1.868, 2.776, 2.039, 3.028, 5.019e17, 0.833)]
    [InlineData(60, 2.802, 4.145, 3.058, 4.518, 7.528e17, 1.250)]
    [InlineData(80, 3.736, 5.501, 4.078, 5.995, 1.004e18, 1.667)]
    [InlineData(100, 4.670, 6.845, 5.097, 7.456, 1.255e18, 2.083)]
    public void Units_agree_with_the_published_table(
        double ugPerMl, double molePercent0, double weightPercent0, double molePercent25, double weightPercent25,
        double number, double molar)
    {
        var normal = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ugPerMl);
        var at25 = OzoneConcentration.FromMicrogramsPerMillilitre(ugPerMl, ReferenceCondition.At25CAnd1Atm);

        Assert.Equal(molePercent0, normal.MoleFraction.Percent, 0.00051);
        Assert.Equal(weightPercent0, normal.MassFraction.Percent, 0.00051);
        Assert.Equal(molePercent25, at25.MoleFraction.Percent, 0.00051);
        Assert.Equal(weightPercent25, at25.MassFraction.Percent, 0.00051);
        Assert.Equal(number, normal.MoleculesPerCubicCentimetre, 0.0006 * number);
        Assert.Equal(molar, (normal * NormalVolume.FromNormalLitres(1)).Moles * 1e3, 0.0025 * molar); // three printed digits
    }

    // reference/device-safety, table 5.5, which takes the measured density 2.144 g/NL where the ideal gas has 2.1415: 0.12 % apart.
    [Theory]
    [InlineData(20, 0.93, 1.39, 9_328)]
    [InlineData(30, 1.40, 2.08, 13_993)]
    [InlineData(40, 1.87, 2.77, 18_657)]
    [InlineData(70, 3.26, 4.82, 32_649)]
    [InlineData(100, 4.66, 6.84, 46_642)]
    public void Units_agree_with_the_device_table_within_its_other_density(
        double ugPerMl, double volumePercent, double weightPercent, double ppm)
    {
        var normal = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ugPerMl);

        Assert.Equal(volumePercent, normal.MoleFraction.Percent, 0.0051 + 0.0013 * volumePercent);
        Assert.Equal(weightPercent, normal.MassFraction.Percent, 0.0051 + 0.0013 * weightPercent);
        Assert.Equal(ppm, normal.PartsPerMillion, 0.0013 * ppm);
    }

    // reference/chemistry, section 1.1: 40 µg/NmL is 37.0 at 22 °C and 1 atm, and 65.8 at 22 °C and 1.8 bar absolute.
    [Fact]
    public void The_same_gas_has_another_number_at_another_condition()
    {
        var gas = OzoneConcentration.FromMicrogramsPerNormalMillilitre(40);

        Assert.Equal(37.0, gas.At(RoomAt22C).MicrogramsPerMillilitre, 0.05);
        Assert.Equal(65.8, gas.At(RoomAt22CAnd1Point8Bar).MicrogramsPerMillilitre, 0.05);
    }

    // reference/device-safety, section 5.5: mass in a 200 mL headspace at 25 °C.
    [Theory]
    [InlineData(70, 0, 12.83)]
    [InlineData(70, 0.2, 15.36)]
    [InlineData(70, 0.5, 19.16)]
    [InlineData(70, 0.8, 22.95)]
    [InlineData(40, 0, 7.33)]
    [InlineData(40, 0.2, 8.78)]
    [InlineData(40, 0.5, 10.95)]
    [InlineData(40, 0.8, 13.12)]
    public void A_headspace_holds_more_ozone_the_higher_it_is_filled(double ugPerNormalMl, double barGauge, double milligrams)
    {
        var filled = new ReferenceCondition(GaugePressure.FromBar(barGauge).Over(AbsolutePressure.Atmosphere), Temperature.FromCelsius(25));
        var gas = ActualVolume.FromMillilitres(200).GasAt(filled);

        var ozone = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ugPerNormalMl) * gas;

        Assert.Equal(milligrams, ozone.Milligrams, 0.0051);
    }

    [Fact]
    public void Mass_does_not_depend_on_the_condition_that_the_concentration_is_stated_at() =>
        Prop.ForAll(
            Gen.Choose(1, 100).ToArbitrary(), Gen.Choose(50, 300).ToArbitrary(), Gen.Choose(-5, 45).ToArbitrary(),
            (ugPerMl, hundredthsOfBar, celsius) =>
            {
                var other = new ReferenceCondition(AbsolutePressure.FromBar(hundredthsOfBar / 100.0), Temperature.FromCelsius(celsius));
                var gas = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ugPerMl);
                var volume = NormalVolume.FromNormalMillilitres(100);

                var relative = (gas.At(other) * volume) / (gas * volume) - 1;

                return Math.Abs(relative) < 1e-14; // a few roundings
            }).CheckFromSeed();

    [Fact]
    public void A_concentration_without_a_condition_gives_no_dose()
    {
        var dose = default(OzoneConcentration) * NormalVolume.FromNormalMillilitres(100);

        Assert.False(dose <= OzoneMass.FromMicrograms(1e9), "a check that asks for what is good must fail");
    }
}
