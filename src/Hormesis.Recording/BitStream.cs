using System.Buffers.Binary;

namespace Hormesis.Recording;

/// <summary>Writes bits into a buffer that it was given, most significant first.</summary>
ref struct BitWriter(Span<byte> buffer)
{
    readonly Span<byte> buffer = buffer;
    int bits;

    public readonly int Bytes => (bits + 7) / 8;

    /// <summary>False when the buffer is full: nothing was written then.</summary>
    public bool TryWrite(ulong value, int count)
    {
        if (bits + count > buffer.Length * 8) return false;
        for (var i = count - 1; i >= 0; i--, bits++)
        {
            if ((bits & 7) == 0) buffer[bits >> 3] = 0;
            buffer[bits >> 3] |= (byte)((value >> i & 1) << (7 - (bits & 7)));
        }
        return true;
    }
}

/// <summary>Reads what <see cref="BitWriter"/> wrote.</summary>
ref struct BitReader(ReadOnlySpan<byte> buffer)
{
    readonly ReadOnlySpan<byte> buffer = buffer;
    int bits;

    public readonly int Bytes => (bits + 7) / 8;

    /// <param name="count">1 to 64.</param>
    /// <exception cref="FormatException">The bits are at an end.</exception>
    public ulong Read(int count)
    {
        if (bits + count > buffer.Length * 8) throw new FormatException("the bits end too early");
        var from = buffer[(bits >> 3)..];
        var shift = bits & 7;
        bits += count;
        if (from.Length <= sizeof(ulong)) return OneByOne(from, shift, count);
        var window = BinaryPrimitives.ReadUInt64BigEndian(from) << shift | (uint)from[sizeof(ulong)] >> (8 - shift);
        return window >> (64 - count);
    }

    // Near the end, where no whole word is left.
    static ulong OneByOne(ReadOnlySpan<byte> from, int at, int count)
    {
        var value = 0UL;
        for (var end = at + count; at < end; at++) value = value << 1 | (uint)(from[at >> 3] >> (7 - (at & 7)) & 1);
        return value;
    }
}
