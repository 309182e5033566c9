using System.Globalization;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Web.Orders;

/// <summary>
/// Values of a session that somebody sets otherwise than planned, by their names in a plan. What depends on a value that was set and was
/// not set itself keeps its proportion, or goes as far as it may; what is beyond the absolute bounds is refused.
/// </summary>
public static class SessionSettings
{
    const string Passes = "passes", Ceiling = "overpressureCeilingBar", Blood = "bloodVolumeMl", Anticoagulant = "anticoagulantMl",
        Gas = "gasVolumeNormalMl", Concentration = "concentrationUgPerMl", Reinfusion = "reinfusionMlPerMin";

    public static IReadOnlyList<string> Names { get; } = [Passes, Ceiling, Blood, Anticoagulant, Gas, Concentration, Reinfusion];

    /// <summary>What was given, each as NAME=VALUE.</summary>
    /// <exception cref="InputException">One is not written so, is given twice, or is no number.</exception>
    public static IReadOnlyDictionary<string, double> Parse(IReadOnlyList<string> settings)
    {
        Dictionary<string, double> values = new(StringComparer.Ordinal);
        foreach (var text in settings)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            var name = at > 0 ? text[..at].Trim() : "";
            if (!Names.Contains(name))
            {
                var remedy = $"give NAME=VALUE with one of {string.Join(", ", Names)}";
                throw new InputException("--set", $"{Shown.Quoted(text)} names no setting", remedy);
            }
            var given = text[(at + 1)..];
            if (!double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                throw new InputException($"--set {name}", $"{Shown.Quoted(given)} is no number", $"write it as {name}=20");
            if (!values.TryAdd(name, value)) throw new InputException($"--set {name}", "this is given twice", "give it once");
        }
        if (values.TryGetValue(Passes, out var passes) && passes != Math.Floor(passes))
            throw new InputException($"--set {Passes}", $"{passes} is no whole number", "count the passes");
        return values;
    }

    /// <summary>The plan with these values, fitted to the device; unchanged where nothing is set and the device can do it.</summary>
    /// <exception cref="InputException">A value is beyond its absolute bounds, alone or together with the others.</exception>
    public static SessionPlan Apply(
        SessionPlan plan, IReadOnlyDictionary<string, double> set, DeviceRange device, PlanGuardrails guardrails)
    {
        double Value(string name, double otherwise) => set.TryGetValue(name, out var value) ? value : otherwise;

        var blood = Value(Blood, plan.BloodVolume.Millilitres);
        var share = blood / plan.BloodVolume.Millilitres;
        var next = plan with
        {
            Passes = (int)Value(Passes, plan.Passes),
            OverpressureCeiling = GaugePressure.FromBar(Value(Ceiling, Math.Min(plan.OverpressureCeiling.Bar, device.FillHighest.Bar))),
            BloodVolume = ActualVolume.FromMillilitres(blood),
            AnticoagulantVolume = ActualVolume.FromMillilitres(Value(Anticoagulant, share * plan.AnticoagulantVolume.Millilitres)),
            GasVolume = NormalVolume.FromNormalMillilitres(Value(Gas, share * plan.GasVolume.NormalMillilitres)),
            Concentration = set.TryGetValue(Concentration, out var c)
                ? OzoneConcentration.FromMicrogramsPerNormalMillilitre(c)
                : plan.Concentration,
            Reinfusion = ActualFlow.FromMillilitresPerMinute(Value(Reinfusion, plan.Reinfusion.MillilitresPerMinute)),
        };
        next = WithFollowers(next, set, guardrails);
        Refuse(guardrails.Check(next)[^1], set);
        return set.Count == 0 && !device.Evacuates && next.OverpressureCeiling == plan.OverpressureCeiling
            ? plan
            : next with
            {
                OverpressurePredicted = guardrails.Predicted(next.Passes, next.BloodVolume, next.AnticoagulantVolume, next.GasVolume),
            };
    }

    // A ceiling, a gas volume and a return that nobody set yield to those that somebody did; blood, anticoagulant and mix do not.
    static SessionPlan WithFollowers(SessionPlan plan, IReadOnlyDictionary<string, double> set, PlanGuardrails guardrails)
    {
        if (set.Count == 0 || guardrails.Check(plan) is var found && found[^1].Standing.IsAllowed()) return plan;
        return found[^1].Setting switch
        {
            Gas when !set.ContainsKey(Gas) => WithFollowers(
                plan with
                {
                    GasVolume = guardrails.Gas(plan.Passes, plan.OverpressureCeiling, plan.BloodVolume, plan.AnticoagulantVolume).Highest,
                },
                Fixed(set, Gas), guardrails),
            Reinfusion when !set.ContainsKey(Reinfusion) =>
                plan with { Reinfusion = guardrails.Reinfusion(plan.BloodVolume, plan.AnticoagulantVolume).Suggestion },
            _ => plan,
        };
    }

    static Dictionary<string, double> Fixed(IReadOnlyDictionary<string, double> set, string name) =>
        new(set, StringComparer.Ordinal) { [name] = double.NaN };

    static void Refuse(GuardrailFinding finding, IReadOnlyDictionary<string, double> set)
    {
        if (finding.Standing.IsAllowed()) return;
        var place = set.ContainsKey(finding.Setting) ? $"--set {finding.Setting}" : "--device-profile";
        throw new InputException(
            place, $"{finding.Value} for {finding.Name} is out of what it may be", $"with the other settings it may be {finding.Allowed}");
    }
}
