using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;
using Filling = Hormesis.Device.Safety.Filling;

namespace Hormesis.Tests.Device.Safety;

/// <summary>The monitor's account of one filling, tick by tick: stages, times, ozone and air.</summary>
public class FillingTests
{
    static readonly MonitorLimits L = Look.Limits;
    static readonly MonitorReadings Quiet = Watched.Quiet;
    static readonly MonitorReadings Drawing = Quiet with { DrawClampClosed = false };
    static readonly MonitorReadings Returning = Quiet with { ReturnClampClosed = false };
    static readonly Commands AskDraw = new() { DrawClampOpen = true };
    static readonly Commands AskReturn = new() { ReturnClampOpen = true };
    static readonly Commands Gas = new() { GasToBottle = true, VentClosed = true };
    static readonly Senses Patient = new() { PatientSeen = true };

    MonitorSetup setup = Watched.Setup;
    TimeSpan now = TimeSpan.FromSeconds(100);

    [Fact]
    public void What_is_there_at_power_on_is_empty_or_unknown()
    {
        var blood = Quiet with { Weight = Look.Bottle(60), AirTotal = Ml(3) };
        Assert.Equal((FillingStage.Empty, now), (Filling.From(Quiet, setup, now).Stage, Filling.From(Quiet, setup, now).MovedAt));
        Assert.Equal(FillingStage.Unknown, Filling.From(blood, setup, now).Stage);
        Assert.Equal(FillingStage.Empty, Filling.From(blood, Look.With(e => e with { WeighingBridges = 1 }), now).Stage);
        Assert.Equal(ActualVolume.Zero, Follow(Filling.From(blood, setup, now), blood, AskReturn).Air);
    }

    [Fact]
    public void It_is_drawn_once_the_clamp_is_open_with_a_patient_there_and_its_age_counts_from_then()
    {
        var empty = Follow(Filling.From(Quiet, setup, now), Quiet, AskDraw);
        Assert.Equal((FillingStage.Empty, Quiet.Weight), (empty.Stage, empty.Before));
        Assert.Equal(FillingStage.Empty, empty.Follow(Drawing, AskDraw, default, setup, now).Stage);

        var drawn = Follow(empty, Drawing, AskDraw);
        Assert.Equal((FillingStage.Drawn, now, now), (drawn.Stage, drawn.DrawnAt, drawn.MovedAt));

        var begun = now;
        var later = Follow(drawn, Drawing, AskDraw);
        Assert.Equal((FillingStage.Drawn, begun, now), (later.Stage, later.DrawnAt, later.MovedAt));
    }

    [Fact]
    public void Blood_moves_while_it_is_drawn_mixed_or_returned_and_else_stands()
    {
        var drawn = Drawn();
        var since = drawn.MovedAt;
        Assert.Equal(since, Follow(drawn, Quiet).MovedAt);
        Assert.Equal(now + Watched.Tick, Follow(drawn, Quiet, new() { MixerOn = true }).MovedAt);
        Assert.Equal(now + Watched.Tick, Follow(drawn, Returning, AskReturn).MovedAt);
        Assert.Equal(now + Watched.Tick, Follow(drawn, Drawing).MovedAt);
    }

    [Fact]
    public void Its_return_begins_when_the_clamp_is_open_whoever_asked()
    {
        Assert.Equal(FillingStage.Drawn, Follow(Drawn(), Quiet, AskReturn).Stage);
        Assert.Equal(FillingStage.Returning, Follow(Drawn(), Returning).Stage);
        Assert.Equal(FillingStage.Empty, Follow(Filling.From(Quiet, setup, now), Returning, AskReturn).Stage);
        Assert.Equal(FillingStage.Returning, Follow(Follow(Drawn(), Returning), Returning).Stage);
    }

    [Fact]
    public void A_new_filling_begins_when_the_last_has_been_given_back_by_weight()
    {
        var returned = Follow(Drawn(), Returning, AskReturn);
        var edge = setup.Order.Tare + setup.Order.Anticoagulant + Mass.OfBlood(L.Emptied);
        Assert.Equal(FillingStage.Empty, Again(returned, edge - Mass.FromMilligrams(1)).Stage);
        Assert.Equal(FillingStage.Returning, Again(returned, edge + Mass.FromMilligrams(1)).Stage);
        Assert.Equal(FillingStage.Returning, Again(returned, Mass.FromGrams(double.NaN)).Stage);
        Assert.Equal(FillingStage.Drawn, Again(Drawn(), edge - Mass.FromMilligrams(1)).Stage);

        setup = Look.With(e => e with { WeighingBridges = 1 });
        Assert.Equal(FillingStage.Empty, Again(returned, edge + Mass.FromMilligrams(1)).Stage);
    }

    [Fact]
    public void A_new_filling_forgets_dose_air_and_weight_of_the_last_and_begins_by_being_asked_anew()
    {
        var dosed = Follow(Follow(Drawn(), Quiet with { GasValveClosed = false }, Gas), Quiet with { Bottle = Bar(0.1) }, Gas);
        Assert.True(dosed is { DoseBegun: true } && dosed.Ozone >= OzoneMass.Zero);
        var returned = Follow(Follow(dosed, Returning with { AirTotal = Ml(1) }, AskReturn), Quiet with { AirTotal = Ml(1) });
        Assert.True(returned.Air == Ml(1) && returned.DoseOver);

        var next = Follow(returned, Quiet with { AirTotal = Ml(1), Weight = Mass.FromGrams(421) }, AskDraw);

        Assert.Equal((FillingStage.Empty, false, false, OzoneMass.Zero), (next.Stage, next.DoseBegun, next.DoseOver, next.Ozone));
        Assert.Equal((ActualVolume.Zero, ActualVolume.Zero, 421.0), (next.Air, next.AirAtOpening, Math.Round(next.Before.Grams, 9)));
        // The counter goes on: what it had counted before is not this filling's.
        Assert.Equal(Ml(0.5).CubicMetres, Follow(next, Quiet with { AirTotal = Ml(1.5) }, AskReturn).Air.CubicMetres, 1e-15);
        Assert.Equal(next.Before, Follow(next, Quiet with { Weight = Mass.FromGrams(422) }, AskDraw).Before);
    }

    [Fact]
    public void Ozone_is_the_photometers_strength_times_what_the_rise_of_pressure_holds()
    {
        var gas = Strength(20, Quiet with { Weight = Look.Bottle(100), GasValveClosed = false });
        var f = Follow(Drawn(), gas, Gas);
        f = Follow(f, gas with { Bottle = Bar(0.01) }, Gas);

        // 100 mL of blood and the anticoagulant's mass as blood leave this much of 500 mL; 0 degrees and 1 atm.
        var headspaceMl = 500 - 100 - setup.Order.Anticoagulant.AsBlood.Millilitres;
        var expected = 20 * 0.01 / 1.01325 * headspaceMl * 273.15 / 295.15;
        Assert.Equal(expected, f.Ozone.Micrograms, expected * 1e-9);
        Assert.Equal(expected, Follow(f, gas with { Bottle = Bar(0.01) }, Gas).Ozone.Micrograms, expected * 1e-9);
        Assert.Equal(2 * expected, Follow(f, gas with { Bottle = Bar(0.02) }, Gas).Ozone.Micrograms, expected * 1e-9);
    }

    [Fact]
    public void Gas_counts_while_it_is_asked_for_or_its_valve_is_open()
    {
        var first = Strength(20, Quiet with { Weight = Look.Bottle(100) });
        var then = first with { Bottle = Bar(0.01) };
        Assert.Equal(OzoneMass.Zero, Follow(Follow(Drawn(), first), then).Ozone);
        Assert.True(Follow(Follow(Drawn(), first), then, Gas).Ozone > OzoneMass.Zero);
        Assert.True(Follow(Follow(Drawn(), first), then with { GasValveClosed = false }).Ozone > OzoneMass.Zero);
        Assert.False(Follow(Drawn(), first).DoseBegun);
        Assert.True(Follow(Drawn(), first with { GasValveClosed = false }).DoseBegun);
        Assert.False(Follow(Filling.From(Quiet, setup, now), Quiet, Gas).DoseBegun);

        setup = Look.With(e => e with { PhotometerChannels = 1 });
        var unmeasured = Follow(Follow(Drawn(), first), then, Gas);
        Assert.Equal((true, OzoneMass.Zero), (unmeasured.DoseBegun, unmeasured.Ozone));
    }

    [Fact]
    public void A_dose_ends_by_mixing_venting_or_a_long_pause_and_only_after_it_began()
    {
        var closed = new Commands { VentClosed = true };
        var dosed = Follow(Drawn(), Quiet, Gas);
        var lastGas = now;
        Assert.False(Follow(dosed, Quiet, closed).DoseOver);
        Assert.True(Follow(dosed, Quiet, closed with { MixerOn = true }).DoseOver);
        Assert.True(Follow(dosed, Quiet).DoseOver);
        Assert.False(Follow(Drawn(), Quiet, closed with { MixerOn = true }).DoseOver);

        Assert.False(dosed.Follow(Quiet, closed, Patient, setup, lastGas + L.DosePause).DoseOver);
        var over = dosed.Follow(Quiet, closed, Patient, setup, Look.Up(lastGas + L.DosePause));
        Assert.True(over.DoseOver);
        Assert.True(Follow(over, Quiet, Gas) is { DoseOver: true, DoseBegun: true });
    }

    [Fact]
    public void Air_counts_while_a_return_is_asked_for_and_since_it_was_asked_anew()
    {
        var f = Drawn();
        f = Follow(f, Quiet with { AirTotal = Ml(0.2) });
        Assert.Equal(ActualVolume.Zero, f.Air);
        f = Follow(f, Quiet with { AirTotal = Ml(0.23) }, AskReturn);
        f = Follow(f, Quiet with { AirTotal = Ml(0.24) }, AskReturn);
        Assert.Equal((40.0, 40.0), (Microlitres(f.Air), Microlitres(f.AirSinceOpening)));

        f = Follow(f, Quiet with { AirTotal = Ml(0.24) });
        f = Follow(f, Quiet with { AirTotal = Ml(0.25) }, AskReturn);

        Assert.Equal((50.0, 10.0), (Microlitres(f.Air), Microlitres(f.AirSinceOpening)));
        Assert.True(double.IsNaN(Follow(f, Quiet with { AirTotal = Ml(0.2) }, AskReturn).Air.CubicMetres));
    }

    [Fact]
    public void What_was_drawn_is_the_weight_above_that_at_its_begin() => Assert.Equal(
        25, new Filling { Before = Look.Bottle(30) }.Drawn(Quiet with { Weight = Look.Bottle(55) }).Millilitres, 1e-9);

    Filling Drawn() => Follow(Follow(Filling.From(Quiet, setup, now), Quiet, AskDraw), Drawing, AskDraw);

    Filling Again(Filling f, Mass weight) => Follow(f, Quiet with { Weight = weight }, AskDraw);

    Filling Follow(Filling f, MonitorReadings r, Commands c = default) => f.Follow(r, c, Patient, setup, now += Watched.Tick);

    static MonitorReadings Strength(double ug, MonitorReadings r) =>
        r with { Photometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ug) };

    static double Microlitres(ActualVolume v) => Math.Round(v.Millilitres * 1e3, 6);

    static ActualVolume Ml(double ml) => ActualVolume.FromMillilitres(ml);

    static GaugePressure Bar(double bar) => GaugePressure.FromBar(bar);
}
