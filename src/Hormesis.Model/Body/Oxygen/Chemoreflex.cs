using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// What arterial blood tells the breathing: peripheral receptors fire by oxygen and carbon dioxide, central ones feel carbon
/// dioxide; both are followed with a lag. Whether the breathing obeys is for <see cref="Ventilation"/>.
/// </summary>
/// <remarks>
/// After Magosso and Ursino as BioGears has it, docs/reference/physiology.md 1.6. The set point of the firing is that of our own
/// rest (3.68 a second) and not BioGears' 3.55, so that rest is steady. Firing is not below nothing.
/// </remarks>
sealed class Chemoreflex
{
    const string Source = "Magosso-Ursino in BioGears' Nervous.cpp; docs/reference/physiology.md 1.6";

    readonly ParameterSymbols _p;

    public Chemoreflex(ModelBuilder m, ParameterSymbols p, BloodSample arterial, RestingBody rest)
    {
        _p = p;
        var atRest = m.Define("firingRest", "1/s", Firing(rest.Arterial), "Peripheral firing at rest: its set point.", Source);
        var wanted = m.Define("firingWanted", "1/s", Firing(arterial), "Peripheral firing that the blood asks for.", Source);
        var firing = m.State("firing", "1/s", atRest, 3, "Peripheral firing.");
        Peripheral = m.State("peripheral", "1/s", Zero, 1, "Peripheral drive, as firing above its set point.", staysPositive: false);
        Central = m.State("central", "mmHg", Zero, 5, "Central drive, as carbon dioxide above its set point.", staysPositive: false);

        var excess = arterial.PCO2 - p["paCO2rest"];
        var felt = WhenGreater(excess, Zero, excess, p["belowSetPoint"] * excess);
        m.Process("firing follows the blood", [], [firing], (wanted - firing) / p["tauFiring"], Source);
        m.Process("the peripheral drive follows the firing", [], [Peripheral], (firing - atRest - Peripheral) / p["tauPeripheral"], Source);
        m.Process("the central drive follows carbon dioxide", [], [Central], (felt - Central) / p["tauCentral"], Source);
    }

    /// <summary>Spikes a second above the set point.</summary>
    public Expression.State Peripheral { get; }

    /// <summary>mmHg above the set point, less below it.</summary>
    public Expression.State Central { get; }

    Expression Firing(BloodSample arterial)
    {
        var rise = Exp((arterial.PO2 - _p["firingMid"]) / _p["firingWidth"]);
        var ofO2 = (_p["firingLow"] + _p["firingHigh"] * rise) / (1 + rise);
        return Max(Zero, ofO2 * (CO2Factor(arterial.PO2) * Log(arterial.PCO2 / _p["paCO2rest"]) + _p["firingOffset"]));
    }

    Expression CO2Factor(Expression pO2)
    {
        var between = _p["co2FactorMost"] - _p["co2FactorFall"] * (_p["co2FactorUpper"] - pO2) / _p["co2FactorSpan"];
        return WhenGreater(
            pO2, _p["co2FactorUpper"], _p["co2FactorMost"],
            WhenGreater(pO2, _p["co2FactorLower"], between, _p["co2FactorLeast"]));
    }
}
