using Hormesis.Device.Controller;

namespace Hormesis.Device.Faults;

/// <summary>What one pass came to by the device's account and in truth, when the blood is about to go back.</summary>
/// <param name="Completed">The pass came that far.</param>
/// <param name="AbsorbedUg">As the device reports it, with its interval.</param>
/// <param name="TruthUg">Integrated on the plant.</param>
/// <param name="OfferedUg">By the device's account.</param>
public readonly record struct DoseTrial(
    bool Completed, double OrderUg, double OfferedUg, double AbsorbedUg, double LowUg, double HighUg, double TruthUg, double TruthOfferedUg)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    public static DoseTrial Run(SimulatedSession session)
    {
        while (session.Now < Longest && session.Controller.Phase is not (Phase.Reinfusion or Phase.Safe or Phase.Ended)) session.Step();
        var absorbed = Absorption.Of(session.Controller, session.Setup.Controller);
        var ledger = session.Machine.Ledger;
        return new(
            session.Controller.Phase == Phase.Reinfusion, session.Plan.Dose.Micrograms, session.Controller.Dose.Offered.Micrograms,
            absorbed.Value.Micrograms, absorbed.Low.Micrograms, absorbed.High.Micrograms, ledger.AbsorbedUg, ledger.OfferedUg);
    }

    /// <summary>The truth lies in the interval.</summary>
    public bool IsCovered => TruthUg >= LowUg && TruthUg <= HighUg;

    /// <summary>The true absorbed dose is this far from the order, as a share of it.</summary>
    public double Off => Math.Abs(TruthUg / OrderUg - 1);
}
