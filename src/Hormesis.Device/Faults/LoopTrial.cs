using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;
using Hormesis.Device.Twin;

namespace Hormesis.Device.Faults;

/// <summary>
/// How the loops of concentration and pressure did on one random machine, by what is true of the plant and by nothing that a sensor
/// shows. The real controller and monitor run from conditioning until the bottle is filled.
/// </summary>
/// <param name="Nominal">The generator is as its model says; else anything within 5.1's ranges (reference/device-safety).</param>
/// <param name="Completed">The bottle was filled.</param>
/// <param name="SettleSeconds">
/// From the first high voltage until the gas at the valve stays within 5 % of the order; infinite when it does not before blood comes.
/// </param>
/// <param name="OvershootPercent">Highest concentration above the order, from the first high voltage until the bottle is filled.</param>
/// <param name="SteadyErrorPercent">Mean distance from the order over the last 20 s before the draw.</param>
/// <param name="PressureOvershootMbar">Highest pressure above the one that the filled bottle holds two seconds later.</param>
public readonly record struct LoopTrial(
    bool Nominal, bool Completed, double SettleSeconds, double OvershootPercent, double SteadyErrorPercent, double PressureOvershootMbar)
{
    const double Band = 0.05, SteadySeconds = 20;
    const int NominalEvery = 10; // of so many machines one has a generator as its model
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(30), HoldsAfter = TimeSpan.FromSeconds(2);

    /// <summary>Machine and plan of this seed, up to the filled bottle.</summary>
    public static LoopTrial Run(DeviceProfile profile, int index, ulong seed, CancellationToken stop = default)
    {
        var nominal = index % NominalEvery == 0;
        UnitSetup setup = new(FaultPlans.Random(profile, seed, passes: 1), profile, LimitTable.Shipped);
        var session = SimulatedSession.FromConditioning(setup, seed, nominal ? PlantSpread.Nominal : PlantSpread.Wide);
        Watch watch = new(setup.Plan.Concentration.MicrogramsPerNormalMillilitre);
        while (session.Now < Longest && session.Controller.Phase is not (Phase.Safe or Phase.Ended) && !watch.IsFilled)
        {
            session.Step();
            watch.Look(session);
            stop.ThrowIfCancellationRequested();
        }
        return new(
            nominal, watch.IsFilled, watch.SettleSeconds, watch.OvershootPercent, watch.SteadyErrorPercent, watch.PressureOvershootMbar);
    }

    // What has been seen of one run.
    struct Watch(double order)
    {
        TimeSpan begun = TimeSpan.MinValue, within = TimeSpan.MinValue, filledAt = TimeSpan.MinValue;
        double over, off, highestBar, heldBar = double.NaN;
        bool drew;

        public readonly bool IsFilled => !double.IsNaN(heldBar);
        public readonly double SettleSeconds => within == TimeSpan.MinValue ? double.PositiveInfinity : (within - begun).TotalSeconds;
        public readonly double OvershootPercent => 100 * over;
        public readonly double SteadyErrorPercent => 100 * Math.Abs(off);
        public readonly double PressureOvershootMbar => 1e3 * (highestBar - heldBar);

        public void Look(SimulatedSession session)
        {
            var (truth, phase) = (session.Machine.Truth, session.Controller.Phase);
            if (truth.HighVoltageOn && begun == TimeSpan.MinValue) begun = session.Now;
            drew |= phase == Phase.Draw;
            if (begun != TimeSpan.MinValue && truth.HighVoltageOn) Concentration(truth.ConcentrationUgPerNMl / order - 1, session.Now);
            if (phase is Phase.Injection or Phase.Mixing) Pressure(truth, session.Now);
        }

        void Concentration(double distance, TimeSpan now)
        {
            over = Math.Max(over, distance);
            if (drew) return;
            if (!(Math.Abs(distance) <= Band)) within = TimeSpan.MinValue;
            else if (within == TimeSpan.MinValue) (within, off) = (now, distance);
            else off += SimulatedSession.Tick.TotalSeconds / SteadySeconds * (distance - off);
        }

        void Pressure(in PlantTruth truth, TimeSpan now)
        {
            highestBar = Math.Max(highestBar, truth.BottleGaugeBar);
            if (truth.WayToBottle || truth.OzoneThisFillUg == 0) filledAt = TimeSpan.MinValue;
            else if (filledAt == TimeSpan.MinValue) filledAt = now;
            else if (now - filledAt >= HoldsAfter && truth.MixerOn) heldBar = truth.BottleGaugeBar;
        }
    }
}
