using Hormesis.Device.Faults;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>What the plant says of itself to those who judge.</summary>
public class PlantTruthTests
{
    [Fact]
    public void A_filling_begins_with_the_first_blood_after_a_return_and_not_with_every_opening_of_the_clamp()
    {
        var bench = new Bench().WithBlood(20);
        Assert.Equal(1, bench.Truth.Fills);
        bench.Run(Bench.Drawing, seconds: 10);
        Assert.Equal(1, bench.Truth.Fills);
        Assert.Equal(bench.Ledger.BloodDrawnMl, bench.Truth.DrawnThisFillMl, 1e-9);

        bench.Run(default, seconds: 5).Run(Bench.Returning, seconds: 20).Run(default, seconds: 1);
        Assert.Equal(1, bench.Truth.Fills);
        var before = bench.Ledger.BloodDrawnMl;
        bench.Run(Bench.Drawing, seconds: 10);

        Assert.Equal(2, bench.Truth.Fills);
        Assert.Equal(bench.Ledger.BloodDrawnMl - before, bench.Truth.DrawnThisFillMl, 1e-9);
    }

    [Fact]
    public void An_injection_that_is_interrupted_for_30_s_is_another()
    {
        var bench = new Bench().WithBlood(60).Run(Bench.Making, seconds: 30);
        Assert.Equal(0, bench.Truth.InjectionsThisFill);

        bench.Run(Bench.Injecting, seconds: 5).Run(Bench.Closed, seconds: 25).Run(Bench.Injecting, seconds: 5);
        Assert.Equal(1, bench.Truth.InjectionsThisFill);
        bench.Run(Bench.Closed, seconds: 35).Run(Bench.Injecting, seconds: 5);

        Assert.Equal(2, bench.Truth.InjectionsThisFill);
        Assert.Equal(bench.Ledger.OfferedUg, bench.Truth.OzoneThisFillUg, 1e-6 * bench.Ledger.OfferedUg);
        Assert.Equal(bench.Ledger.OfferedUg, bench.Truth.OzoneTotalUg, 1e-6 * bench.Ledger.OfferedUg);
    }

    [Fact]
    public void Ozone_that_was_in_the_bottle_before_the_blood_belongs_to_the_filling()
    {
        var bench = new Bench().Run(Bench.Making, seconds: 60).Run(Bench.Injecting, seconds: 10);
        var offered = bench.Ledger.OfferedUg;

        bench.Run(Bench.Closed with { DrawClampOpen = true, VentClosed = false }, seconds: 5);

        Assert.Equal(1, bench.Truth.Fills);
        Assert.InRange(bench.Truth.OzoneThisFillUg, 0.05 * offered, offered); // what the vent has left of it
    }

    [Fact]
    public void Age_and_standing_run_from_the_vein_and_stop_only_for_flow_and_mixing()
    {
        var bench = new Bench().WithBlood(60); // 60 s of draw, 5 s of rest
        Assert.Equal((65, 5), (Math.Round(bench.Truth.BloodAgeSeconds), Math.Round(bench.Truth.StandingSeconds)));

        bench.Run(new() { MixerOn = true }, seconds: 10);
        Assert.Equal((75, 0), (Math.Round(bench.Truth.BloodAgeSeconds), Math.Round(bench.Truth.StandingSeconds)));
        bench.Run(default, seconds: 700).Run(Bench.Returning, seconds: 5);

        Assert.Equal(700, bench.Truth.ReturnedAfterStandingSeconds, 1.5); // until the regulator had opened
        Assert.Equal(780, bench.Truth.ReturnedAtAgeSeconds, 1.0);
        Assert.Equal(0, bench.Truth.StandingSeconds);
    }

    [Fact]
    public void Bubbles_apart_are_told_apart()
    {
        var bench = new Bench().WithBlood(100).Run(Bench.Returning, seconds: 5);
        foreach (var ml in new[] { 0.3, 0.6, 0.2 })
        {
            bench.Machine.Inject(new(FaultKind.LineAir, ml));
            bench.Run(Bench.Returning, seconds: 15);
        }
        bench.Run(Bench.Returning, seconds: 60);

        Assert.Equal(1.1, bench.Truth.GasPastReturnMl, 0.01);
        Assert.Equal(0.6, bench.Truth.LargestBubbleMl, 0.01);
        Assert.Equal(1.1, bench.Truth.GasPastReturnThisPassMl, 0.01);
    }

    [Fact]
    public void Broken_cells_are_noted_when_they_go_back()
    {
        var bench = new Bench().WithBlood(100);
        Assert.InRange(bench.Truth.HaemolysisPercent, 0.1, 0.4); // clinical 2.3: warns at 0.4
        Assert.False(bench.Run(Bench.Returning, seconds: 3).Truth.ReturnedHaemolysed);

        bench.Machine.Inject(new(FaultKind.HaemolysisIndex, 8));
        Assert.True(bench.Run(Bench.Returning, seconds: 3).Truth.ReturnedHaemolysed);
    }

    [Fact]
    public void A_line_that_is_pressed_through_a_kink_is_high_for_as_long_as_it_is()
    {
        var open = Bench.Filling with { ReturnOpening = Fraction.Whole };
        var bench = new Bench().WithBlood(60).Run(Bench.Returning with { ReturnOpening = Fraction.Whole }, seconds: 2);
        bench.Run(open, seconds: 12);
        bench.Machine.Inject(new(FaultKind.LineResistance, 20));
        bench.Machine.Inject(new(FaultKind.ReturnClampStuckOpen));

        bench.Run(Bench.Closed with { ReturnOpening = Fraction.Whole }, seconds: 3);
        Assert.True(bench.Truth.LineMmHg > 200);
        Assert.InRange(bench.Truth.LineHighSeconds, 2, 3.1);
        Assert.Equal(0, bench.Run(default, seconds: 5).Truth.LineHighSeconds);
    }
}
