using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>What instruments on the bottle, and the account of its ozone, would report.</summary>
static class GasReadings
{
    const double Percent = 100;
    const double MicrogramsPerGram = 1e6;
    const double MillilitresPerLitre = 1e3;

    public static void Declare(Setting s, Headspace gas, OzoneLedger ledger)
    {
        var m = s.Model;
        var microgramsPerMole = s.P["molarMassO3"] * MicrogramsPerGram;
        var offered = ledger.Offered(gas);
        var blood = s.P["Vb"] * s.P["bloodShare"] * MillilitresPerLitre;
        m.Observable("doseUgPerMlBlood", "ug/mL", offered * microgramsPerMole / blood, "Ozone offered for each mL of blood as drawn.");
        m.Observable("ozoneOfferedUg", "ug", offered * microgramsPerMole, "Ozone in the gas at the start and let in since.");
        m.Observable(
            "ozoneLeftPercent", "%", Percent * gas.O3.Value / Max(offered, s.P["amountFloor"]),
            "Of the ozone offered, what is still in the headspace.");
        m.Observable("ozoneLeftUg", "ug", gas.O3 * microgramsPerMole, "Ozone in the headspace.");
        m.Observable("ozoneAbsorbedUg", "ug", ledger.Absorbed * microgramsPerMole, "Ozone that crossed into the blood.");
        m.Observable("ozoneVentedUg", "ug", ledger.Vented * microgramsPerMole, "Ozone let out with the gas.");
        m.Observable(
            "ozoneDecayedUg", "ug", (offered - gas.O3 - ledger.Absorbed - ledger.Vented) * microgramsPerMole,
            "Ozone that decayed in the gas: what is missing of the offered.");
        m.Observable(
            "pressureBarAbs", "bar", gas.Pressure / Setting.PascalPerBar, "Absolute pressure of the headspace, its water vapour included.");
        m.Observable(
            "gasPressureBar", "bar", gas.Dry / Setting.PascalPerBar, "Absolute pressure of the headspace without its water vapour.");
        m.Observable(
            "ozoneSolubilityRatio", "1", s.Solubility.OzoneInWater,
            "Ozone in water to ozone in the gas over it, at the bottle's temperature.");
    }
}
