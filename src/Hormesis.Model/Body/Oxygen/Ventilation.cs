using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// Rate and depth of breathing: by the chemoreflex, or by will or ventilator at the resting rate. The lag of lungs and muscles
/// is left out.
/// </summary>
sealed class Ventilation
{
    const double Half = 0.5; // a switch is 0 or 1

    public Ventilation(ModelBuilder m, ParameterSymbols p, Chemoreflex reflex, RestingBody rest)
    {
        const string source = "BioGears' Nervous.cpp and our tidal volume; docs/models/oxygen.md";
        var drive = m.Define(
            "drive", "cmH2O", p["pressureGainPeripheral"] * reflex.Peripheral + p["pressureGainCentral"] * reflex.Central,
            "Drive pressure above rest.", source);
        var reflexRate = p["rateRest"] + p["rateGainPeripheral"] * reflex.Peripheral + p["rateGainCentral"] * reflex.Central;
        var reflexTidal = rest.TidalVolume + p["volumePerPressure"] * drive;
        var factor = p["ventilationFactor"];

        Rate = m.Define(
            "rate", "1/min", Acts(Max(Zero, reflexRate), WhenGreater(factor, Zero, p["rateRest"], Zero)), "Breaths a minute.", source);
        TidalVolume = m.Define(
            "tidal", "L",
            Acts(Max(Zero, reflexTidal), WhenGreater(factor, Zero, p["deadSpaceAirway"] + factor * rest.Ventilation / p["rateRest"], Zero)),
            "Tidal volume.", source);
        Alveolar = m.Define(
            "VA", "L/min", Rate * Max(Zero, TidalVolume - p["deadSpaceAirway"]), "Alveolar ventilation.", source);

        Expression Acts(Expression reflexive, Expression otherwise) => WhenGreater(p["reflexActs"], Half, reflexive, otherwise);
    }

    /// <summary>1/min.</summary>
    public Expression Rate { get; }

    /// <summary>L.</summary>
    public Expression TidalVolume { get; }

    /// <summary>L/min that reach the alveoli.</summary>
    public Expression Alveolar { get; }

    /// <summary>L/min.</summary>
    public Expression Minute => Rate * TidalVolume;
}
