using Hormesis.Device;
using Hormesis.Device.Controller;

namespace Hormesis.Web.Live;

/// <summary>What comes next, and when: from how fast the phase's own quantity goes, or from the time that the profile gives it.</summary>
sealed class Outlook(UnitSetup setup)
{
    // Slower than this nothing can be told from it.
    const double LeastFlowMlPerMin = 3;
    static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    TimeSpan lookedAt;
    double inGas, mixed = double.NaN;

    /// <summary>Seconds until the phase is over; not a number while it waits for a person or cannot be told.</summary>
    public double Left(in ControllerState s)
    {
        if (s.Held || SessionController.PromptFor(s) != Prompt.None) return double.NaN;
        var cycle = setup.Profile.Cycle;
        var left = s.Phase switch
        {
            Phase.SelfTest => (cycle.SelfTest - s.InPhase).TotalSeconds,
            Phase.Draw => Flow(setup.Plan.BloodVolume.Millilitres - Drawn(s), s.Estimates.BloodIn.MillilitresPerMinute),
            Phase.Injection => Filling(s),
            Phase.Mixing => Math.Min(Mixed(s), (cycle.MixingLongest - s.InPhase).TotalSeconds),
            Phase.Vent => (cycle.VentShortest - s.InPhase).TotalSeconds,
            Phase.Settle => (cycle.Settle - s.InPhase).TotalSeconds,
            Phase.Reinfusion => Flow(
                s.Blood.Content(s.Estimates.Weight).Millilitres - setup.Profile.Blood.Residual.Millilitres,
                -s.Estimates.BloodIn.MillilitresPerMinute),
            Phase.Flush => (cycle.Flush - s.InPhase).TotalSeconds,
            _ => double.NaN,
        };
        return left >= 0 ? left : double.NaN;
    }

    /// <summary>The phase that follows when nothing goes wrong; null for none.</summary>
    public static Phase? After(Phase phase, int pass, int passes) => phase switch
    {
        >= Phase.SelfTest and < Phase.Flush => phase + 1,
        Phase.Flush => pass < passes ? Phase.NextPass : Phase.Ended,
        Phase.NextPass => Phase.SetUp,
        _ => null,
    };

    static double Drawn(in ControllerState s) =>
        s.Blood.BeforeDraw.Grams > 0 ? s.Blood.DrawnAtWeight(s.Estimates.Weight).Millilitres : double.NaN;

    static double Flow(double millilitres, double perMinute) =>
        perMinute >= LeastFlowMlPerMin ? 60 * millilitres / perMinute : double.NaN;

    double Filling(in ControllerState s)
    {
        var missing = setup.Plan.Dose.Micrograms - s.OfferedLargest.Micrograms;
        var perMinute = setup.Plan.Concentration.MicrogramsPerNormalMillilitre * setup.Controller.GasFlow.NormalLitresPerMinute * 1e3;
        return s.Issued.GasToBottle ? 60 * missing / perMinute : double.NaN;
    }

    // What is in the gas falls exponentially: a second of it tells when it will be little.
    double Mixed(in ControllerState s)
    {
        var now = s.Dose.InGasIfSlow.Micrograms;
        if (s.Now - lookedAt < Between) return mixed;
        var little = setup.Profile.Cycle.MixedBelow.Value * s.Dose.Offered.Micrograms;
        var rate = Math.Log(inGas / now) / (s.Now - lookedAt).TotalSeconds;
        mixed = rate > 0 && double.IsFinite(rate) && little > 0 ? Math.Log(now / little) / rate : double.NaN;
        (lookedAt, inGas) = (s.Now, now);
        return mixed;
    }
}
