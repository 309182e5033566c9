using Hormesis.Device.Controller;

namespace Hormesis.Tests.Device.Controller;

/// <summary>Whole sessions on many simulated machines: what must hold for each, checked on the plant's own truth.</summary>
public class SessionTests
{
    public static TheoryData<ulong, double, double> Machines { get; } = new(
        from seed in Enumerable.Range(1, 12)
        select ((ulong)seed, new[] { 15.0, 25, 40 }[seed % 3], new[] { 100.0, 50 }[seed % 2]));

    [Theory, MemberData(nameof(Machines))]
    public void A_session_completes_and_its_ozone_adds_up(ulong seed, double ugPerNMl, double bloodMl)
    {
        var rig = new Rig(seed, Rig.Plan(ugPerNMl, bloodMl)).ToEnd();

        var (truth, order) = (rig.Device.Ledger, rig.Setup.Plan.Dose.Micrograms);
        Assert.Equal(Phase.Ended, rig.State.Phase);
        var foundAgain = truth.AbsorbedUg + truth.VentedUg + truth.LeftUg + truth.DecayedUg;
        Assert.Equal(truth.OfferedUg, foundAgain, 0.001 * truth.OfferedUg); // both sides are sums of the same steps
        Assert.InRange(truth.OfferedUg / order, 0.94, 1.06); // device-safety 6.2, I5
        Assert.InRange(rig.State.OfferedLargest.Micrograms / order, 1, 1.02); // as measured, by the larger of both accounts
    }

    [Fact]
    public void The_interval_of_the_absorbed_dose_holds_the_truth_in_at_least_93_of_100_sessions()
    {
        var held = Enumerable.Range(1, 100).AsParallel().Count(seed =>
        {
            var rig = new Rig((ulong)seed, Rig.Plan(20)).ToEnd();
            var reported = Absorption.Of(rig.State, rig.Setup);
            return rig.Device.Ledger.AbsorbedUg >= reported.Low.Micrograms && rig.Device.Ledger.AbsorbedUg <= reported.High.Micrograms;
        });

        Assert.InRange(held, 93, 100); // device-safety 6.2, I21
    }

    // RC-07
    [Theory, MemberData(nameof(Machines))]
    public void Blood_goes_back_only_from_a_bottle_at_ambient_and_no_faster_than_planned(ulong seed, double ugPerNMl, double bloodMl)
    {
        var rig = new Rig(seed, Rig.Plan(ugPerNMl, bloodMl)).To(Phase.Reinfusion);
        var (before, fastest) = (0.0, 0.0);
        while (rig.State.Phase == Phase.Reinfusion)
        {
            rig.For(2);
            fastest = Math.Max(fastest, (rig.Device.Ledger.LiquidReturnedMl - before) * 30);
            before = rig.Device.Ledger.LiquidReturnedMl;
        }

        rig.ToEnd();
        Assert.InRange(rig.Device.Ledger.ReturnPressureMaxMmHg, 0, 15); // 20 mbar: device-safety 6.2, I1
        Assert.InRange(fastest, 10, rig.Setup.Plan.Reinfusion.MillilitresPerMinute);
        Assert.InRange(rig.Device.Ledger.AirPastClampMl, 0, 1e-6); // what a non-return valve leaks in the clamp's test
    }

    // RC-08
    [Theory, MemberData(nameof(Machines))]
    public void What_was_drawn_is_what_was_ordered_and_a_rest_stays_in_the_bottle(ulong seed, double ugPerNMl, double bloodMl)
    {
        var rig = new Rig(seed, Rig.Plan(ugPerNMl, bloodMl)).ToEnd();

        var truth = rig.Device.Ledger;
        Assert.Equal(bloodMl, truth.BloodDrawnMl, 0.02 * bloodMl); // device-safety 8: draw within 2 %
        var rest = truth.BloodDrawnMl + rig.Setup.Plan.AnticoagulantVolume.Millilitres - truth.LiquidReturnedMl;
        Assert.Equal(15, rest, 3.0); // residual stop within 3 mL
    }

    [Theory, MemberData(nameof(Machines))]
    public void Clamps_are_closed_whenever_gas_may_enter_the_bottle(ulong seed, double ugPerNMl, double bloodMl)
    {
        var rig = new Rig(seed, Rig.Plan(ugPerNMl, bloodMl));
        while (!rig.IsOver)
        {
            rig.Step();
            var c = rig.Commands;
            Assert.False(c.GasToBottle && (c.DrawClampOpen || c.ReturnClampOpen), $"at {rig.Now}");
            Assert.False(c.ReturnClampOpen && c.VentClosed, $"return with the vent closed at {rig.Now}");
            Assert.False(c.GasToBottle && c.HighVoltageOn && rig.State.Phase != Phase.Injection, $"ozone outside injection at {rig.Now}");
        }
    }

    [Fact]
    public void Phases_come_in_the_order_of_the_cycle()
    {
        var rig = new Rig(seed: 11);
        var seen = new List<Phase> { rig.State.Phase };
        while (!rig.IsOver)
        {
            if (rig.Step().State.Phase != seen[^1]) seen.Add(rig.State.Phase);
        }

        Assert.Equal(PhaseNames.All.Where(p => p is not (Phase.Safe or Phase.Service)), seen);
    }

    // RC-41
    [Fact]
    public void The_pressure_is_let_down_no_faster_than_50_mbar_a_second()
    {
        var rig = new Rig(seed: 12, Rig.Plan(40)).To(Phase.Vent, secondsOn: 0.5);
        var steepest = 0.0;
        while (rig.Readings.Bottle.Millibar > 45) // below 20 mbar the vent is simply open
        {
            var before = rig.Readings.Bottle.Millibar;
            rig.For(0.5);
            steepest = Math.Max(steepest, (before - rig.Readings.Bottle.Millibar) / 0.5);
        }

        Assert.InRange(steepest, 20, 50);
    }
}
