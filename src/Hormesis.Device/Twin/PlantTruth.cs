namespace Hormesis.Device.Twin;

/// <summary>
/// What is true of machine, bottle and patient at this moment, and what has truly happened so far. Invariants and hazards are
/// judged on this and on nothing that the controller says.
/// </summary>
public readonly record struct PlantTruth
{
    public double BottleGaugeBar { get; init; }

    /// <summary>Fastest rise and fall of the bottle's pressure within this tick, bar/s.</summary>
    public double BottleBarPerSecond { get; init; }

    /// <summary>At the patient's end of the return line.</summary>
    public double LineMmHg { get; init; }

    /// <summary>A clamp lets something through, whatever its switch says.</summary>
    public bool DrawClampOpen { get; init; }
    public bool ReturnClampOpen { get; init; }

    /// <summary>There is an open way from the generator into the bottle, and from the generator to the destruct.</summary>
    public bool WayToBottle { get; init; }
    public bool WayToDestruct { get; init; }
    public double OxygenFlowNLPerMin { get; init; }
    public bool HighVoltageOn { get; init; }
    public bool VentOpen { get; init; }
    public bool VacuumOn { get; init; }
    public bool HeaterOn { get; init; }
    public bool MixerOn { get; init; }
    public bool RelayClosed { get; init; }
    public bool PowerGood { get; init; }

    /// <summary>A person in the room would hear an alarm now.</summary>
    public bool AlarmAudible { get; init; }

    /// <summary>Blood and anticoagulant in the bottle.</summary>
    public double ContentMl { get; init; }

    /// <summary>Since the first blood of what is in the bottle left the vein; 0 with no blood in it.</summary>
    public double BloodAgeSeconds { get; init; }

    /// <summary>How long that blood has been neither flowing nor mixed.</summary>
    public double StandingSeconds { get; init; }

    /// <summary>The longest that blood had stood, or the oldest it was, when it was given back.</summary>
    public double ReturnedAfterStandingSeconds { get; init; }
    public double ReturnedAtAgeSeconds { get; init; }

    /// <summary>Blood drawn into the present filling.</summary>
    public double DrawnThisFillMl { get; init; }

    /// <summary>Fillings of the bottle so far: a new one begins with the first blood after a return.</summary>
    public int Fills { get; init; }

    /// <summary>Separate times that ozone went into the present filling (an interruption of under 30 s is the same time).</summary>
    public int InjectionsThisFill { get; init; }
    public double OzoneThisFillUg { get; init; }
    public double OzoneTotalUg { get; init; }

    /// <summary>At the gas valve now.</summary>
    public double ConcentrationUgPerNMl { get; init; }

    public double ReturnedMl { get; init; }

    /// <summary>Gas past the return clamp: all of it, in this pass, and the largest bubble.</summary>
    public double GasPastReturnMl { get; init; }
    public double GasPastReturnThisPassMl { get; init; }
    public double LargestBubbleMl { get; init; }

    /// <summary>Gas or blood that went from the bottle through the draw line towards the vein.</summary>
    public double PastDrawMl { get; init; }

    /// <summary>Blood that went past the return clamp while the bottle was above 20 mbar.</summary>
    public double PastReturnUnderPressureMl { get; init; }

    /// <summary>Blood lost to the surroundings at either line.</summary>
    public double BloodLostMl { get; init; }

    /// <summary>The line at the patient has been above 200 mmHg without a break for this long.</summary>
    public double LineHighSeconds { get; init; }

    /// <summary>Bottle below -350 mmHg with the draw clamp open, without a break for this long.</summary>
    public double DeepVacuumSeconds { get; init; }
    public double RoomOzonePpm { get; init; }
    public double BloodCelsius { get; init; }

    /// <summary>Red cells broken in the bottle, percent.</summary>
    public double HaemolysisPercent { get; init; }

    /// <summary>Haemolysed above 0.8 % when it was given back.</summary>
    public bool ReturnedHaemolysed { get; init; }

    /// <summary>Resistance of the return line over its own.</summary>
    public double LineResistanceFactor { get; init; }
}
