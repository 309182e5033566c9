using System.Text.Json;
using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Treatment;

/// <summary>
/// What one session shall do: the one plan that the model predicts, the device carries out and the clinic judges.
/// The dose is the mass; concentration and gas volume are how it is got, and the overpressure is a ceiling, not an order.
/// </summary>
public sealed record SessionPlan
{
    /// <summary>Which session of the course, from 1.</summary>
    public required int Session { get; init; }

    /// <summary>Day of the course, from 1.</summary>
    public required int Day { get; init; }

    /// <summary>The clinical profile that set the bounds, such as hb-mah.</summary>
    public required string Profile { get; init; }

    [JsonPropertyName("concentrationUgPerMl"), JsonConverter(typeof(ConcentrationInMicrogramsPerNormalMillilitre))]
    public required OzoneConcentration Concentration { get; init; }

    /// <summary>Reference condition of the concentration: always "normal", 0 °C and 1 atm; another basis is refused.</summary>
    public string Basis
    {
        get;
        init => field = value == "normal" ? value : throw new JsonException($"basis \"{value}\" is not \"normal\"");
    } = "normal";

    /// <summary>Gas for each pass.</summary>
    [JsonPropertyName("gasVolumeNormalMl"), JsonConverter(typeof(GasInNormalMillilitres))]
    public required NormalVolume GasVolume { get; init; }

    /// <summary>Blood for each pass, without the anticoagulant.</summary>
    [JsonPropertyName("bloodVolumeMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume BloodVolume { get; init; }

    /// <summary>Ozone mass offered in each pass: concentration × normal gas volume.</summary>
    [JsonPropertyName("doseUg"), JsonConverter(typeof(OzoneInMicrograms))]
    public OzoneMass Dose => Concentration * GasVolume;

    [JsonPropertyName("doseUgPerMlBlood"), JsonConverter(typeof(DoseInMicrogramsPerMillilitre))]
    public OzoneDose DosePerBlood => Dose / BloodVolume;

    /// <summary>The device stops filling here, whatever the mass.</summary>
    [JsonPropertyName("overpressureCeilingBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure OverpressureCeiling { get; init; }

    /// <summary>What filling the closed bottle with this gas is expected to reach.</summary>
    [JsonPropertyName("overpressurePredictedBar"), JsonConverter(typeof(GaugeInBar))]
    public required GaugePressure OverpressurePredicted { get; init; }

    public required int Passes { get; init; }

    /// <summary>The anticoagulant and its strength.</summary>
    public required string Anticoagulant { get; init; }

    /// <summary>Anticoagulant in the bottle before each draw.</summary>
    [JsonPropertyName("anticoagulantMl"), JsonConverter(typeof(VolumeInMillilitres))]
    public required ActualVolume AnticoagulantVolume { get; init; }

    /// <summary>The fastest that blood may be given back.</summary>
    [JsonPropertyName("reinfusionMlPerMin"), JsonConverter(typeof(FlowInMillilitresPerMinute))]
    public required ActualFlow Reinfusion { get; init; }

    /// <summary>Somebody set more than is recommended: two different persons confirm the values at the device.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SecondPerson { get; init; }

    /// <summary>From where on the patient's breathing slows, pauses or ends the session; null for the device's own limits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BreathLimits? Breath { get; init; }
}
