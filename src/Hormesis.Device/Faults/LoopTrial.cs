using Hormesis.Device.Controller;

namespace Hormesis.Device.Faults;

/// <summary>How the concentration and pressure loops did on one random machine, on its true values.</summary>
/// <param name="SettleSeconds">From the start of the generator until the gas stays within 5 % of the order; NaN when it never does.</param>
/// <param name="OvershootPercent">Highest above the order.</param>
/// <param name="SteadyErrorPercent">Mean distance from the order over the last 20 s before blood is drawn.</param>
/// <param name="PressureOvershootMbar">Highest pressure over the one that the filled bottle holds two seconds later.</param>
public readonly record struct LoopTrial(
    double SettleSeconds, double OvershootPercent, double SteadyErrorPercent, double PressureOvershootMbar)
{
    const double Band = 0.05, SteadyFor = 20, HoldsAfter = 2;
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Runs a session on this machine until the bottle is filled.</summary>
    public static LoopTrial Run(SimulatedSession session)
    {
        var order = session.Plan.Concentration.MicrogramsPerNormalMillilitre;
        var (settled, over) = (double.NaN, 0.0);
        var (begun, within) = (TimeSpan.MinValue, TimeSpan.MinValue);
        var steady = double.NaN;
        var (highest, filled, filledAt) = (0.0, double.NaN, TimeSpan.MinValue);
        for (; session.Now < Longest && !session.IsOver && session.Controller.Phase <= Phase.Mixing; session.Step())
        {
            var truth = session.Machine.Truth;
            var off = truth.ConcentrationUgPerNMl / order - 1;
            var phase = session.Controller.Phase;
            if (phase == Phase.Safe) break;
            if (phase >= Phase.Conditioning && phase < Phase.Draw && truth.HighVoltageOn)
            {
                if (begun == TimeSpan.MinValue) begun = session.Now;
                over = Math.Max(over, off);
                if (!(Math.Abs(off) <= Band)) (within, settled) = (TimeSpan.MinValue, double.NaN);
                else if (within == TimeSpan.MinValue) (within, settled) = (session.Now, (session.Now - begun).TotalSeconds);
                var share = 0.01 / SteadyFor;
                steady = double.IsNaN(steady) || within == TimeSpan.MinValue ? off : steady + share * (off - steady);
            }
            if (phase is not (Phase.Injection or Phase.Mixing)) continue;
            highest = Math.Max(highest, truth.BottleGaugeBar);
            if (!session.Unit.Commands.GasToBottle && highest > 0.05 && filledAt == TimeSpan.MinValue) filledAt = session.Now;
            if (filledAt == TimeSpan.MinValue || session.Now < filledAt + TimeSpan.FromSeconds(HoldsAfter)) continue;
            filled = truth.BottleGaugeBar;
            break;
        }
        return new(settled, 100 * over, 100 * Math.Abs(steady), 1e3 * (highest - filled));
    }
}
