using Hormesis.Model.Quantities;

namespace Hormesis.Links;

/// <summary>Fills the words of a row in order. Floating-point numbers go in bit for bit.</summary>
ref struct RowWriter(Span<ulong> row)
{
    readonly Span<ulong> row = row;
    int at;

    public readonly int Written => at;

    public void Word(ulong word) => row[at++] = word;

    public void Number(double value) => Word(BitConverter.DoubleToUInt64Bits(value));

    public void Concentration(OzoneConcentration value) => Number(value.At(ReferenceCondition.Normal).KilogramsPerCubicMetre);

    public void Time(TimeSpan value) => Word((ulong)value.Ticks);

    /// <summary>At most 64 flags as one word, the first as its lowest bit.</summary>
    public void Flags(params ReadOnlySpan<bool> flags)
    {
        var word = 0UL;
        for (var i = 0; i < flags.Length; i++)
            if (flags[i]) word |= 1UL << i;
        Word(word);
    }

    /// <summary>Two counters as one word.</summary>
    public void Counters(uint low, uint high) => Word(low | (ulong)high << 32);
}

/// <summary>Takes the words of a row out again, in the order in which they were written.</summary>
ref struct RowReader(ReadOnlySpan<ulong> row)
{
    readonly ReadOnlySpan<ulong> row = row;
    int at;

    public ulong Word() => row[at++];

    public double Number() => BitConverter.UInt64BitsToDouble(Word());

    public OzoneConcentration Concentration() => OzoneConcentration.FromKilogramsPerCubicMetre(Number(), ReferenceCondition.Normal);

    public GaugePressure Gauge() => GaugePressure.FromPascal(Number());

    public Fraction Share() => Fraction.FromValue(Number());

    public TimeSpan Time() => new((long)Word());

    public FlagWord Flags() => new(Word());

    public (uint Low, uint High) Counters()
    {
        var word = Word();
        return ((uint)word, (uint)(word >> 32));
    }
}

/// <summary>Flags taken out of a word, lowest bit first.</summary>
struct FlagWord(ulong word)
{
    ulong left = word;

    public bool Next()
    {
        var flag = (left & 1) != 0;
        left >>= 1;
        return flag;
    }
}
