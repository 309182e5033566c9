using FsCheck;
using FsCheck.Fluent;
using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Controller;

public class DoseAccountTests
{
    static readonly NormalVolume Gas = NormalVolume.FromNormalMillilitres(100);
    static readonly TimeSpan Filter = TimeSpan.FromSeconds(30);

    [Fact]
    public void Ozone_in_the_account_is_neither_made_nor_lost() =>
        Prop.ForAll(Number(1, 8_000), Number(1, 30_000), Number(5, 600), (ug, ticks, uptake) =>
        {
            var account = default(DoseAccount).Inject(OzoneMass.FromMicrograms(ug));
            var taken = 0.0;
            for (var i = 0; i < ticks; i++)
            {
                var before = account;
                account = account.Age(Rig.Tick, TimeSpan.FromSeconds(uptake), slowness: 1, wallPerSecond: 2e-4, afterVent: false);
                taken += (before.InGas - account.InGas - (account.Decayed - before.Decayed)).Micrograms;
            }

            return Math.Abs(account.Absorbed.Micrograms - taken) < 1e-9 * ug; // rounding of up to 30,000 sums
        }).CheckFromSeed();

    [Fact]
    public void Uptake_follows_an_exponential()
    {
        var account = default(DoseAccount).Inject(OzoneMass.FromMicrograms(1000));

        for (var i = 0; i < 4_500; i++)
            account = account.Age(Rig.Tick, TimeSpan.FromSeconds(45), slowness: 2, wallPerSecond: 0, afterVent: false);

        Assert.Equal(1000 * Math.Exp(-1), account.InGas.Micrograms, 0.1); // explicit Euler at 1/4500 of the time constant: 1/9000 off
        Assert.Equal(1000 * Math.Exp(-0.5), account.InGasIfSlow.Micrograms, 0.1);
    }

    [Fact]
    public void What_the_vent_found_replaces_what_the_model_said()
    {
        var account = default(DoseAccount).Inject(OzoneMass.FromMicrograms(1000));

        account = account.Vent(OzoneConcentration.FromMicrogramsPerNormalMillilitre(0.5),
            letOut: NormalVolume.FromNormalMillilitres(100), stays: NormalVolume.FromNormalMillilitres(300), measured: true);

        Assert.Equal(50, account.Vented.Micrograms, 1e-9);
        Assert.Equal(150, account.InGas.Micrograms, 1e-9);
        Assert.Equal(800, account.Absorbed.Micrograms, 1e-9);
    }

    // One error at a time: 1.96 · a/√3 for a rectangular error of half width a.
    [Fact]
    public void The_interval_is_that_of_rectangular_errors_added_in_squares()
    {
        var account = default(DoseAccount).Inject(OzoneMass.FromMicrograms(1000));
        var none = Rig.Profile.Accuracy with
        {
            Photometer = Fraction.None,
            Flow = Fraction.None,
            PhotometerNoise = OzoneConcentration.FromMicrogramsPerNormalMillilitre(0),
            VentZero = OzoneConcentration.FromMicrogramsPerNormalMillilitre(0),
        };
        var found = account with { FoundIsMeasured = true };

        Assert.Equal(0, Half(found, none), 1e-12);
        Assert.Equal(1.96 * 20 / Math.Sqrt(3), Half(found, none with { Photometer = Fraction.FromPercent(2) }), 1e-9);
        Assert.Equal(1.96 * Math.Sqrt(20 * 20 + 10 * 10) / Math.Sqrt(3),
            Half(found, none with { Photometer = Fraction.FromPercent(2), Flow = Fraction.FromPercent(1) }), 1e-9);
        // Two channels that err each by itself: their mean's variance is half of one's.
        Assert.Equal(1.96 * 20 / Math.Sqrt(6), Half(found, none with { Photometer = Fraction.FromPercent(2) }, channels: 2), 1e-9);
    }

    [Fact]
    public void A_vent_without_a_measurement_leaves_all_that_was_in_the_gas_in_doubt()
    {
        var account = default(DoseAccount).Inject(OzoneMass.FromMicrograms(1000))
            .Vent(OzoneConcentration.FromMicrogramsPerNormalMillilitre(1), Gas, Gas, measured: false);

        var unmeasured = Half(account, Rig.Profile.Accuracy);
        var measured = Half(account with { FoundIsMeasured = true }, Rig.Profile.Accuracy);

        Assert.True(unmeasured > 1.96 * 200 / Math.Sqrt(3), "200 µg were in the gas");
        Assert.True(unmeasured > 3 * measured);
    }

    static Arbitrary<int> Number(int from, int to) => Gen.Choose(from, to).ToArbitrary();

    static double Half(DoseAccount account, AccuracyProfile accuracy, int channels = 1) =>
        account.HalfWidth(accuracy, Gas, Gas, Filter, channels, Fraction.FromPercent(20)).Micrograms;
}
