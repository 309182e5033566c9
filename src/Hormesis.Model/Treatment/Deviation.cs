using Hormesis.Model.Quantities;

namespace Hormesis.Model.Treatment;

/// <summary>One thing that did not come out as planned, in words with both values.</summary>
public sealed record Deviation(string What, string Planned, string Found);

/// <summary>Holds a finished session against its plan. Within tolerance is no deviation; that a session was stopped is one.</summary>
public static class Deviations
{
    // Goals of the device (reference/device-safety, section 8 and 5.4) and its own measure of what it injected (section 6.2, I5).
    const double OfferedWithin = 0.02, DrawnWithin = 0.02, AbsorbedMissesBy = 0.10;
    static readonly GaugePressure PressureWithin = GaugePressure.FromMillibar(50); // between prediction and reading, project policy

    public static IReadOnlyList<Deviation> Between(SessionPlan plan, SessionTrace trace)
    {
        var found = new List<Deviation>();
        if (trace.Outcome == SessionOutcome.Stopped) found.Add(new("the session", "completed", $"stopped: {trace.StoppedBy}"));
        if (trace.BloodDrawn > ActualVolume.Zero && Off(trace.BloodDrawn / plan.BloodVolume, DrawnWithin))
            found.Add(new("blood drawn", $"{plan.BloodVolume}", $"{trace.BloodDrawn}"));
        if (trace.Offered > OzoneMass.Zero)
        {
            if (Off(trace.Offered / plan.Dose, OfferedWithin)) found.Add(new("ozone offered", $"{plan.Dose}", $"{trace.Offered}"));
            if (Misses(plan, trace)) found.Add(new("ozone absorbed", $"{plan.Dose}", $"{trace.AbsorbedLow} to {trace.AbsorbedHigh}"));
            if (!(GaugePressure.Apart(trace.BottleHighest, plan.OverpressurePredicted) <= PressureWithin))
                found.Add(new("highest pressure", $"about {plan.OverpressurePredicted}", $"{trace.BottleHighest}"));
        }
        if (trace.BottleHighest > plan.OverpressureCeiling)
            found.Add(new("highest pressure", $"at most {plan.OverpressureCeiling}", $"{trace.BottleHighest}"));
        return found;
    }

    static bool Off(double ratio, double within) => !(Math.Abs(ratio - 1) <= within);

    // The interval's nearer end is still further from the order than the allowed share of it.
    static bool Misses(SessionPlan plan, SessionTrace trace)
    {
        var allowed = AbsorbedMissesBy * plan.Dose;
        return !(trace.AbsorbedHigh >= plan.Dose - allowed && trace.AbsorbedLow <= plan.Dose + allowed);
    }
}
