namespace Hormesis.Device.Controller;

/// <summary>
/// How far one pass's blood has come, by what the journal says of it, and its clocks. Gas is for a filling that is drawn and nothing
/// more; whatever is in doubt has come further. Its default is no blood and no right to any gas.
/// </summary>
public readonly record struct Filling
{
    readonly ushort copy;

    Filling(byte pass, JournalKind reached, ushort copy) => (Pass, Reached, this.copy) = (pass, reached, copy);

    /// <summary>From 1.</summary>
    public byte Pass { get; }

    /// <summary>The newest entry of the journal about this filling.</summary>
    public JournalKind Reached { get; }

    /// <summary>When its first blood left the vein, and how long it has neither flowed nor been mixed: now, and at the longest.</summary>
    public TimeSpan FirstBloodAt { get; init; }
    public TimeSpan Standing { get; init; }
    public TimeSpan StandingLongest { get; init; }

    /// <summary>Nothing of it is to go back to the patient: clotted, haemolysed or burst.</summary>
    public bool NeverReturn { get; init; }

    /// <summary>How often a person has asked for its return after a stop.</summary>
    public int Retries { get; init; }

    public static Filling Of(int pass) => new((byte)pass, JournalKind.None, Complement((byte)pass, JournalKind.None));

    /// <summary>A bit of the record has changed by itself.</summary>
    public bool IsDamaged => copy != Complement(Pass, Reached) && this != default;

    /// <summary>Blood of this filling is, or may be, in the bottle.</summary>
    public bool HasBlood => Reached is >= JournalKind.DrawIntended and < JournalKind.ReturnDone;

    /// <summary>All of it is in, and no gas was ever meant for it.</summary>
    public bool MayBeDosed => Reached == JournalKind.DrawDone && !IsDamaged;

    /// <summary>Its one dose is written down as intended.</summary>
    public bool IsDoseIntended => Reached == JournalKind.DoseIntended && !IsDamaged;

    public Filling Reach(JournalKind kind) => new(Pass, kind, Complement(Pass, kind))
    {
        FirstBloodAt = FirstBloodAt,
        Standing = Standing,
        StandingLongest = StandingLongest,
        NeverReturn = NeverReturn,
        Retries = Retries,
    };

    public TimeSpan Age(TimeSpan now) => HasBlood ? now - FirstBloodAt : TimeSpan.Zero;

    /// <summary>Lets time pass over the blood.</summary>
    public Filling Follow(TimeSpan elapsed, bool moving)
    {
        if (!HasBlood) return this;
        var standing = moving ? TimeSpan.Zero : Standing + elapsed;
        return this with { Standing = standing, StandingLongest = standing > StandingLongest ? standing : StandingLongest };
    }

    /// <summary>The same with one bit changed, for the fault engine.</summary>
    internal Filling WithFlippedBit() => new(Pass, (JournalKind)((byte)Reached ^ 2), copy)
    {
        FirstBloodAt = FirstBloodAt,
        Standing = Standing,
        StandingLongest = StandingLongest,
        NeverReturn = NeverReturn,
        Retries = Retries,
    };

    static ushort Complement(byte pass, JournalKind reached) => (ushort)~(pass << 8 | (byte)reached);
}
