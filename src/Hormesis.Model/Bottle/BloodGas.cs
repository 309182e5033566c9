using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>
/// Oxygen, nitrogen and carbon dioxide of the blood: dissolved oxygen and what haemoglobin holds, dissolved nitrogen, and
/// carbon dioxide in all its forms.
/// </summary>
/// <remarks>
/// The curve of haemoglobin is Severinghaus' for 37 °C and pH 7.4 at every temperature: it is full anyway above 150 mmHg. The
/// tension of carbon dioxide is a power law about one venous point. Both hold for the bottle and not for the body.
/// </remarks>
sealed class BloodGas
{
    // The tension of CO2 goes with its content to this power: content to the power 0.40, inverted.
    const double TensionExponent = 2.5;

    readonly Setting _s;
    readonly Expression.State _dissolved;

    public BloodGas(Setting s)
    {
        _s = s;
        var p = s.P;
        var (h, perMolar) = (s.Solubility, s.MmHgPerMolar);
        _dissolved = s.State(
            "O2d", "mol/L", p["pO2start"] / perMolar * h.Oxygen, 1e-3, "Oxygen dissolved in the blood.", s.Places.Blood);
        O2 = s.IsReduced ? Species.Formula(_dissolved) : Species.Of(_dissolved);
        PO2 = s.Model.Define("pO2", "mmHg", _dissolved / h.Oxygen * perMolar, "Oxygen tension at the bottle's temperature.", "Henry's law");
        Saturation = s.IsReduced
            ? Species.Formula(s.Model.Define("SO2", "1", Saturated(s, PO2), "Saturation of haemoglobin, in equilibrium."))
            : Species.Of(s.State("SO2", "1", Saturated(s, p["pO2start"]), 1, "Share of the haemoglobin able to bind oxygen that does."));
        N2 = s.Dissolved(
            "N2d", p["pN2start"] / p["mmHg"] / perMolar * h.Nitrogen, 5e-4, s.Places.Blood, "Nitrogen dissolved in the blood.");
        DIC = s.Dissolved("DIC", p["DICstart"], 2e-2, s.Places.Blood, "Carbon dioxide of the blood, in all its forms.");

        PN2 = s.Model.Define("pN2", "mmHg", N2 / h.Nitrogen * perMolar, "Nitrogen tension at the bottle's temperature.", "Henry's law");
        PCO2 = s.Model.Define(
            "pCO2", "mmHg", p["pCO2reference"] * Pow(Max(DIC, p["DICfloor"]) / p["DICreference"], TensionExponent),
            "Carbon dioxide tension.", "power law about a venous point, the prototype of docs/reference/chemistry.md 5");
        DissolvedCO2 = PCO2 / perMolar * h.CarbonDioxide;
    }

    public Species O2 { get; }
    public Species Saturation { get; }
    public Species N2 { get; }
    public Species DIC { get; }

    /// <summary>mmHg.</summary>
    public Expression PO2 { get; }

    /// <summary>mmHg.</summary>
    public Expression PN2 { get; }

    /// <summary>mmHg.</summary>
    public Expression PCO2 { get; }

    /// <summary>mol/L of blood.</summary>
    public Expression DissolvedCO2 { get; }

    /// <summary>Carbon dioxide that a litre of blood gives up as its tension falls, mol/L mmHg: the slope of the power law.</summary>
    public Expression CapacityCO2 => DIC / (TensionExponent * PCO2);

    /// <summary>Haem, mol/L of blood.</summary>
    public static Expression Haem(Setting s) => s.P["HbHaem"] * s.P["Hct"] / s.P["HctReference"];

    /// <summary>Severinghaus' curve at an oxygen tension in mmHg.</summary>
    public static Expression Saturated(Setting s, Expression tension)
    {
        var x = Max(tension, s.P["pO2floor"]);
        return 1 / (1 + s.P["severinghausCube"] / (x * x * x + s.P["severinghausLinear"] * x));
    }

    /// <summary>The slope of that curve, 1/mmHg.</summary>
    public static Expression SaturationSlope(Setting s, Expression tension, Expression saturated)
    {
        var x = Max(tension, s.P["pO2floor"]);
        var term = x * x * x + s.P["severinghausLinear"] * x;
        return saturated * saturated * s.P["severinghausCube"] * (3 * x * x + s.P["severinghausLinear"]) / (term * term);
    }

    /// <param name="methaemoglobin">Share of the haem that cannot bind oxygen.</param>
    public void Declare(Expression methaemoglobin)
    {
        const string source = "Severinghaus 1979; docs/reference/chemistry.md 5";
        var filling = _s.Model.Define(
            "saturates", "1/s", _s.P["kHb"] * (Saturated(_s, PO2) - Saturation), "Approach of haemoglobin to equilibrium.", source);
        _s.Process("haemoglobin saturates", [], [Saturation], filling, source);
        _s.Process(
            "haemoglobin takes up oxygen", [O2], [], filling * Haem(_s) * (1 - methaemoglobin) * _s.Places.Blood.Volume, source);
    }

    /// <summary>
    /// For the reduced model, when all else is declared: what the blood takes up is shared between plasma and haemoglobin, which
    /// stay in equilibrium.
    /// </summary>
    public void DeclareInEquilibrium(Expression methaemoglobin)
    {
        var bound = Haem(_s) * (1 - methaemoglobin) * SaturationSlope(_s, PO2, Saturation) * _s.MmHgPerMolar / _s.Solubility.Oxygen;
        _s.Process(
            "dissolved oxygen follows what the blood takes up", [], [Species.Of(_dissolved)], O2.Turnover / (1 + bound),
            "Severinghaus 1979; docs/reference/chemistry.md 5");
    }
}
