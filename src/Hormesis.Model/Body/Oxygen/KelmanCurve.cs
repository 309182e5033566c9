using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// Standard curves at a virtual tension: Kelman's quotient of polynomials, and Severinghaus' equation. Both leave 2,3-DPG and
/// methaemoglobin aside.
/// </summary>
/// <remarks>
/// docs/reference/physiology.md 1.2. Severinghaus' equation is of one blood at 37 °C and pH 7.40; Kelman's virtual tension is used
/// for it too. Kelman's quotient is below 0 under 5 mmHg and is taken as 0 there.
/// </remarks>
static class KelmanCurve
{
    const string Source = "Kelman 1966; docs/reference/physiology.md 1.2";
    const string SeveringhausSource = "Severinghaus 1979; docs/reference/physiology.md 1.2";

    static readonly double Ln10 = Math.Log(10);

    /// <summary>What an oxygen tension is multiplied by to be that of standard blood.</summary>
    public static Expression VirtualFactor(Blood blood, BloodSample sample)
    {
        var p = blood.P;
        var decades = p["kelmanpH"] * (sample.PH - p["pHstandard"]) - p["kelmanT"] * blood.Warming
            - p["kelmanCO2"] / Ln10 * Log(sample.PCO2 / p["pCO2standard"]);
        return blood.Model.Define("virtual", "1", Exp(Ln10 * decades), "Virtual over true oxygen tension.", Source);
    }

    public static OxygenCurve Kelman(Blood blood, BloodSample sample, Expression virtualFactor)
    {
        var p = blood.P;
        var x = Max(sample.PO2, p["pO2floor"]) * virtualFactor;
        var above = x * (p["kelman1"] + x * (p["kelman2"] + x * (p["kelman3"] + x)));
        var below = p["kelman4"] + x * (p["kelman5"] + x * (p["kelman6"] + x * (p["kelman7"] + x)));
        return Declare(blood, Min(Max(above / below, Zero), One), p["kelmanP50"] / virtualFactor, "Kelman", Source);
    }

    public static OxygenCurve Severinghaus(Blood blood, BloodSample sample, Expression virtualFactor)
    {
        var p = blood.P;
        var (cube, linear) = (p["severinghausCube"], p["severinghausLinear"]);
        var x = Max(sample.PO2, p["pO2floor"]) * virtualFactor;
        var saturation = 1 / (1 + cube / (x * x * x + linear * x));
        return Declare(blood, saturation, RootOf(linear, cube) / virtualFactor, "Severinghaus", SeveringhausSource);
    }

    static OxygenCurve Declare(Blood blood, Expression saturation, Expression p50, string name, string source) => new(
        blood.Model.Define($"S{name}", "1", saturation, "Saturation of haemoglobin.", source),
        blood.Model.Define($"P50{name}", "mmHg", p50, "Oxygen tension at half saturation.", source));

    // The one real root of x^3 + linear x = cube, after Cardano.
    static Expression RootOf(Expression linear, Expression cube)
    {
        var (third, half) = (linear / 3, cube / 2);
        var root = Sqrt(half * half + third * third * third);
        return Pow(root + half, 1.0 / 3) - Pow(root - half, 1.0 / 3);
    }
}
