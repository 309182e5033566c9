using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;
using Hormesis.Device.Twin;

namespace Hormesis.Device.Faults;

/// <summary>How a concentration came to the order.</summary>
/// <param name="Seconds">
/// From the first high voltage until it stays within 5 % of the order; infinite when it does not before blood comes.
/// </param>
/// <param name="ErrorPercent">Mean distance from the order over the last 20 s before the draw.</param>
public readonly record struct Settling(double Seconds, double ErrorPercent);

/// <summary>
/// How the loops of concentration and pressure did on one random machine, by what is true of the plant and by nothing that a sensor
/// shows. The real controller and monitor run from conditioning until the bottle is filled.
/// </summary>
/// <param name="Nominal">The generator is as its model says; else anything within 5.1's ranges (reference/device-safety).</param>
/// <param name="Completed">The bottle was filled.</param>
/// <param name="Loop">
/// Of the concentration as this machine's photometer would show it without noise and lag: what a loop can be asked for.
/// </param>
/// <param name="Truth">Of the gas at the valve: with what the photometer's calibration is off by, on top.</param>
/// <param name="OvershootPercent">
/// Highest true concentration above the order, from the first high voltage until the bottle is filled.
/// </param>
/// <param name="PressureOvershootMbar">Highest pressure above the one that the filled bottle holds two seconds later.</param>
public readonly record struct LoopTrial(
    bool Nominal, bool Completed, Settling Loop, Settling Truth, double OvershootPercent, double PressureOvershootMbar)
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
            nominal, watch.IsFilled, watch.Loop.Settling, watch.True.Settling, watch.OvershootPercent, watch.PressureOvershootMbar);
    }

    // What has been seen of one run.
    struct Watch(double order)
    {
        TimeSpan begun = TimeSpan.MinValue, filledAt = TimeSpan.MinValue;
        double over, highestBar, heldBar = double.NaN;
        bool drew;

        public Approach Loop { get; private set; } = new();
        public Approach True { get; private set; } = new();
        public readonly bool IsFilled => !double.IsNaN(heldBar);
        public readonly double OvershootPercent => 100 * over;
        public readonly double PressureOvershootMbar => 1e3 * (highestBar - heldBar);

        public void Look(SimulatedSession session)
        {
            var (truth, phase) = (session.Machine.Truth, session.Controller.Phase);
            if (truth.HighVoltageOn && begun == TimeSpan.MinValue) begun = session.Now;
            drew |= phase == Phase.Draw;
            if (begun != TimeSpan.MinValue && truth.HighVoltageOn)
                Concentration(truth.ConcentrationUgPerNMl, Shown(truth.ConcentrationUgPerNMl, session.Machine), session.Now - begun);
            if (phase is Phase.Injection or Phase.Mixing) Pressure(truth, session.Now);
        }

        void Concentration(double truth, double shown, TimeSpan since)
        {
            over = Math.Max(over, truth / order - 1);
            if (drew) return;
            True = True.With(truth / order - 1, since);
            Loop = Loop.With(shown / order - 1, since);
        }

        // The mean of the channels, which the loop goes by.
        static double Shown(double truth, Machine machine)
        {
            ref readonly var errors = ref machine.State.Errors;
            var first = errors.Photometer1 * truth + errors.Zero1UgPerNMl;
            return machine.Constants.Profile.Equipment.PhotometerChannels > 1
                ? 0.5 * (first + errors.Photometer2 * truth + errors.Zero2UgPerNMl)
                : first;
        }

        void Pressure(in PlantTruth truth, TimeSpan now)
        {
            highestBar = Math.Max(highestBar, truth.BottleGaugeBar);
            if (truth.WayToBottle || truth.OzoneThisFillUg == 0) filledAt = TimeSpan.MinValue;
            else if (filledAt == TimeSpan.MinValue) filledAt = now;
            else if (now - filledAt >= HoldsAfter && truth.MixerOn) heldBar = truth.BottleGaugeBar;
        }
    }

    // Since when it has been within the band, and its mean distance since then.
    readonly record struct Approach()
    {
        TimeSpan? Within { get; init; }
        double Off { get; init; }

        public Settling Settling => new(Within?.TotalSeconds ?? double.PositiveInfinity, 100 * Math.Abs(Off));

        public Approach With(double distance, TimeSpan since) => !(Math.Abs(distance) <= Band)
            ? new()
            : Within is null ? new() { Within = since, Off = distance }
            : this with { Off = Off + SimulatedSession.Tick.TotalSeconds / SteadySeconds * (distance - Off) };
    }
}
