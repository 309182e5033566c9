using Hormesis.Model;

namespace Hormesis.Device.Twin;

/// <summary>
/// The simulated patient at rest and in trouble: rates in 1/min, saturation in percent, pressures in mmHg. Loaded from
/// patient.json with sources.
/// </summary>
public sealed record PatientParameters
{
    public required IReadOnlyDictionary<string, string> Sources { get; init; }
    public required double WeightKg { get; init; }
    /// <summary>Beats in a minute, one patient's mean: from</summary>
    public required double HeartRateLow { get; init; }
    /// <summary>to.</summary>
    public required double HeartRateHigh { get; init; }
    /// <summary>Standard deviation of the slow wander about the mean.</summary>
    public required double HeartRateWander { get; init; }
    public required double RespiratoryRateLow { get; init; }
    public required double RespiratoryRateHigh { get; init; }
    public required double RespiratoryRateWander { get; init; }
    public required double SpO2Low { get; init; }
    public required double SpO2High { get; init; }
    public required double SpO2Wander { get; init; }
    public required double SystolicLow { get; init; }
    public required double SystolicHigh { get; init; }
    public required double SystolicWander { get; init; }
    /// <summary>Pulse pressure over systolic pressure.</summary>
    public required double PulsePressureShare { get; init; }
    /// <summary>Arterial carbon dioxide at rest: from</summary>
    public required double PaCO2Low { get; init; }
    /// <summary>to.</summary>
    public required double PaCO2High { get; init; }
    /// <summary>Share of the alveolar ventilation without blood, at rest: from</summary>
    public required double DeadSpaceLow { get; init; }
    /// <summary>to.</summary>
    public required double DeadSpaceHigh { get; init; }
    public required double EtCO2Wander { get; init; }
    public required double EtCO2BreathNoise { get; init; }
    public required double WanderSeconds { get; init; }
    public required double FrameSeconds { get; init; }
    /// <summary>Share by which the alveolar ventilation rises: from</summary>
    public required double VasovagalVentilationLow { get; init; }
    /// <summary>to.</summary>
    public required double VasovagalVentilationHigh { get; init; }
    /// <summary>Share of the cardiac output that is lost.</summary>
    public required double VasovagalOutput { get; init; }
    public required double VasovagalSeconds { get; init; }
    /// <summary>Share of the heart rate that is lost.</summary>
    public required double VasovagalHeartRate { get; init; }
    /// <summary>Share of the blood pressure that is lost.</summary>
    public required double VasovagalPressure { get; init; }
    /// <summary>Share of the lungs that one clear embolism takes the blood from.</summary>
    public required double EmbolismDeadSpace { get; init; }
    /// <summary>Share of the cardiac output that it takes.</summary>
    public required double EmbolismOutput { get; init; }
    public required double EmbolismSeconds { get; init; }
    /// <summary>Percent of saturation that are lost</summary>
    public required double EmbolismSpO2 { get; init; }
    /// <summary>with this time constant.</summary>
    public required double EmbolismSpO2Seconds { get; init; }
    /// <summary>Share by which the heart rate rises.</summary>
    public required double EmbolismHeartRate { get; init; }
    public required double EmbolismPressure { get; init; }
    /// <summary>Gas that makes one clear embolism.</summary>
    public required double EmbolismMlPerKg { get; init; }
    /// <summary>Severest, in clear embolisms.</summary>
    public required double EmbolismLargest { get; init; }
    public required double HypotensionSeconds { get; init; }
    public required double HypotensionPressure { get; init; }
    public required double HypotensionOutput { get; init; }
    public required double HypotensionHeartRate { get; init; }
    /// <summary>Until the monitor shows no breathing.</summary>
    public required double ApnoeaSilentSeconds { get; init; }
    public required double AnxiousSeconds { get; init; }
    /// <summary>Share by which the alveolar ventilation rises.</summary>
    public required double AnxiousVentilation { get; init; }
    /// <summary>Share by which the breaths become more.</summary>
    public required double AnxiousRate { get; init; }
    public required double AnxiousHeartRate { get; init; }
    /// <summary>A sentence begins every so many seconds</summary>
    public required double TalkingEverySeconds { get; init; }
    /// <summary>and lasts so many.</summary>
    public required double TalkingSeconds { get; init; }
    /// <summary>What is left of EtCO2, and the waveform's quality, meanwhile.</summary>
    public required double TalkingEtCO2 { get; init; }
    public required double TalkingQuality { get; init; }
    /// <summary>After its end an event takes so long to fade.</summary>
    public required double RecoverySeconds { get; init; }
    /// <summary>The finger's saturation follows that of the lungs with this time constant.</summary>
    public required double OximeterSeconds { get; init; }
    public required double ComplaintSeconds { get; init; }
    /// <summary>Patients who press the button when they feel ill.</summary>
    public required double ComplaintShare { get; init; }
    public required double Quality { get; init; }

    public static PatientParameters Shipped { get; } =
        EmbeddedData.Load(typeof(PatientParameters).Assembly, "Twin/patient.json", PlantJson.Default.PatientParameters);
}
