using System.Numerics;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Treatment.Guardrails;

/// <summary>
/// The bounds of a session's settings, each narrowed by the device, by the body, and by the settings chosen before it: passes, ceiling,
/// blood, anticoagulant, gas, concentration, return. Whoever stays within each is within all of them together, and each always leaves
/// something to choose for the next.
/// </summary>
public sealed class PlanGuardrails
{
    // Quantities hold SI: what was 40 may come back as 40 and a few roundings. Not for what the device cannot do.
    const double Rounding = 1e-9;

    // So much less blood than would just do, that no rounding empties what depends on it.
    const double Room = 1e-6;

    // So far below what the device can do at most, that its errors do not take it beyond: the concentration of its generator, the
    // ceiling of its filling (which its limit allows 10 mbar beyond), the depth of its vacuum.
    const double GeneratorShare = 0.95, CeilingShare = 0.99, VacuumShare = 0.96;

    readonly DeviceRange device;
    readonly BodyRange? body;
    readonly GuardrailTable table;

    /// <param name="device">That shall carry it out.</param>
    /// <param name="body">The patient's; null where only the device is asked.</param>
    /// <param name="table">The outermost bounds.</param>
    /// <exception cref="InputException">No session at all is possible for this body on this device.</exception>
    public PlanGuardrails(DeviceRange device, BodyRange? body, GuardrailTable table)
    {
        (this.device, this.body, this.table) = (device, body, table);
        var (least, most) = (table["blood-per-pass"].Lowest, BloodMost((int)table["passes"].Highest, LowestCeiling));
        if (!(most >= least) || !(ConcentrationMost >= table["concentration"].Lowest))
        {
            throw new InputException(
                "", $"no session is possible: of at least {least} mL of blood this device and this body allow {most:0.#} mL",
                "take another device, or do not treat");
        }
    }

    public Guardrail<int> Passes
    {
        get
        {
            var b = table["passes"];
            return new((int)b.Lowest, (int)b.RecommendedFrom, (int)b.Suggestion, (int)b.RecommendedTo, (int)b.Highest);
        }
    }

    public Guardrail<GaugePressure> Ceiling()
    {
        var (b, highest) = (table["overpressure"].Bounds, device.FillHighest.Bar);
        var suggestion = device.Evacuates ? highest : b.Suggestion;
        return Made(Narrowed(b, LowestCeiling.Bar, highest, b.RecommendedTo, suggestion), GaugePressure.FromBar);
    }

    public Guardrail<ActualVolume> Blood(int passes, GaugePressure ceiling)
    {
        var (b, share) = (table["blood-per-pass"].Bounds, table["blood-share"].Bounds);
        var recommended = body is null ? b.RecommendedTo : Math.Min(b.RecommendedTo, share.RecommendedTo / 100 * body.Blood.Millilitres);
        return Made(Narrowed(b, b.Lowest, BloodMost(passes, ceiling), recommended, b.Suggestion), ActualVolume.FromMillilitres);
    }

    public Guardrail<ActualVolume> Anticoagulant(ActualVolume blood)
    {
        var (b, mL) = (table["anticoagulant-for-blood"].Bounds, blood.Millilitres);
        return Made(
            new(b.Lowest * mL, b.RecommendedFrom * mL, b.Suggestion * mL, b.RecommendedTo * mL, b.Highest * mL),
            ActualVolume.FromMillilitres);
    }

    public Guardrail<NormalVolume> Gas(int passes, GaugePressure ceiling, ActualVolume blood, ActualVolume anticoagulant)
    {
        var (b, mL) = (table["gas-for-blood"].Bounds, blood.Millilitres);
        var fits = Fits(Headspace(passes, blood + anticoagulant), ceiling).NormalMillilitres;
        Guardrail<double> ofBlood = new(
            b.Lowest * mL, b.RecommendedFrom * mL, b.Suggestion * mL, b.RecommendedTo * mL, b.Highest * mL);
        return Made(Narrowed(ofBlood, ofBlood.Lowest, fits, ofBlood.RecommendedTo, ofBlood.Suggestion), NormalVolume.FromNormalMillilitres);
    }

    /// <summary>Bounded by the generator, by the dose for each mL of blood, and by the dose of pass and session.</summary>
    public Guardrail<OzoneConcentration> Concentration(int passes, ActualVolume blood, NormalVolume gas)
    {
        const double microgramsPerMilligram = 1e3;
        var (b, perBlood, session) = (table["concentration"].Bounds, table["dose-per-blood"].Bounds, table["dose-per-session"].Bounds);
        var (bloodForGas, inGas) = (blood.Millilitres / gas.NormalMillilitres, microgramsPerMilligram / gas.NormalMillilitres);
        var highest = Math.Min(ConcentrationMost, Math.Min(perBlood.Highest * bloodForGas, session.Highest * inGas));
        var recommended = Math.Min(
            b.RecommendedTo, Math.Min(perBlood.RecommendedTo * bloodForGas, session.RecommendedTo * inGas / passes));
        return Made(Narrowed(b, b.Lowest, highest, recommended, b.Suggestion), OzoneConcentration.FromMicrogramsPerNormalMillilitre);
    }

    /// <summary>Bounded by the device, by citrate, and by the time within which blood must be back.</summary>
    public Guardrail<ActualFlow> Reinfusion(ActualVolume blood, ActualVolume anticoagulant)
    {
        var b = table["reinfusion"].Bounds;
        var (mixture, citrate) = (blood + anticoagulant, table["citrate-rate"].Bounds);
        var inTime = mixture.Millilitres / device.ReturnWithin.TotalMinutes;
        var share = anticoagulant / mixture;
        return Made(
            Narrowed(
                b, Math.Max(device.ReturnSlowest.MillilitresPerMinute, inTime), Math.Min(ReturnMost, CitrateFlow(citrate.Highest, share)),
                Math.Min(b.RecommendedTo, CitrateFlow(citrate.RecommendedTo, share)), b.Suggestion),
            ActualFlow.FromMillilitresPerMinute);
    }

    /// <summary>Every setting of a plan against its bounds, given the others. After one beyond them no dependant is judged.</summary>
    public IReadOnlyList<GuardrailFinding> Check(SessionPlan plan) => [.. Findings(plan).TakeUntilRefused()];

    /// <summary>A session with every setting as suggested, given those before it.</summary>
    public SessionPlan Suggested()
    {
        var (passes, ceiling) = (Passes.Suggestion, Ceiling().Suggestion);
        var blood = Blood(passes, ceiling).Suggestion;
        var anticoagulant = Anticoagulant(blood).Suggestion;
        var gas = Gas(passes, ceiling, blood, anticoagulant).Suggestion;
        return new()
        {
            Session = 1,
            Day = 1,
            Profile = "",
            Passes = passes,
            OverpressureCeiling = ceiling,
            BloodVolume = blood,
            AnticoagulantVolume = anticoagulant,
            Anticoagulant = "",
            GasVolume = gas,
            Concentration = Concentration(passes, blood, gas).Suggestion,
            Reinfusion = Reinfusion(blood, anticoagulant).Suggestion,
            OverpressurePredicted = Predicted(passes, blood, anticoagulant, gas),
        };
    }

    /// <summary>What filling the closed bottle with this gas comes to on this device.</summary>
    public GaugePressure Predicted(int passes, ActualVolume blood, ActualVolume anticoagulant, NormalVolume gas) =>
        device.Evacuates ? GaugePressure.Zero : gas.RiseIn(Headspace(passes, blood + anticoagulant), device.Gas);

    IEnumerable<GuardrailFinding> Findings(SessionPlan p)
    {
        yield return Find("passes", "passes", "passes", Passes, p.Passes);
        yield return Find("overpressure", "overpressureCeilingBar", "overpressure ceiling", Ceiling(), p.OverpressureCeiling);
        yield return Find("blood-per-pass", "bloodVolumeMl", "blood in a pass", Blood(p.Passes, p.OverpressureCeiling), p.BloodVolume);
        var anticoagulant = Anticoagulant(p.BloodVolume);
        yield return Find("anticoagulant-for-blood", "anticoagulantMl", "anticoagulant", anticoagulant, p.AnticoagulantVolume);
        var gas = Gas(p.Passes, p.OverpressureCeiling, p.BloodVolume, p.AnticoagulantVolume);
        yield return Find("gas-for-blood", "gasVolumeNormalMl", "gas in a pass", gas, p.GasVolume);
        var concentration = Concentration(p.Passes, p.BloodVolume, p.GasVolume);
        yield return Find("concentration", "concentrationUgPerMl", "ozone concentration", concentration, p.Concentration);
        var reinfusion = Reinfusion(p.BloodVolume, p.AnticoagulantVolume);
        yield return Find("reinfusion", "reinfusionMlPerMin", "reinfusion", reinfusion, p.Reinfusion);
    }

    static GuardrailFinding Find<T>(string row, string setting, string name, Guardrail<T> bounds, T value)
        where T : struct, IComparisonOperators<T, T, bool> => new(
            row, setting, name, bounds.Of(value), $"{value}", $"{bounds.Lowest} to {bounds.Highest}",
            $"{bounds.RecommendedFrom} to {bounds.RecommendedTo}");

    GaugePressure LowestCeiling => device.CeilingLowest;

    double ConcentrationMost =>
        Math.Min(table["concentration"].Highest, GeneratorShare * device.ConcentrationHighest.MicrogramsPerNormalMillilitre);

    double ReturnMost => Math.Min(table["reinfusion"].Highest, device.ReturnFastest.MillilitresPerMinute);

    NormalVolume Fits(ActualVolume headspace, GaugePressure ceiling) => device.Evacuates
        ? VacuumShare * device.GasIn(headspace, ceiling)
        : CeilingShare * device.GasIn(headspace, ceiling <= device.FillHighest ? ceiling : device.FillHighest);

    ActualVolume Headspace(int passes, ActualVolume liquid) =>
        device.Bottle - liquid - (passes > 1 ? device.Residual : ActualVolume.Zero);

    // So much that the least gas still fits beside it with the most anticoagulant, and that all of it is back in time. mL.
    double BloodMost(int passes, GaugePressure ceiling)
    {
        var (anticoagulant, gas) = (table["anticoagulant-for-blood"].Highest, table["gas-for-blood"].Lowest);
        var empty = Headspace(passes, ActualVolume.Zero);
        var gasForHeadspace = Fits(empty, ceiling).NormalMillilitres / empty.Millilitres;
        var fits = gasForHeadspace * empty.Millilitres / (gas + gasForHeadspace * (1 + anticoagulant));
        var flow = Math.Min(ReturnMost, CitrateFlow(table["citrate-rate"].Highest, anticoagulant / (1 + anticoagulant)));
        var inTime = flow >= device.ReturnSlowest.MillilitresPerMinute ? flow * device.ReturnWithin.TotalMinutes / (1 + anticoagulant) : 0;
        var ofBody = body is null ? double.PositiveInfinity : table["blood-share"].Highest / 100 * body.Blood.Millilitres;
        return Math.Min(Math.Min((1 - Room) * fits, device.DrawMost.Millilitres), Math.Min((1 - Room) * inTime, ofBody));
    }

    // mL/min that bring this citrate, mg/kg/min, where this share of what flows is anticoagulant.
    double CitrateFlow(double rate, double share) => body is null || !(body.CitratePerMillilitre > Mass.Zero)
        ? double.PositiveInfinity
        : rate * body.Weight.Kilograms / (body.CitratePerMillilitre.Milligrams * share);

    // What narrows from above counts before what recommends from below: less is the safer side.
    static Guardrail<double> Narrowed(Guardrail<double> wide, double lowest, double highest, double recommendedTo, double suggestion)
    {
        var (low, high) = (Math.Max(wide.Lowest, lowest), Math.Min(wide.Highest, highest));
        if (!(low <= high)) throw new InvalidOperationException($"nothing is left between {low} and {high}");
        var to = Math.Clamp(recommendedTo, low, high);
        var from = Math.Clamp(wide.RecommendedFrom, low, to);
        return new(low, from, Math.Clamp(suggestion, from, to), to, high);
    }

    static Guardrail<T> Made<T>(Guardrail<double> bounds, Func<double, T> make)
        where T : struct, IComparisonOperators<T, T, bool> => new(
            make(bounds.Lowest * (1 - Rounding)), make(bounds.RecommendedFrom * (1 - Rounding)), make(bounds.Suggestion),
            make(bounds.RecommendedTo * (1 + Rounding)), make(bounds.Highest * (1 + Rounding)));
}
