namespace Hormesis.Device.Faults;

/// <summary>What the ward around the device truly is at this moment: the judge's second witness beside the plant.</summary>
public readonly record struct WardView
{
    /// <summary>Patient, bottle, laboratory, lease and dose ledger all hold, and have for a tenth of a second.</summary>
    public bool FactsHold { get; init; }

    /// <summary>Of these, patient, bottle and laboratory: what the patient's own blood needs to go back.</summary>
    public bool PatientHolds { get; init; }

    /// <summary>A person has confirmed that the draw line is connected, in this pass.</summary>
    public bool DrawConfirmed { get; init; }

    /// <summary>A person has confirmed patient, bottle and return line anew, in this pass.</summary>
    public bool ReturnConfirmed { get; init; }

    /// <summary>Newest entry of the journal that is on stable storage, and whether it is the intent to dose this filling.</summary>
    public bool DoseIntentDurable { get; init; }

    /// <summary>How long an embolism has been going on; zero when none is.</summary>
    public TimeSpan EmbolismFor { get; init; }

    /// <summary>A high alarm ought to sound now: active, neither paused nor acknowledged, and not the buzzer's own.</summary>
    public bool ShouldSound { get; init; }

    /// <summary>Air in the line is an active condition, and is not what is shown first.</summary>
    public bool AirHidden { get; init; }

    /// <summary>Anticoagulant ordered for a filling, mL.</summary>
    public double AnticoagulantMl { get; init; }

    /// <summary>Ozone ordered for a filling, µg, and blood, mL.</summary>
    public double OrderUg { get; init; }

    /// <summary>Fillings ordered for the session.</summary>
    public int Passes { get; init; }
    public double OrderMl { get; init; }
}
