using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// Gas of the lungs and the body's store of each gas, with the blood that goes between them. Venous blood is what the store
/// holds; arterial blood follows the alveoli.
/// </summary>
/// <remarks>docs/reference/physiology.md 1.6: tensions in mmHg, contents in mL of dry gas in a litre.</remarks>
sealed class Lungs
{
    internal const double PerLitre = 10; // dL
    const double SecondsPerMinute = 60;
    const string Source = "mini model of docs/reference/physiology.md 1.6";

    static readonly double Ln10 = Math.Log(10);

    readonly ModelBuilder _m;
    readonly ParameterSymbols _p;
    readonly RestingBody _rest;
    readonly Expression.State _co2Out, _o2In, _o2Used;

    public Lungs(Blood blood, RestingBody rest)
    {
        (_m, _p, _rest) = (blood.Model, blood.P, rest);
        AlveolarCO2 = _m.State("PACO2", "mmHg", _p["paCO2rest"], 40, "Alveolar carbon dioxide tension.");
        AlveolarO2 = _m.State("PAO2", "mmHg", rest.AlveolarO2, 100, "Alveolar oxygen tension.");
        BodyCO2 = _m.State("CvCO2", "mL/L", rest.VenousCO2, 500, "Carbon dioxide of the body's store and of venous blood.");
        BodyO2 = _m.State("CvO2", "mL/L", rest.VenousO2, 150, "Oxygen of the body's store and of venous blood.");
        _co2Out = Account("CO2out", "Carbon dioxide breathed out since the start.");
        _o2In = Account("O2in", "Oxygen taken from what was breathed since the start.");
        _o2Used = Account("O2used", "Oxygen that the body used since the start.");

        var tension = Max(AlveolarCO2, _p["tensionFloor"]);
        var decades = Log(tension / _p["paCO2rest"]) / Ln10;
        Arterial = new(
            _m.Define("PaO2", "mmHg", _p["arterialShare"] * AlveolarO2, "Arterial oxygen tension.", Source),
            tension,
            _m.Define(
                "pHa", "1", _p["pHstandard"] - _p["pHfall"] * decades, "Arterial pH.",
                "pH of Douglas' vectors, docs/reference/physiology.md 1.6"));
        ArterialCO2 = _m.Define(
            "CaCO2", "mL/L", _p["co2Content"] * Exp(_p["co2Exponent"] * Ln10 * decades), "Carbon dioxide of arterial blood.",
            "power law of docs/reference/physiology.md 1.6");
        Saturation = blood.Recommended(Arterial).Saturation;
        ArterialO2 = _m.Define(
            "CaO2", "mL/L", PerLitre * blood.OxygenContent(Arterial.PO2, Saturation), "Oxygen of arterial blood.", Source);
    }

    public Expression.State AlveolarCO2 { get; }
    public Expression.State AlveolarO2 { get; }
    public Expression.State BodyCO2 { get; }
    public Expression.State BodyO2 { get; }
    public BloodSample Arterial { get; }
    public Expression Saturation { get; }

    /// <summary>mL/L.</summary>
    public Expression ArterialCO2 { get; }

    /// <summary>mL/L.</summary>
    public Expression ArterialO2 { get; }

    /// <summary>mL/min.</summary>
    public Expression CO2BreathedOut { get; private set; } = Zero;

    /// <summary>mL/min.</summary>
    public Expression O2TakenIn { get; private set; } = Zero;

    public void DeclareExchange(Ventilation ventilation)
    {
        var effective = ventilation.Alveolar * (1 - _p["deadSpace"]) / _p["mmHgPerContent"];
        CO2BreathedOut = _m.Define(
            "VCO2out", "mL/min", effective * (AlveolarCO2 - Inspired("inspiredCO2")), "Carbon dioxide breathed out.", Source);
        O2TakenIn = _m.Define("VO2in", "mL/min", effective * (Inspired("inspiredO2") - AlveolarO2), "Oxygen taken in.", Source);
        // Its venous content relative to rest, so that rest is steady at the consumption of rest.
        var used = _p["o2Consumption"] * Supplied(BodyO2) / Supplied(_rest.VenousO2);

        Process("the body makes carbon dioxide", [], [new(BodyCO2, 1 / _p["co2Store"])], _p["co2Production"]);
        Process(
            "blood brings carbon dioxide to the lungs", [new(BodyCO2, 1 / _p["co2Store"])], [new(AlveolarCO2, PerGas)],
            _p["cardiacOutput"] * (BodyCO2 - ArterialCO2));
        Process("carbon dioxide is breathed out", [new(AlveolarCO2, PerGas)], [_co2Out], CO2BreathedOut);
        Process("oxygen is breathed in", [], [new(AlveolarO2, PerGas), _o2In], O2TakenIn);
        Process(
            "blood takes oxygen to the body", [new(AlveolarO2, PerGas)], [new(BodyO2, 1 / _p["o2Store"])],
            _p["cardiacOutput"] * (ArterialO2 - BodyO2));
        Process("the body uses oxygen", [new(BodyO2, 1 / _p["o2Store"])], [_o2Used], used);
    }

    /// <summary>mmHg of a dry share of what is breathed, once it is moist.</summary>
    public Expression Inspired(string share) => (_p["barometric"] - _p["waterVapour"]) * _p[share];

    // mmHg in the lungs for each mL.
    Expression PerGas => _p["mmHgPerContent"] / _p["lungVolume"];

    Expression Supplied(Expression content) => content / (content + _p["o2Half"]);

    Expression.State Account(string name, string summary) => _m.State(name, "mL", Zero, 100, summary, staysPositive: false);

    void Process(string name, Share[] takes, Share[] gives, Expression perMinute) =>
        _m.Process(name, takes, gives, perMinute / SecondsPerMinute, Source);
}
