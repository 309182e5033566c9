namespace Hormesis.Clinic.Genetics;

/// <summary>What one copy of the gene holds at a site. Unset it is missing, which is neither reference nor anything else.</summary>
public readonly record struct Observed
{
    const byte OtherCode = byte.MaxValue;

    readonly byte code;

    Observed(byte code) => this.code = code;

    public static Observed Missing => default;

    public static Observed Reference => new(1);

    /// <summary>Something that the table of alleles does not know.</summary>
    public static Observed Other => new(OtherCode);

    /// <summary>One of the site's own alternatives, counted from one as a VCF does.</summary>
    public static Observed Alt(int number) => new(checked((byte)(1 + number)));

    public bool IsMissing => code == 0;

    public bool IsReference => code == 1;

    /// <summary>A listed alternative.</summary>
    public bool IsAlt => code is > 1 and < OtherCode;

    /// <summary>Whether a copy with this may be one of an allele that holds <paramref name="named"/> here.</summary>
    public bool Allows(Observed named) => IsMissing || this == named;
}
