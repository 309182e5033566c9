using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// The curve of Dash, Korman and Bassingthwaighte: Hill's with an exponent that grows with tension, about a P50 that is a product
/// of four factors. The factor of 2,3-DPG is for the caller.
/// </summary>
/// <remarks>
/// docs/reference/physiology.md 1.1. Shifts by pH are from plasma pH 7.40: in red cells 7.24, the standard state. Below 5 mmHg Hill's
/// form is too low; below 4 °C the polynomial in temperature has no P50.
/// </remarks>
static class DashCurve
{
    const string Source = "Dash, Korman & Bassingthwaighte 2016; docs/reference/physiology.md 1.1";

    static readonly double Ln10 = Math.Log(10);

    public static OxygenCurve Declare(Blood blood, BloodSample sample, Expression dpgFactor, string name)
    {
        var p50 = blood.Model.Define($"P50{name}", "mmHg", P50(blood, sample) * dpgFactor, "Oxygen tension at half saturation.", Source);
        var odds = Odds(blood, sample.PO2, p50);
        var saturation = blood.Model.Define($"S{name}", "1", odds / (1 + odds), "Saturation of haemoglobin.", Source);
        return new(saturation, p50);
    }

    /// <summary>Oxygenated over reduced haemoglobin, (pO2 / P50)^n.</summary>
    public static Expression Odds(Blood blood, Expression pO2, Expression p50)
    {
        var p = blood.P;
        var tension = Max(pO2, p["pO2floor"]);
        var exponent = p["hillMost"] - p["hillFall"] * Exp(-Ln10 * tension / p["hillTension"]);
        return Exp(exponent * Log(tension / p50));
    }

    static Expression P50(Blood blood, BloodSample sample)
    {
        var p = blood.P;
        var standard = p["P50standard"];
        var (alkaline, co2, warmer) = (sample.PH - p["pHstandard"], sample.PCO2 - p["pCO2standard"], blood.Warming);
        var ofPH = p["P50pHscale"] * alkaline * (p["P50pH1"] + alkaline * (p["P50pH2"] + alkaline * p["P50pH3"]));
        var ofCO2 = p["P50CO2scale"] * co2 * (p["P50CO21"] + co2 * p["P50CO22"]);
        var ofWarmth = p["P50Tscale"] * warmer * (p["P50T1"] + warmer * (p["P50T2"] + warmer * p["P50T3"]));
        return standard * (1 + ofPH / standard) * (1 + ofCO2 / standard) * (1 + ofWarmth / standard);
    }
}
