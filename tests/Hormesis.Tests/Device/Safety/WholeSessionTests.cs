using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

public class WholeSessionTests
{
    /// <summary>The monitor beside the controller on the simulated machine, each with its own sensors.</summary>
    [Theory, InlineData(1, 15, 100), InlineData(2, 40, 200), InlineData(3, 20, 150)]
    public void A_session_without_a_fault_runs_without_a_refusal_and_its_ozone_is_accounted_for(ulong seed, double ugPerNMl, double bloodMl)
    {
        var plan = Rig.Plan(ugPerNMl, bloodMl) with { OverpressureCeiling = GaugePressure.FromBar(0.8) };
        var rig = new Rig(seed, plan);
        var ozone = OzoneMass.Zero;

        while (!rig.IsOver)
        {
            rig.Step();
            var (state, permits, requests) = (rig.Session.Unit.Monitor, rig.Session.Unit.Permits, rig.Commands);

            Assert.True(state.Shown == 0, $"{state.Reason} {state.Shown:x} in {rig.State.Phase} at {rig.Now}");
            Assert.True(permits.Draw || !requests.DrawClampOpen, "draw");
            Assert.True(permits.Return || !requests.ReturnClampOpen, "return");
            Assert.True(permits.Gas || !requests.GasToBottle, "gas");
            Assert.True(permits.HighVoltage || !requests.HighVoltageOn, "high voltage");
            Assert.True(permits.VentClosed || !requests.VentClosed, "vent");
            Assert.True(permits.Vacuum || !requests.VacuumOn, "vacuum");
            if (rig.State.Phase == Phase.Mixing) ozone = state.Ozone;
        }

        Assert.Equal(Phase.Ended, rig.State.Phase);
        // Photometer 2 %, headspace by weight and bottle 1.5 %, uptake of oxygen while filling 1 %.
        Assert.Equal(plan.Dose.Micrograms, ozone.Micrograms, 0.045 * plan.Dose.Micrograms);
    }
}
