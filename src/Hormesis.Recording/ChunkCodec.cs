using System.Buffers.Binary;
using System.Numerics;

namespace Hormesis.Recording;

/// <summary>
/// Packs rows of 64-bit values column by column, each against the value before it: unchanged, a constant, a progression (a
/// clock), or the XOR with its predecessor after Pelkonen et al. ("Gorilla", VLDB 2015), with its length, so that whoever wants one
/// column passes over the others. Every bit comes back, whatever it is.
/// </summary>
static class ChunkCodec
{
    const byte Unchanged = 0, Constant = 1, Progression = 2, Xor = 3, Raw = 4, SizedXor = 5;
    const int SizedHead = 3; // the kind, and the length of the bits in bytes

    /// <summary>Largest packed size of so many rows of so many columns.</summary>
    public static int Bound(int columns, int rows) => columns * (1 + 8 * Math.Max(rows, 2));

    /// <param name="rows">Row after row.</param>
    /// <param name="columns">Values in a row.</param>
    /// <param name="before">The last row of the chunk before; zeros for the first.</param>
    /// <param name="packed">Room for <see cref="Bound"/>.</param>
    /// <returns>Bytes written.</returns>
    public static int Pack(ReadOnlySpan<ulong> rows, int columns, ReadOnlySpan<ulong> before, Span<byte> packed)
    {
        var count = rows.Length / columns;
        Span<ulong> column = stackalloc ulong[count];
        var length = 0;
        for (var c = 0; c < columns; c++)
        {
            for (var i = 0; i < count; i++) column[i] = rows[i * columns + c];
            length += PackColumn(column, before[c], packed[length..]);
        }
        return length;
    }

    /// <exception cref="FormatException">The bytes are not a chunk of this shape.</exception>
    public static void Unpack(ReadOnlySpan<byte> packed, int columns, ReadOnlySpan<ulong> before, Span<ulong> rows)
    {
        var count = rows.Length / columns;
        Span<ulong> column = stackalloc ulong[count];
        for (var c = 0; c < columns; c++)
        {
            packed = packed[UnpackColumn(packed, before[c], column)..];
            for (var i = 0; i < count; i++) rows[i * columns + c] = column[i];
        }
        if (packed.Length > 0) throw new FormatException($"{packed.Length} bytes too many");
    }

    /// <summary>One column alone.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <param name="before">Its last value in the chunk before.</param>
    /// <exception cref="FormatException">The bytes are not a chunk of this shape.</exception>
    public static void UnpackOne(ReadOnlySpan<byte> packed, int index, ulong before, Span<ulong> column)
    {
        for (var c = 0; c < index; c++) packed = packed[LengthOf(packed, column)..];
        UnpackColumn(packed, before, column);
    }

    // Of a packed column; the room is for those whose length only their bits tell.
    static int LengthOf(ReadOnlySpan<byte> packed, Span<ulong> room) => packed is [SizedXor, ..]
        ? SizedHead + SizedBits(packed).Length
        : UnpackColumn(packed, before: 0, room);

    static int PackColumn(ReadOnlySpan<ulong> column, ulong before, Span<byte> packed)
    {
        var kind = KindOf(column, before);
        packed[0] = kind;
        switch (kind)
        {
            case Unchanged:
                return 1;
            case Constant:
                BinaryPrimitives.WriteUInt64LittleEndian(packed[1..], column[0]);
                return 9;
            case Progression:
                BinaryPrimitives.WriteUInt64LittleEndian(packed[1..], column[0]);
                BinaryPrimitives.WriteUInt64LittleEndian(packed[9..], column[1] - column[0]);
                return 17;
            default:
                return PackXor(column, before, packed);
        }
    }

    static byte KindOf(ReadOnlySpan<ulong> column, ulong before)
    {
        if (!column.ContainsAnyExcept(column[0])) return column[0] == before ? Unchanged : Constant;
        var step = column[1] - column[0];
        for (var i = 2; i < column.Length; i++)
        {
            if (column[i] - column[i - 1] != step) return SizedXor;
        }
        return column.Length > 2 ? Progression : SizedXor;
    }

    // '0': as before; '10': bits fit the last window; '11', 6 bits of leading zeros, 6 bits of length - 1, the bits.
    static int PackXor(ReadOnlySpan<ulong> column, ulong before, Span<byte> packed)
    {
        var bits = new BitWriter(packed[SizedHead..(1 + 8 * column.Length)]);
        var (last, leading, length) = (before, 0, 0);
        foreach (var value in column)
        {
            if (!WriteXor(ref bits, value ^ last, ref leading, ref length)) return PackRaw(column, packed);
            last = value;
        }
        packed[0] = SizedXor;
        BinaryPrimitives.WriteUInt16LittleEndian(packed[1..], checked((ushort)bits.Bytes));
        return SizedHead + bits.Bytes;
    }

    static bool WriteXor(ref BitWriter bits, ulong changed, ref int leading, ref int length)
    {
        if (changed == 0) return bits.TryWrite(0, 1);
        var (zeros, trailing) = (BitOperations.LeadingZeroCount(changed), BitOperations.TrailingZeroCount(changed));
        if (length > 0 && zeros >= leading && trailing >= 64 - leading - length)
            return bits.TryWrite(0b10, 2) && bits.TryWrite(changed >> (64 - leading - length), length);

        (leading, length) = (zeros, 64 - zeros - trailing);
        return bits.TryWrite(0b11, 2) && bits.TryWrite((uint)leading, 6) && bits.TryWrite((uint)(length - 1), 6)
            && bits.TryWrite(changed >> trailing, length);
    }

    static int PackRaw(ReadOnlySpan<ulong> column, Span<byte> packed)
    {
        packed[0] = Raw;
        for (var i = 0; i < column.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(packed[(1 + 8 * i)..], column[i]);
        return 1 + 8 * column.Length;
    }

    static int UnpackColumn(ReadOnlySpan<byte> packed, ulong before, Span<ulong> column)
    {
        if (packed.IsEmpty) throw new FormatException("a column is missing");
        switch (packed[0])
        {
            case Unchanged:
                column.Fill(before);
                return 1;
            case Constant:
                column.Fill(UInt64At(packed, 1));
                return 9;
            case Progression:
                var (first, step) = (UInt64At(packed, 1), UInt64At(packed, 9));
                for (var i = 0; i < column.Length; i++) column[i] = first + (ulong)i * step;
                return 17;
            case Xor:
                return 1 + UnpackXor(packed[1..], before, column); // of recordings from before columns had a length
            case SizedXor:
                var sized = SizedBits(packed);
                UnpackXor(sized, before, column);
                return SizedHead + sized.Length;
            case Raw:
                for (var i = 0; i < column.Length; i++) column[i] = UInt64At(packed, 1 + 8 * i);
                return 1 + 8 * column.Length;
            default:
                throw new FormatException($"no column is packed as {packed[0]}");
        }
    }

    static ReadOnlySpan<byte> SizedBits(ReadOnlySpan<byte> packed)
    {
        var length = packed.Length >= SizedHead ? BinaryPrimitives.ReadUInt16LittleEndian(packed[1..]) : int.MaxValue;
        return length <= packed.Length - SizedHead
            ? packed.Slice(SizedHead, length)
            : throw new FormatException("a column is cut off");
    }

    static int UnpackXor(ReadOnlySpan<byte> packed, ulong before, Span<ulong> column)
    {
        var bits = new BitReader(packed);
        var (last, leading, length) = (before, 0, 0);
        for (var i = 0; i < column.Length; i++)
        {
            if (bits.Read(1) == 1)
            {
                if (bits.Read(1) == 1) (leading, length) = ((int)bits.Read(6), (int)bits.Read(6) + 1);
                if (length == 0 || leading + length > 64) throw new FormatException("a window of bits does not fit");
                last ^= bits.Read(length) << (64 - leading - length);
            }
            column[i] = last;
        }
        return bits.Bytes;
    }

    static ulong UInt64At(ReadOnlySpan<byte> packed, int offset) => packed.Length >= offset + 8
        ? BinaryPrimitives.ReadUInt64LittleEndian(packed[offset..])
        : throw new FormatException("a value is cut off");
}
