using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// Henry's law for the four gases at the bottle's temperature, as liquid to gas without a unit, and the vapour pressure of water.
/// </summary>
/// <remarks>H = Hcp exp(slope (1/T - 1/T0)) R T, reference/chemistry, section 2.1.</remarks>
sealed class Solubility
{
    readonly ModelBuilder _model;
    readonly ParameterSymbols _p;

    public Solubility(ModelBuilder model, ParameterSymbols p)
    {
        (_model, _p) = (model, p);
        OzoneInWater = InWater("O3", p["T"]);
        Ozone = Define("HO3", OzoneInWater * p["plasmaO3"], "ozone in plasma");
        Oxygen = Define("HO2", InWater("O2", p["T"]) * p["plasmaO2"], "oxygen in blood");
        Nitrogen = Define("HN2", InWater("N2", p["T"]) * p["plasmaN2"], "nitrogen in blood");
        CarbonDioxide = Define("HCO2", InWater("CO2", p["T"]) * p["plasmaCO2"], "carbon dioxide in blood");
        OxygenAtBody = Define("HO2body", InWater("O2", p["Tbody"]) * p["plasmaO2"], "oxygen in blood at 37 C");
        Water = WaterVapour();
    }

    public Expression OzoneInWater { get; }
    public Expression Ozone { get; }
    public Expression Oxygen { get; }
    public Expression Nitrogen { get; }
    public Expression CarbonDioxide { get; }
    public Expression OxygenAtBody { get; }

    /// <summary>Pa.</summary>
    public Expression Water { get; }

    Expression InWater(string gas, Expression temperature) =>
        _p["Hcp" + gas] * Expression.Exp(_p["slope" + gas] * (1 / temperature - 1 / _p["Tstandard"])) * _p["R"] * temperature;

    Expression Define(string name, Expression body, string what) =>
        _model.Define(name, "1", body, $"Liquid to gas of {what}.", "Henry's law; docs/reference/chemistry.md 2.1");

    Expression WaterVapour()
    {
        var celsius = _p["T"] - _p["Tzero"];
        var pressure = _p["waterPressure"] * Expression.Exp(_p["waterSlope"] * celsius / (celsius + _p["waterOffset"]));
        return _model.Define("pH2O", "Pa", pressure, "Vapour pressure of water; the headspace is taken as saturated.", "Magnus form");
    }
}
