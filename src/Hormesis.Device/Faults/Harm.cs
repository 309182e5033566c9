namespace Hormesis.Device.Faults;

/// <summary>
/// What must not truly happen to patient, person or room. Each is a predicate on the true plant (<see cref="Judge"/>); a row of the
/// hazard analysis says which of them it would become.
/// </summary>
public enum Harm : byte
{
    None = 0,

    /// <summary>Bottle above 1.05 bar.</summary>
    BottleBurst,

    /// <summary>Bottle outside -0.47 to 1.05 bar for longer than a regulator needs.</summary>
    PressureOutside,

    /// <summary>More than 0.1 mL of blood or gas past either clamp by the bottle's pressure.</summary>
    PastClamps,

    /// <summary>Gas past the return clamp: a bubble above 0.1 mL, 0.5 mL in a pass or 1 mL in a session.</summary>
    GasToPatient,

    /// <summary>More than 1.12 of the ordered ozone in one filling.</summary>
    Overdose,

    /// <summary>Ozone a second time into one filling.</summary>
    DoubleDose,

    /// <summary>Ozone into blood without a durable intent for it.</summary>
    UnrecordedDose,

    /// <summary>The line at the patient above 200 mmHg for more than a second.</summary>
    LineOverpressure,

    /// <summary>More than 2.5 mL of blood lost.</summary>
    BloodLoss,

    /// <summary>The vein sucked at below -350 mmHg for more than two seconds.</summary>
    DeepVacuum,

    /// <summary>More than 1.25 of the ordered blood, or more than 250 mL, in one filling.</summary>
    Overdraw,

    /// <summary>Blood returned that stood over 10 min or was older than 60.</summary>
    OldBlood,

    /// <summary>More than 5 mL of blood drawn into a bottle without its anticoagulant (off by more than 10 %).</summary>
    NoAnticoagulant,

    /// <summary>Draw, gas or return begun while a fact was false, or without a person's confirmation.</summary>
    WrongContact,

    /// <summary>Blood returned for more than 3 s (1 mL at 20 mL/min) with more than 0.8 % of its cells broken.</summary>
    Haemolysed,

    /// <summary>Blood in the bottle above 42 degrees C.</summary>
    Overheated,

    /// <summary>Ozone in the room above 0.3 ppm.</summary>
    RoomOzone,

    /// <summary>A high alarm that nobody hears for more than two seconds.</summary>
    SilentAlarm,

    /// <summary>More than 45 s of return into an embolism.</summary>
    ReturnDuringReaction,

    /// <summary>Air in the line is not what is shown first.</summary>
    HiddenAirAlarm,
}

/// <summary>A set of harms.</summary>
public readonly record struct HarmSet(uint Bits)
{
    public bool IsEmpty => Bits == 0;

    public bool Has(Harm harm) => (Bits & 1u << (int)harm) != 0;

    public HarmSet With(Harm harm, bool when) => when ? new(Bits | 1u << (int)harm) : this;

    public HarmSet And(HarmSet other) => new(Bits | other.Bits);

    public IEnumerable<Harm> List()
    {
        foreach (var harm in Enum.GetValues<Harm>())
            if (harm != Harm.None && Has(harm)) yield return harm;
    }
}
