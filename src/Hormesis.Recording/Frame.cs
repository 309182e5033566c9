using System.Buffers.Binary;

namespace Hormesis.Recording;

enum FrameKind : byte
{
    Header = 1,
    Rows = 2,
    Journal = 3,
    End = 4,
}

/// <summary>
/// How bytes stand in a file: kind, length, payload, check. The check (CRC-32C) goes on from that of the frame before, so that
/// a frame left out, doubled or moved is found as surely as one that was changed.
/// </summary>
static class Frame
{
    public const int HeadLength = 5;
    public const int CheckLength = 4;
    public const int Overhead = HeadLength + CheckLength;

    /// <summary>No payload is longer; a length beyond it is damage.</summary>
    public const int LongestPayload = 4 << 20;

    /// <summary>What every file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "HORMREC1"u8;

    /// <summary>The check that the first frame goes on from.</summary>
    public const uint FirstCheck = 0;

    /// <summary>A whole frame, ready to be written; <paramref name="check"/> becomes its own.</summary>
    public static byte[] Of(FrameKind kind, ReadOnlySpan<byte> payload, ref uint check)
    {
        if (payload.Length > LongestPayload) throw new ArgumentException($"a frame of {payload.Length} bytes; at most {LongestPayload}");
        var frame = new byte[payload.Length + Overhead];
        frame[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame.AsSpan(HeadLength));
        check = Crc32C.Of(frame.AsSpan(0, HeadLength + payload.Length), check);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(HeadLength + payload.Length), check);
        return frame;
    }
}
