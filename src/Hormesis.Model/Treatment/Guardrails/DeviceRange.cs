using Hormesis.Model.Quantities;

namespace Hormesis.Model.Treatment.Guardrails;

/// <summary>What a device can carry out, as far as it bounds a plan. A device profile gives it; it knows nothing of patients.</summary>
public sealed record DeviceRange
{
    public required ActualVolume Bottle { get; init; }

    /// <summary>Stays in the bottle after a pass.</summary>
    public required ActualVolume Residual { get; init; }

    /// <summary>Of the gas in the bottle.</summary>
    public required Temperature Gas { get; init; }

    /// <summary>No filling goes above this.</summary>
    public required GaugePressure FillHighest { get; init; }

    /// <summary>A lower ceiling would stop a filling that is as it should be.</summary>
    public required GaugePressure CeilingLowest { get; init; }

    /// <summary>The bottle is evacuated no deeper than this and filled to ambient; zero where the gas comes on top of the air.</summary>
    public required GaugePressure EvacuateDeepest { get; init; }
    public required OzoneConcentration ConcentrationHighest { get; init; }

    /// <summary>What the draw brings within its time.</summary>
    public required ActualVolume DrawMost { get; init; }
    public required ActualFlow ReturnSlowest { get; init; }
    public required ActualFlow ReturnFastest { get; init; }

    /// <summary>Within this the blood must be back, once its return has begun.</summary>
    public required TimeSpan ReturnWithin { get; init; }

    public bool Evacuates => EvacuateDeepest < GaugePressure.Zero;

    /// <summary>The gas that the headspace takes between its lowest pressure and this ceiling.</summary>
    public NormalVolume GasIn(ActualVolume headspace, GaugePressure ceiling) =>
        NormalVolume.FromNormalMillilitres((Evacuates ? -EvacuateDeepest : ceiling) / RiseOfOneNormalMillilitre(headspace));

    GaugePressure RiseOfOneNormalMillilitre(ActualVolume headspace) => NormalVolume.FromNormalMillilitres(1).RiseIn(headspace, Gas);
}

/// <summary>What bounds a plan on the patient's side.</summary>
/// <param name="Weight">Of the patient.</param>
/// <param name="Blood">Estimated, of the whole body.</param>
/// <param name="CitratePerMillilitre">Citrate ion in a mL of the anticoagulant; zero for one without.</param>
public sealed record BodyRange(Mass Weight, ActualVolume Blood, Mass CitratePerMillilitre);
