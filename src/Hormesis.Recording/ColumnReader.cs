using System.Buffers.Binary;
using System.Text.Json;

namespace Hormesis.Recording;

/// <summary>
/// Reads one column of a recording from its pieces in order, and passes over the others. Every frame is checked as a reader of the whole
/// recording would.
/// </summary>
/// <param name="name">The column, as the recording's header names it.</param>
public sealed class ColumnReader(string name)
{
    const int MostRows = 1_000;

    ulong[] values = [];
    uint check = Frame.FirstCheck;
    bool hasBegun;
    int column = -1;
    ulong before;
    int count;

    /// <summary>What was read so far, a value for each row: the bits of a double, or a whole number.</summary>
    public ReadOnlySpan<ulong> Values => values.AsSpan(0, count);

    /// <exception cref="FormatException">The piece is damaged or not the next one, or there is no such column.</exception>
    public void Add(ReadOnlySpan<byte> piece)
    {
        if (!hasBegun)
        {
            if (!piece.StartsWith(Frame.Magic)) throw new FormatException("this is not the beginning of a recording");
            piece = piece[Frame.Magic.Length..];
            hasBegun = true;
        }
        while (piece.Length > 0) piece = piece[TakeFrame(piece)..];
    }

    int TakeFrame(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length >= Frame.Overhead ? BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]) : int.MaxValue;
        if (length < 0 || length > bytes.Length - Frame.Overhead) throw new FormatException("a frame is torn");
        var end = Frame.HeadLength + length;
        check = Crc32C.Of(bytes[..end], check);
        if (check != BinaryPrimitives.ReadUInt32LittleEndian(bytes[end..]))
            throw new FormatException("a frame is damaged, or not the one that followed");
        var payload = bytes[Frame.HeadLength..end];
        if ((FrameKind)bytes[0] == FrameKind.Header) TakeHeader(payload);
        if ((FrameKind)bytes[0] == FrameKind.Rows) TakeRows(payload);
        return end + Frame.CheckLength;
    }

    void TakeHeader(ReadOnlySpan<byte> payload)
    {
        try
        {
            var columns = JsonSerializer.Deserialize(payload, RecordingJson.Default.RecordingHeader)?.Columns ?? [];
            column = columns.ToList().IndexOf(name);
        }
        catch (JsonException e)
        {
            throw new FormatException($"the header cannot be read ({e.Message})", e);
        }
        if (column < 0) throw new FormatException($"the recording has no column \"{name}\"");
    }

    void TakeRows(ReadOnlySpan<byte> payload)
    {
        if (column < 0) throw new FormatException("rows come before the header");
        var rows = payload.Length >= 2 ? BinaryPrimitives.ReadUInt16LittleEndian(payload) : 0;
        if (rows is 0 or > MostRows) throw new FormatException($"{rows} rows in a chunk");
        if (values.Length < count + rows) Array.Resize(ref values, Math.Max(2 * values.Length, count + rows));
        ChunkCodec.UnpackOne(payload[2..], column, before, values.AsSpan(count, rows));
        count += rows;
        before = values[count - 1];
    }
}
