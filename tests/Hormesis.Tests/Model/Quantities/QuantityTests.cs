using FsCheck;
using FsCheck.Fluent;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Quantities;

public class QuantityTests
{
    // reference/device-safety: +0.8 bar = 600 mmHg, -0.5 bar = -375 mmHg, 1 bar = 750.06 mmHg, 0.8 bar gauge = 1.81 bar absolute.
    [Fact]
    public void Pressures_convert_as_the_device_reference_prints_them()
    {
        Assert.Equal(600, GaugePressure.FromBar(0.8).MmHg, 0.5);
        Assert.Equal(-375, GaugePressure.FromBar(-0.5).MmHg, 0.5);
        Assert.Equal(750.06, GaugePressure.FromBar(1).MmHg, 0.005);
        Assert.Equal(1.81, GaugePressure.FromBar(0.8).Over(AbsolutePressure.Atmosphere).Bar, 0.005);
        Assert.Equal(14.5, GaugePressure.FromBar(1).Psi, 0.005);
    }

    [Fact]
    public void Gauge_and_absolute_meet_only_through_the_ambient_pressure()
    {
        var inTheMountains = AbsolutePressure.FromBar(0.8);

        var bottle = GaugePressure.FromBar(0.5).Over(inTheMountains);

        Assert.Equal(1.3, bottle.Bar, 1e-12);
        Assert.Equal(0.5, bottle.Above(inTheMountains).Bar, 1e-12);
    }

    // reference/device-safety, 1.3: filling raises the pressure by 0.061 bar a second at 1 NL/min into 0.3 L, by 0.092 into 0.2 L.
    [Theory]
    [InlineData(300, 0.061)]
    [InlineData(200, 0.092)]
    public void Filling_a_closed_headspace_raises_its_pressure(double headspaceMl, double barPerSecond)
    {
        var inOneSecond = NormalFlow.FromNormalLitresPerMinute(1) * TimeSpan.FromSeconds(1);

        var rise = inOneSecond.RiseIn(ActualVolume.FromMillilitres(headspaceMl), Temperature.FromCelsius(25));

        Assert.Equal(barPerSecond, rise.Bar, 0.0006);
    }

    [Fact]
    public void A_normal_volume_fills_more_room_when_it_is_warm()
    {
        var gas = NormalVolume.FromNormalMillilitres(100);

        var atRoom = gas.At(ReferenceCondition.At25CAnd1Atm);

        Assert.Equal(100 * 298.15 / 273.15, atRoom.Millilitres, 1e-9);
        Assert.Equal(100, atRoom.GasAt(ReferenceCondition.At25CAnd1Atm).NormalMillilitres, 1e-9);
    }

    // reference/chemistry, 1.1: 3000 µg on 50 mL is 60 µg/mL, on 200 mL it is 15.
    [Theory]
    [InlineData(50, 60)]
    [InlineData(200, 15)]
    public void The_dose_is_mass_for_each_millilitre_of_blood(double bloodMl, double ugPerMl)
    {
        var dose = OzoneMass.FromMicrograms(3000) / ActualVolume.FromMillilitres(bloodMl);

        Assert.Equal(ugPerMl, dose.MicrogramsPerMillilitre, 1e-9);
    }

    [Fact]
    public void Times_and_flows_give_volumes_back()
    {
        var flow = ActualFlow.FromMillilitresPerMinute(15);

        Assert.Equal(100, (flow * flow.TimeFor(ActualVolume.FromMillilitres(100))).Millilitres, 1e-6); // TimeSpan counts 100 ns
        Assert.Equal(500, (NormalFlow.FromNormalLitresPerMinute(1) * TimeSpan.FromSeconds(30)).NormalMillilitres, 1e-9);
    }

    [Fact]
    public void What_is_not_a_number_is_within_no_bound()
    {
        var unknown = GaugePressure.FromBar(double.NaN);

        Assert.False(unknown <= GaugePressure.FromBar(1));
        Assert.False(unknown >= GaugePressure.FromBar(-1));
        Assert.Equal(Fraction.None, Fraction.Clamped(double.NaN));
    }

    [Fact]
    public void Reading_in_the_unit_that_a_quantity_was_made_from_gives_the_number_back() =>
        Prop.ForAll(Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 1024.0).ToArbitrary(), value =>
            Near(value, GaugePressure.FromBar(value).Bar) && Near(value, GaugePressure.FromMmHg(value).MmHg)
            && Near(value, GaugePressure.FromPsi(value).Psi) && Near(value, AbsolutePressure.FromMillibar(value).Millibar)
            && Near(value, AbsolutePressure.FromKilopascal(value).Kilopascal) && Near(value, AbsolutePressure.FromMmHg(value).MmHg)
            && Near(value, ActualVolume.FromMillilitres(value).Millilitres) && Near(value, ActualVolume.FromLitres(value).Litres)
            && Near(value, NormalVolume.FromNormalMillilitres(value).NormalMillilitres) && Near(value, NormalVolume.FromMoles(value).Moles)
            && Near(value, ActualFlow.FromMillilitresPerMinute(value).MillilitresPerMinute)
            && Near(value, NormalFlow.FromNormalLitresPerMinute(value).NormalLitresPerMinute)
            && Near(value, OzoneMass.FromMicrograms(value).Micrograms) && Near(value, OzoneMass.FromMoles(value).Moles)
            && Near(value, OzoneDose.FromMicrogramsPerMillilitre(value).MicrogramsPerMillilitre)
            && Near(value, Mass.FromGrams(value).Grams) && Near(value, Mass.FromMilligrams(value).Milligrams)
            && Near(value, Length.FromCentimetres(value).Centimetres) && Near(value, Fraction.FromPercent(value).Percent)
            && Math.Abs(value - Temperature.FromCelsius(value).Celsius) < 1e-9).CheckFromSeed();

    static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 4e-16 * Math.Abs(expected) + 1e-300;
}
