using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;

namespace Hormesis.Device.Faults;

/// <summary>
/// The dose of one pass on one random machine without faults, by the device's account and in truth, when the blood is about to go
/// back. The real controller and monitor run from conditioning until then.
/// </summary>
/// <param name="Completed">The pass came that far.</param>
/// <param name="OrderUg">What the plan asks for.</param>
/// <param name="OfferedUg">By the device's account.</param>
/// <param name="AbsorbedUg">By the device's account, with the interval that it reports.</param>
/// <param name="LowUg"></param>
/// <param name="HighUg"></param>
/// <param name="TruthUg">Absorbed, integrated on the plant by code of its own.</param>
/// <param name="TruthOfferedUg"></param>
public readonly record struct DoseTrial(
    bool Completed, double OrderUg, double OfferedUg, double AbsorbedUg, double LowUg, double HighUg, double TruthUg, double TruthOfferedUg)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    /// <summary>Machine and plan of this seed, up to the return.</summary>
    public static DoseTrial Run(DeviceProfile profile, ulong seed, CancellationToken stop = default)
    {
        UnitSetup setup = new(FaultPlans.Random(profile, seed, passes: 1), profile, LimitTable.Shipped);
        var session = SimulatedSession.FromConditioning(setup, seed);
        while (session.Now < Longest && session.Controller.Phase is not (Phase.Reinfusion or Phase.Safe or Phase.Ended))
        {
            session.Step();
            stop.ThrowIfCancellationRequested();
        }
        var absorbed = Absorption.Of(session.Controller, setup.Controller);
        var ledger = session.Machine.Ledger;
        return new(
            session.Controller.Phase == Phase.Reinfusion, setup.Plan.Dose.Micrograms, session.Controller.Dose.Offered.Micrograms,
            absorbed.Value.Micrograms, absorbed.Low.Micrograms, absorbed.High.Micrograms, ledger.AbsorbedUg, ledger.OfferedUg);
    }

    /// <summary>The truth lies in the interval.</summary>
    public bool IsCovered => TruthUg >= LowUg && TruthUg <= HighUg;

    /// <summary>How far the true absorbed dose is from the order, in percent of it.</summary>
    public double OffPercent => 100 * Math.Abs(TruthUg / OrderUg - 1);

    /// <summary>Given to the bottle by the device's account, in percent of the order.</summary>
    public double OfferedPercent => 100 * OfferedUg / OrderUg;

    /// <summary>Half of the interval's width, in percent of the order.</summary>
    public double HalfWidthPercent => 50 * (HighUg - LowUg) / OrderUg;
}
