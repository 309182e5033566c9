using System.Numerics;
using Hormesis.Model.Treatment;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Web.Orders;

/// <summary>One setting of a session as somebody may move it: its value, and the bounds that the other settings leave it.</summary>
/// <param name="Name">As in a plan and in <see cref="SessionSettings.Names"/>.</param>
/// <param name="Unit">Of all its numbers, as people read it.</param>
/// <param name="Planned">What the rules planned.</param>
public sealed record Knob(string Name, string Unit, double Value, double Planned, Guardrail<double> Bounds, double Step)
{
    public Standing Standing => Bounds.Of(Value);

    /// <summary>The knobs of a session in the order in which each bounds the next.</summary>
    public static IReadOnlyList<Knob> Of(SessionPlan session, SessionPlan planned, PlanGuardrails rails)
    {
        var (passes, blood, anticoagulant, gas) =
            (session.Passes, session.BloodVolume, session.AnticoagulantVolume, session.GasVolume);
        return
        [
            new("bloodVolumeMl", "mL", blood.Millilitres, planned.BloodVolume.Millilitres,
                In(rails.Blood(passes, session.OverpressureCeiling), v => v.Millilitres), 5),
            new("gasVolumeNormalMl", "NmL", gas.NormalMillilitres, planned.GasVolume.NormalMillilitres,
                In(rails.Gas(passes, session.OverpressureCeiling, blood, anticoagulant), v => v.NormalMillilitres), 5),
            new("concentrationUgPerMl", "µg/NmL", session.Concentration.MicrogramsPerNormalMillilitre,
                planned.Concentration.MicrogramsPerNormalMillilitre,
                In(rails.Concentration(passes, blood, gas), c => c.MicrogramsPerNormalMillilitre), 1),
            new("overpressureCeilingBar", "bar", session.OverpressureCeiling.Bar, planned.OverpressureCeiling.Bar,
                In(rails.Ceiling(), p => p.Bar), 0.01),
            new("reinfusionMlPerMin", "mL/min", session.Reinfusion.MillilitresPerMinute, planned.Reinfusion.MillilitresPerMinute,
                In(rails.Reinfusion(blood, anticoagulant), f => f.MillilitresPerMinute), 0.5),
        ];
    }

    static Guardrail<double> In<T>(Guardrail<T> rail, Func<T, double> number) where T : struct, IComparisonOperators<T, T, bool> => new(
        number(rail.Lowest), number(rail.RecommendedFrom), number(rail.Suggestion), number(rail.RecommendedTo), number(rail.Highest));
}
