namespace Hormesis.Model.Body.Oxygen;

/// <summary>What a monitor or a laboratory would report of a person who breathes.</summary>
static class BreathingReadings
{
    const double Percent = 100;

    public static void Declare(Blood blood, Lungs lungs, Ventilation ventilation)
    {
        var (m, p) = (blood.Model, blood.P);
        m.Observable("paCo2MmHg", "mmHg", lungs.Arterial.PCO2, "Arterial carbon dioxide tension; that of alveoli with blood.");
        m.Observable(
            "etCo2MmHg", "mmHg",
            lungs.Arterial.PCO2 * (1 - p["deadSpace"]) + p["deadSpace"] * lungs.Inspired("inspiredCO2"),
            "Carbon dioxide at the end of a breath; without breath, what a breath would show.");
        m.Observable("paO2MmHg", "mmHg", lungs.Arterial.PO2, "Arterial oxygen tension.");
        m.Observable("minuteVentilationLPerMin", "L/min", ventilation.Minute, "Minute ventilation, airway dead space included.");
        m.Observable("respiratoryRatePerMin", "1/min", ventilation.Rate, "Breaths a minute.");
        m.Observable("tidalVolumeL", "L", ventilation.TidalVolume, "Tidal volume.");
        m.Observable(
            "alveolarVentilationLPerMin", "L/min", ventilation.Alveolar, "Ventilation of the alveoli, those without blood included.");
        m.Observable("saturationPercent", "%", Percent * lungs.Saturation, "Arterial saturation.");
        m.Observable("arterialPH", "1", lungs.Arterial.PH, "Arterial pH.");
        m.Observable("cardiacOutputLPerMin", "L/min", p["cardiacOutput"], "Cardiac output.");
        m.Observable("arterialO2MlPerDl", "mL/dL", lungs.ArterialO2 / Lungs.PerLitre, "Oxygen of arterial blood.");
        m.Observable("venousO2MlPerDl", "mL/dL", lungs.BodyO2 / Lungs.PerLitre, "Oxygen of mixed venous blood.");
        m.Observable("venousCo2MlPerDl", "mL/dL", lungs.BodyCO2 / Lungs.PerLitre, "Carbon dioxide of mixed venous blood.");
        m.Observable("co2OutMlPerMin", "mL/min", lungs.CO2BreathedOut, "Carbon dioxide breathed out.");
        m.Observable("o2InMlPerMin", "mL/min", lungs.O2TakenIn, "Oxygen taken in.");
    }
}
