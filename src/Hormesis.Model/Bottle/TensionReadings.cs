using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>
/// Gas tensions and pH of the blood as an analyser would report them, and the gas that comes out when the pressure is let off.
/// </summary>
/// <remarks>
/// Two of them are roots of an equation. Each is found by a stated number of Newton steps written out as formulas, from a side
/// from which they cannot overshoot. Each step has a name: written into one another they would have no end.
/// </remarks>
static class TensionReadings
{
    const int NewtonSteps = 8;
    const double MillilitresPerLitre = 1e3;

    public static void Declare(Setting s, BloodGas blood, Expression methaemoglobin)
    {
        var m = s.Model;
        m.Observable("pO2MmHg", "mmHg", blood.PO2, "Oxygen tension at the bottle's temperature.");
        m.Observable(
            "pO2At37CMmHg", "mmHg", TensionAtBody(s, blood, methaemoglobin),
            "Oxygen tension of the same blood, closed off and warmed to 37 C.");
        m.Observable("pCO2MmHg", "mmHg", blood.PCO2, "Carbon dioxide tension.");
        m.Observable("pN2MmHg", "mmHg", blood.PN2, "Nitrogen tension at the bottle's temperature.");
        m.Observable("saturationPercent", "%", 100 * blood.Saturation.Value, "Saturation of the haemoglobin able to bind oxygen.");
        m.Observable(
            "pH", "1", Acidity(s, blood), "pH as an analyser at 37 C would report it for this content and tension of carbon dioxide.");
        m.Observable(
            "releasableGasMlPerL", "mL/L", MillilitresPerLitre * Releasable(s, blood),
            "Gas that comes out of a litre of blood let down to ambient pressure, at that pressure and the bottle's temperature.");
    }

    // Henderson and Hasselbalch: pH = pK' + log10((DIC - s pCO2)/(s pCO2)). The content is that of whole blood and the constants
    // are those of plasma at 37 °C, so differences are better than levels: 1:1 with oxygen gives +0.06 (reference/chemistry, 3.3).
    static Expression Acidity(Setting s, BloodGas blood)
    {
        var dissolved = s.P["solubilityCO2plasma"] * blood.PCO2;
        var bicarbonate = Max(blood.DIC - dissolved, s.P["DICfloor"]);
        return s.P["pKbicarbonate"] + Log(bicarbonate / dissolved) / Math.Log(10);
    }

    // a p + Hb S(p) = content. The left side is concave where p > 20 mmHg, and there Newton's method rises to the root from below:
    // from half of the tension that dissolved oxygen alone would have, or of the present one if that is lower.
    static Expression TensionAtBody(Setting s, BloodGas blood, Expression methaemoglobin)
    {
        var perMmHg = s.Model.Define(
            "alphaO2body", "mol/L mmHg", s.Solubility.OxygenAtBody / (Setting.LitresPerCubicMetre * s.P["R"] * s.P["Tbody"] / s.P["mmHg"]),
            "Oxygen dissolved in blood at 37 C for each mmHg.", "Henry's law");
        var haem = s.Model.Define("haem", "mol/L", BloodGas.Haem(s) * (1 - methaemoglobin), "Haem able to bind oxygen.");
        var content = s.Model.Define("contentO2", "mol/L", blood.O2 + haem * blood.Saturation, "Oxygen of the blood, dissolved and bound.");
        var below = s.Model.Define(
            "pO2body0", "mmHg", 0.5 * Min(blood.PO2, blood.O2 / perMmHg), "Oxygen tension at 37 C, surely too low.", "Newton's method");
        var tension = below;
        for (var i = 1; i <= NewtonSteps; i++)
        {
            var saturated = s.Model.Define(
                $"SO2body{i}", "1", BloodGas.Saturated(s, tension), "Saturation there.", "Severinghaus 1979");
            var slope = perMmHg + haem * BloodGas.SaturationSlope(s, tension, saturated);
            var next = Max(below, tension + (content - perMmHg * tension - haem * saturated) / slope);
            tension = s.Model.Define($"pO2body{i}", "mmHg", next, "Oxygen tension at 37 C, nearer with each step.", "Newton's method");
        }
        return tension;
    }

    // v litres of gas over a litre of blood, of the solubilities H: sum of p H/(H + v) = ambient - water. The left side falls and
    // is convex, so Newton's method from 0 never oversteps; 0 where blood is not supersaturated. Carbon dioxide is backed by
    // bicarbonate, so its H is the slope of content over tension; haemoglobin stays full.
    static Expression Releasable(Setting s, BloodGas blood)
    {
        (Expression Tension, Expression Solubility)[] gases =
        [
            (blood.PO2, s.Solubility.Oxygen),
            (blood.PN2, s.Solubility.Nitrogen),
            (blood.PCO2, blood.CapacityCO2 * s.MmHgPerMolar),
        ];
        var target = (s.P["ambientPressure"] - s.Solubility.Water) / s.P["mmHg"];
        var volume = Zero;
        for (var i = 1; i <= NewtonSteps; i++)
        {
            var (sum, fall) = (Zero, Zero);
            foreach (var (tension, solubility) in gases)
            {
                var left = tension * solubility / (solubility + volume);
                sum += left;
                fall += left / (solubility + volume);
            }
            var next = Max(volume + (sum - target) / fall, Zero);
            volume = s.Model.Define(
                $"releasable{i}", "1", next, "Litres of gas over a litre of blood, nearer with each step.", "Newton's method");
        }
        return volume;
    }
}
