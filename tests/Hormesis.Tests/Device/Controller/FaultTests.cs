using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Controller;

/// <summary>Single faults of the first form: what goes wrong, what the session does about it, and what reaches the patient.</summary>
public class FaultTests
{
    // RC-09
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void Air_in_the_line_is_clamped_before_it_reaches_the_patient(ulong seed)
    {
        var rig = new Rig(seed).To(Phase.Reinfusion, secondsOn: 30);

        rig.Break(FaultKind.LineAir);
        rig.ToEnd();

        Assert.Equal((Phase.Safe, "air-in-line"), (rig.State.Phase, rig.StoppedBy));
        rig.For(5);
        Assert.InRange(rig.Device.Ledger.AirPastClampMl, 0, 0.1); // device-safety 8: no bubble above 0.1 mL
    }

    [Fact]
    public void A_load_cell_that_drifts_until_the_bottle_runs_dry_ends_in_the_air_detector()
    {
        var rig = new Rig(seed: 6).To(Phase.Reinfusion, secondsOn: 30);

        rig.Break(FaultKind.WeightDrift); // the bottle seems to stay full
        rig.ToEnd();

        Assert.Equal(Phase.Safe, rig.State.Phase);
        rig.For(5);
        Assert.InRange(rig.Device.Ledger.AirPastClampMl, 0, 0.1);
    }

    // RC-33
    [Fact]
    public void Without_a_journal_no_blood_is_drawn()
    {
        var rig = new Rig(seed: 7).Break(FaultKind.StoreFailure);

        rig.ToEnd();

        Assert.Equal((Phase.Safe, "store"), (rig.State.Phase, rig.StoppedBy));
        Assert.Equal(0, rig.Device.Ledger.BloodDrawnMl);
    }

    [Fact]
    public void A_journal_lost_before_the_dose_means_no_dose()
    {
        var rig = new Rig(seed: 8).To(Phase.Draw, secondsOn: 30);

        rig.Break(FaultKind.StoreFailure);
        rig.ToEnd();

        Assert.Equal("journal", rig.StoppedBy);
        Assert.Equal(0, rig.Device.Ledger.OfferedUg);
    }

    [Fact]
    public void A_leak_is_found_before_a_patient_is_connected()
    {
        var rig = new Rig(seed: 9);

        rig.Break(FaultKind.GasLeak);
        rig.ToEnd();

        Assert.Equal("leak-test-failed", rig.StoppedBy);
        Assert.Equal(0, rig.Device.Ledger.BloodDrawnMl);
    }

    // RC-19
    [Theory]
    [InlineData(Phase.LeakTest)]
    [InlineData(Phase.Conditioning)]
    [InlineData(Phase.Draw)]
    public void Without_oxygen_no_ozone_is_injected(Phase phase)
    {
        var rig = new Rig(seed: 10).To(phase, secondsOn: 1);

        rig.Break(FaultKind.OxygenPressure);
        rig.ToEnd();

        Assert.Equal("oxygen-supply", rig.StoppedBy);
        Assert.Equal(0, rig.Device.Ledger.OfferedUg);
    }

    // RC-12
    [Fact]
    public void A_return_clamp_that_does_not_close_is_seen_before_gas_comes_in()
    {
        var rig = new Rig(seed: 11).To(Phase.Draw, secondsOn: 5);

        rig.Break(FaultKind.ReturnClampStuckOpen);
        rig.ToEnd();

        Assert.Equal("return-clamp", rig.StoppedBy);
        Assert.Equal(0, rig.Device.Ledger.OfferedUg);
    }

    // RC-16
    [Fact]
    public void A_frozen_photometer_stops_the_gas()
    {
        var rig = new Rig(seed: 12).To(Phase.Draw, secondsOn: 5);
        var frozen = rig.Readings;

        rig.Distort = r => r with { Photometer = frozen.Photometer, PhotometerSample = frozen.PhotometerSample };
        rig.For(6.1);

        Assert.Equal((Phase.Safe, "photometer-frozen"), (rig.State.Phase, rig.StoppedBy));
        Assert.False(rig.Commands.HighVoltageOn);
    }

    // RC-27
    [Fact]
    public void Blood_stays_in_the_bottle_when_the_patient_is_not_matched_again()
    {
        var rig = new Rig(seed: 13).To(Phase.Settle);

        rig.Distort = r => r with { PatientMatched = false };
        rig.ToEnd();

        Assert.Equal("blood-old", rig.StoppedBy); // it stood too long meanwhile
        Assert.Equal(0, rig.Device.Ledger.LiquidReturnedMl);
    }

    [Fact]
    public void A_bottle_that_is_not_the_ordered_one_is_refused_by_its_weight()
    {
        var rig = new Rig(seed: 14);

        rig.Distort = r => r with { Weight = r.Weight + Mass.FromGrams(30) };
        rig.ToEnd();

        Assert.Equal("bottle-or-anticoagulant", rig.StoppedBy);
    }

    // RC-26
    [Fact]
    public void Anticoagulant_that_was_not_loaded_is_noticed()
    {
        var rig = new Rig(seed: 15).To(Phase.SetUp);
        var empty = rig.State.Estimates.Weight;

        rig.Distort = r => r with { Weight = empty };
        rig.ToEnd();

        Assert.Equal("bottle-or-anticoagulant", rig.StoppedBy);
        Assert.Equal(0, rig.Device.Ledger.BloodDrawnMl);
    }

    [Fact]
    public void Filling_stops_at_the_ceiling_of_the_plan_whatever_mass_is_missing()
    {
        var rig = new Rig(seed: 16, Rig.Plan() with { OverpressureCeiling = GaugePressure.FromBar(0.3) })
            .Until(r => r.State.Phase == Phase.Injection && r.Readings.Bottle.Bar > 0.26);
        var begun = rig.Now;

        // Both sensors show more and more: no account of the gas is stopped by it, and the pressure rises no faster than a valve lets it.
        GaugePressure More() => GaugePressure.FromBar(0.1 * (rig.Now - begun).TotalSeconds);
        rig.Distort = r => r with { Bottle = r.Bottle + More(), BottleSecond = r.BottleSecond + More() };
        rig.ToEnd();

        Assert.Equal("overpressure-ceiling", rig.StoppedBy);
        Assert.InRange(rig.Device.Ledger.OfferedUg, 1, 0.98 * rig.Setup.Plan.Dose.Micrograms);
    }

    // RC-14
    [Fact]
    public void A_photometer_that_reads_low_is_noticed_before_the_blood_gets_too_much()
    {
        var rig = new Rig(seed: 17).Break(FaultKind.PhotometerGain).ToEnd();

        Assert.Equal(Phase.Safe, rig.State.Phase);
        Assert.InRange(rig.Device.Ledger.OfferedUg / rig.Setup.Plan.Dose.Micrograms, 0, 1.12); // device-safety 6.2, I5
    }
}
