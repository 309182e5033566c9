using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

public class WholeSessionTests
{
    /// <summary>The monitor beside a controller on the simulated machine, through sensors as noisy as the controller's own.</summary>
    [Theory, InlineData(1, 15, 100), InlineData(2, 40, 200), InlineData(3, 20, 150)]
    public void A_session_without_a_fault_runs_without_a_refusal_and_its_ozone_is_accounted_for(ulong seed, double ugPerNMl, double bloodMl)
    {
        var plan = Rig.Plan(ugPerNMl, bloodMl) with { OverpressureCeiling = GaugePressure.FromBar(0.8) };
        var rig = new Rig(seed, plan);
        var setup = new MonitorSetup(plan, Rig.Profile, MonitorTable.Shipped);
        var state = MonitorState.Begin;
        var ozone = OzoneMass.Zero;
        var beat = 0u;

        while (!rig.IsOver)
        {
            var now = rig.Now + Rig.Tick;
            var gasWasOpen = rig.Commands.GasToBottle;
            rig.Step();
            var requests = rig.Commands with { Beat = ++beat };
            (state, var permits) = SafetyMonitor.Step(state, Seen(rig.Readings, gasWasOpen), requests, setup, now);

            Assert.True(state.Shown == 0, $"{state.Reason} {state.Shown:x} in {rig.State.Phase} at {now}");
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

    static MonitorReadings Seen(in Readings r, bool gasWasOpen) => new()
    {
        Bottle = r.BottleSecond,
        Line = r.Line,
        Weight = r.Weight,
        AirNow = r.AirNow,
        AirTotal = r.AirTotal,
        AirDetectorGood = r.AirDetectorGood,
        Photometer = r.Photometer,
        PhotometerSample = r.PhotometerSample,
        PhotometerUnit = ConcentrationUnit.MicrogramsPerNormalMillilitre,
        PhotometerGood = r.PhotometerGood,
        DrawClampClosed = r.DrawClampClosed,
        ReturnClampClosed = r.ReturnClampClosed,
        GasValveClosed = !gasWasOpen,
        Blood = r.Blood,
        RoomOzone = r.RoomOzone,
        SupplyGood = r.MainsGood,
    };
}
