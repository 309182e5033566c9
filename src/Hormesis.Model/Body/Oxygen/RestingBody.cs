using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>The steady state before a manoeuvre, as formulas over parameters alone: where states start and reflexes aim.</summary>
sealed class RestingBody
{
    const string Source = "steady state of docs/reference/physiology.md 1.6";

    public RestingBody(Blood blood)
    {
        var (m, p) = (blood.Model, blood.P);
        Ventilation = m.Define(
            "VArest", "L/min", p["mmHgPerContent"] * p["co2Production"] / (p["paCO2rest"] * (1 - p["deadSpaceRest"])),
            "Alveolar ventilation at rest.", Source);
        TidalVolume = m.Define(
            "VTrest", "L", p["deadSpaceAirway"] + Ventilation / p["rateRest"], "Tidal volume at rest.", Source);
        AlveolarO2 = m.Define(
            "PAO2rest", "mmHg",
            (p["barometric"] - p["waterVapour"]) * p["airO2"]
                - p["mmHgPerContent"] * p["o2Consumption"] / (Ventilation * (1 - p["deadSpaceRest"])),
            "Alveolar oxygen tension at rest.", Source);
        Arterial = new(p["arterialShare"] * AlveolarO2, p["paCO2rest"], p["pHstandard"]);
        var saturation = blood.Recommended(Arterial, "rest").Saturation;
        VenousO2 = m.Define(
            "CvO2rest", "mL/L",
            Lungs.PerLitre * blood.OxygenContent(Arterial.PO2, saturation) - p["o2Consumption"] / p["cardiacOutputRest"],
            "Oxygen of venous blood at rest.", Source);
        VenousCO2 = m.Define(
            "CvCO2rest", "mL/L", p["co2Content"] + p["co2Production"] / p["cardiacOutputRest"],
            "Carbon dioxide of venous blood at rest.", Source);
    }

    /// <summary>Alveolar, L/min.</summary>
    public Expression Ventilation { get; }

    /// <summary>L.</summary>
    public Expression TidalVolume { get; }

    /// <summary>mmHg.</summary>
    public Expression AlveolarO2 { get; }

    public BloodSample Arterial { get; }

    /// <summary>mL/L.</summary>
    public Expression VenousO2 { get; }

    /// <summary>mL/L.</summary>
    public Expression VenousCO2 { get; }
}
