using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>
/// Gas that comes and goes: a stated inflow, a fill that opens below a set point of pressure and a vent that opens above it.
/// All are parameters that a segment of time sets; at their defaults the bottle is closed.
/// </summary>
/// <remarks>
/// To let a device's pressure trace drive the bottle, a segment sets the set point to the trace and both conductances high.
/// What leaves has the composition of the headspace, its water vapour included.
/// </remarks>
static class Valves
{
    const string Source = "mass balance; docs/reference/chemistry.md 5";

    public static void Declare(Setting s, Headspace gas, OzoneLedger ledger)
    {
        var p = s.P;
        var missing = p["pressureSetPoint"] - gas.Pressure;
        var inflow = s.Model.Define(
            "gasIn", "mol/s", p["gasInflow"] + p["fillConductance"] * Max(missing, Zero), "Gas let in.");
        var outflow = s.Model.Define(
            "gasOut", "mol/s", p["ventConductance"] * Max(-missing, Zero), "Gas let out, with its water vapour.");

        s.Process(
            "gas comes in", [],
            [new(gas.O3, p["inflowO3"]), new(ledger.In, p["inflowO3"]), new(gas.O2, p["inflowO2"]), new(gas.N2, p["inflowN2"])],
            inflow, Source);

        s.Process("ozone is vented", [gas.O3], [ledger.Vented], outflow * gas.O3 / gas.Moles, Source);
        s.Process("oxygen is vented", [gas.O2], [], outflow * gas.O2 / gas.Moles, Source);
        s.Process("nitrogen is vented", [gas.N2], [], outflow * gas.N2 / gas.Moles, Source);
        s.Process("carbon dioxide is vented", [gas.CO2], [], outflow * gas.CO2 / gas.Moles, Source);
    }
}
