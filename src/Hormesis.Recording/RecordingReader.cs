using System.Buffers.Binary;
using System.Text.Json;
using Hormesis.Model;

namespace Hormesis.Recording;

/// <summary>
/// Reads a recording row by row, up to its end or up to the first byte that cannot be trusted. What was whole before a torn or
/// damaged place is given; what comes after it is not, and <see cref="Tail"/> says so.
/// </summary>
public sealed class RecordingReader : IDisposable
{
    const string ByItsVersion = "use the version that made the recording";
    const int MostRowsInChunk = 1_000;
    const int MostColumns = 1_000;

    readonly Stream file;
    readonly List<JournalRecord> journal = [];
    ulong[] rows = [];
    ulong[] before = [];
    byte[] payload = [];
    uint check = Frame.FirstCheck;
    int next;
    int held;

    RecordingReader(Stream file) => this.file = file;

    public RecordingHeader Header { get; private set; } = null!; // set by Open, which gives no reader without one

    /// <summary>Entries of the journal met so far.</summary>
    public IReadOnlyList<JournalRecord> Journal => journal;

    /// <summary>The session's own last word; null while it has not been met, or where the recording was cut off.</summary>
    public RecordingEnd? End { get; private set; }

    /// <summary>Why reading stopped; null while it has not.</summary>
    public RecordingTail? Tail { get; private set; }

    /// <summary>The present row; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<ulong> Row => rows.AsSpan((next - 1) * before.Length, before.Length);

    /// <exception cref="InputException">There is no such file, or it is no recording.</exception>
    public static RecordingReader Open(string path)
    {
        var reader = new RecordingReader(OpenFile(path));
        try
        {
            reader.ReadHeader();
            return reader;
        }
        catch (InputException e)
        {
            reader.Dispose();
            throw e.In(path);
        }
    }

    /// <summary>Of a recording that is not a file of its own; the stream can seek, and is closed with the reader.</summary>
    /// <exception cref="InputException">It is no recording.</exception>
    public static RecordingReader Open(Stream stream)
    {
        var reader = new RecordingReader(stream);
        reader.ReadHeader();
        return reader;
    }

    /// <summary>Moves to the next row. False at the end; <see cref="Tail"/> tells which end.</summary>
    public bool Read()
    {
        while (next >= held)
        {
            if (Tail is not null || !ReadFrame(out var kind, out var length)) return false;
            Take(kind, payload.AsSpan(0, length));
        }
        next++;
        return true;
    }

    public void Dispose() => file.Dispose();

    static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("", $"the recording cannot be read ({e.Message})", "name a recording made by treat", e).In(path);
        }
    }

    void ReadHeader()
    {
        var magic = new byte[Frame.Magic.Length];
        if (file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.AsSpan().SequenceEqual(Frame.Magic))
            throw new InputException("byte 0", "this is no recording (it does not begin with HORMREC1)", "name a recording made by treat");
        if (!ReadFrame(out var kind, out var length) || kind != FrameKind.Header)
            throw new InputException($"byte {magic.Length}", "the header is torn or damaged", "nothing of this session can be replayed");
        try
        {
            Header = JsonSerializer.Deserialize(payload.AsSpan(0, length), RecordingJson.Default.RecordingHeader)
                ?? throw new JsonException("empty");
        }
        catch (JsonException e)
        {
            throw new InputException("header", $"it cannot be read ({e.Message})", ByItsVersion, e);
        }
        if (Header.Format != RecordingHeader.ThisFormat)
            throw new InputException("header", $"format {Header.Format}, known is {RecordingHeader.ThisFormat}", ByItsVersion);
        if (Header.Columns.Count is 0 or > MostColumns)
            throw new InputException("header", $"{Header.Columns.Count} columns", ByItsVersion);
        before = new ulong[Header.Columns.Count];
    }

    bool ReadFrame(out FrameKind kind, out int length)
    {
        (kind, length) = (0, 0);
        var at = file.Position;
        Span<byte> head = stackalloc byte[Frame.HeadLength];
        var got = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (got == 0) return Stop(at, End is null ? "it was cut off between two frames" : "");
        if (got < head.Length) return Stop(at, "the last frame is torn");

        (kind, length) = ((FrameKind)head[0], BinaryPrimitives.ReadInt32LittleEndian(head[1..]));
        if (length is < 0 or > Frame.LongestPayload) return Stop(at, $"a frame of {length} bytes cannot be");
        if (payload.Length < length + Frame.CheckLength) payload = new byte[Math.Max(length + Frame.CheckLength, 1 << 16)];
        var rest = payload.AsSpan(0, length + Frame.CheckLength);
        if (file.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length) return Stop(at, "the last frame is torn");

        check = Crc32C.Of(rest[..length], Crc32C.Of(head, check));
        return check == BinaryPrimitives.ReadUInt32LittleEndian(rest[length..])
            || Stop(at, "a frame is damaged, or not the one that followed");
    }

    void Take(FrameKind kind, ReadOnlySpan<byte> bytes)
    {
        var at = file.Position - bytes.Length - Frame.Overhead;
        try
        {
            switch (kind)
            {
                case FrameKind.Rows:
                    TakeRows(bytes);
                    break;
                case FrameKind.Journal:
                    journal.Add(JsonSerializer.Deserialize(bytes, RecordingJson.Default.JournalRecord) ?? throw new JsonException("empty"));
                    break;
                case FrameKind.End:
                    End = JsonSerializer.Deserialize(bytes, RecordingJson.Default.RecordingEnd) ?? throw new JsonException("empty");
                    break;
                default:
                    Stop(at, $"a frame of kind {(byte)kind} is not known");
                    break;
            }
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            Stop(at, $"a frame makes no sense ({e.Message})");
        }
    }

    void TakeRows(ReadOnlySpan<byte> bytes)
    {
        var count = bytes.Length >= 2 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : 0;
        if (count is 0 or > MostRowsInChunk) throw new FormatException($"{count} rows in a chunk");
        if (rows.Length < count * before.Length) rows = new ulong[count * before.Length];
        (next, held) = (0, 0);
        var unpacked = rows.AsSpan(0, count * before.Length);
        ChunkCodec.Unpack(bytes[2..], before.Length, before, unpacked);
        unpacked[^before.Length..].CopyTo(before);
        held = count;
    }

    bool Stop(long at, string why)
    {
        Tail = new(at, file.Length, why);
        return false;
    }
}

/// <summary>Where reading ended. An empty <paramref name="Why"/> is the whole recording.</summary>
/// <param name="At">Bytes that are whole.</param>
/// <param name="Of">Bytes in the file.</param>
/// <param name="Why">What was wrong at that place.</param>
public sealed record RecordingTail(long At, long Of, string Why)
{
    public bool IsWhole => Why.Length == 0;
}
