using System.Buffers.Binary;

namespace Hormesis.Recording;

/// <summary>
/// Cuts a recording into pieces of about a second, for a place that keeps it beside its file: each ends behind a frame of rows, the last
/// behind the end. Where the cuts lie follows from the bytes alone, so that a copy that was interrupted goes on where it was.
/// </summary>
public static class RecordingPieces
{
    /// <summary>No whole piece is longer; what has not ended by then is no recording.</summary>
    public const int LongestPiece = 8 << 20;

    /// <summary>Length of the piece that these bytes begin with; 0 while it is not whole.</summary>
    /// <param name="bytes">From the beginning of a piece on.</param>
    /// <param name="isFirst">They are the beginning of the file.</param>
    public static int LengthOf(ReadOnlySpan<byte> bytes, bool isFirst)
    {
        var at = isFirst ? Frame.Magic.Length : 0;
        while (bytes.Length - at >= Frame.Overhead)
        {
            var kind = (FrameKind)bytes[at];
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 1)..]);
            if (length is < 0 or > Frame.LongestPayload || bytes.Length - at < length + Frame.Overhead) return 0;
            at += length + Frame.Overhead;
            if (kind is FrameKind.Rows or FrameKind.End) return at;
        }
        return 0;
    }

    /// <summary>CRC-32C of a piece by itself.</summary>
    public static uint CheckOf(ReadOnlySpan<byte> piece) => Crc32C.Of(piece, Frame.FirstCheck);
}
