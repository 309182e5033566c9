using Hormesis.Clinic.Evidence;
using Hormesis.Model;

namespace Hormesis.Clinic.Protocol;

/// <summary>Litres of blood by height in metres and weight in kilograms: Height × h³ + Weight × w + Constant.</summary>
public sealed record BloodVolumeFormula(double Height, double Weight, double Constant);

/// <summary>Numbers that planning needs and that are the same for every profile. Loaded from planning.json.</summary>
public sealed record PlanningRules
{
    public static PlanningRules Shipped { get; } =
        EmbeddedData.Load(typeof(PlanningRules).Assembly, "Protocol/planning.json", ProtocolJson.Default.PlanningRules);

    public required string About { get; init; }
    public required BloodVolumeFormula BloodOfMen { get; init; }
    public required BloodVolumeFormula BloodOfWomen { get; init; }
    public required string BloodSource { get; init; }
    public required Certainty BloodCertainty { get; init; }

    /// <summary>How old a body weight may be, d.</summary>
    public required Figure WeightValidity { get; init; }

    /// <summary>From what age a body height holds, a.</summary>
    public required Figure HeightFrom { get; init; }

    /// <summary>The least blood, mL, that a pass is done for.</summary>
    public required Figure BloodLeast { get; init; }

    /// <summary>Blood is rounded down to a whole number of these, mL.</summary>
    public required Figure BloodStep { get; init; }

    /// <summary>Share of the blood that is taken with haemoglobin in the caution band of CI-07.</summary>
    public required Figure BloodShareInAnaemia { get; init; }

    /// <summary>Reinfusion is rounded down to a whole number of these, mL/min.</summary>
    public required Figure ReinfusionStep { get; init; }

    /// <summary>Share of the rate at which blood is given back under an ACE inhibitor (CI-19).</summary>
    public required Figure ReinfusionShareWithAceInhibitor { get; init; }

    /// <summary>The gas in the bottle: what is expected, and between what, °C.</summary>
    public required Figure GasTemperature { get; init; }
    public required Figure GasTemperatureLow { get; init; }
    public required Figure GasTemperatureHigh { get; init; }

    /// <summary>How near the concentration is held, %.</summary>
    public required Figure ConcentrationTolerance { get; init; }

    /// <summary>The air that a flushed headspace may still hold, %.</summary>
    public required Figure AirLeftAfterFlush { get; init; }

    /// <summary>From what age a step waits for more sessions, a.</summary>
    public required Figure OldFrom { get; init; }

    /// <summary>How many more uneventful sessions it waits for.</summary>
    public required Figure MoreSessionsForStepWhenOld { get; init; }

    /// <summary>Share of the rate at which blood is given back with a heart failure that is not decompensated (CI-22).</summary>
    public required Figure ReinfusionShareInHeartFailure { get; init; }

    /// <summary>Plasma ascorbate, umol/L, and urate, mg/dL, below which a course stays at its lowest step.</summary>
    public required Figure AscorbateLow { get; init; }
    public required Figure UrateLow { get; init; }

    /// <summary>How old these may be, d.</summary>
    public required Figure AntioxidantValidity { get; init; }

    /// <summary>Days without a session after which the next one begins another course.</summary>
    public required Figure CourseGap { get; init; }

    /// <summary>The most haemolysis and methaemoglobin in the bottle, %, of a session that counts as uneventful.</summary>
    public required Figure BagHaemolysisUneventful { get; init; }
    public required Figure BagMethaemoglobinUneventful { get; init; }

    /// <summary>Haemolysis, %, from which the blood was not to be given back.</summary>
    public required Figure BagHaemolysisDiscard { get; init; }

    /// <summary>Why the next session is a step lower after breath and vital signs paused or ended one, and after a new symptom.</summary>
    public required Basis AfterBreathEvent { get; init; }
    public required Basis AfterAdverseEvent { get; init; }

    /// <summary>The highest concentration, ug/NmL, for an indication, by its code, where it is lower than the schedule's.</summary>
    public required IReadOnlyDictionary<string, Figure> Ceilings { get; init; }
}
