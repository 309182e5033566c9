using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Hormesis.Model;

namespace Hormesis.Store.Genetics;

/// <summary>The lines of a VCF, plain or gzipped, within limits of size. It knows nothing of what they say.</summary>
sealed class VcfLines : IDisposable
{
    const int LongestLine = 16 * 1024 * 1024;
    const long MostBytes = 1L << 30;

    // What bgzip ends every whole file with: an empty block (SAM specification, section 4.1.2).
    static readonly byte[] BlockedEnd =
        [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0, 0x1b, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    static readonly byte[] ByteOrderMark = [0xef, 0xbb, 0xbf];

    static readonly byte[] Zipped = [0x1f, 0x8b, 8];

    readonly byte[] content;
    readonly Stream text;
    byte[] buffer = new byte[1 << 16];
    int start, end;
    long taken;
    bool isAtEnd;

    public VcfLines(byte[] content)
    {
        this.content = content;
        var file = new MemoryStream(content, writable: false);
        text = IsZipped ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Of the line last read, from one.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line last read had no end: the last one, maybe cut off.</summary>
    public bool IsOpen { get; private set; }

    /// <exception cref="InputException">The file is damaged, or larger than what is read.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var looked = 0;
        int length;
        while ((length = buffer.AsSpan(start + looked, end - start - looked).IndexOf((byte)'\n')) < 0 && !isAtEnd)
        {
            looked = end - start;
            Fill();
        }
        IsOpen = length < 0;
        length = IsOpen ? end - start : length + looked;
        line = buffer.AsSpan(start, length);
        if (IsOpen && length == 0) return false;

        start = Math.Min(end, start + length + 1);
        Number++;
        if (Number == 1 && line.StartsWith(ByteOrderMark)) line = line[ByteOrderMark.Length..];
        if (line.EndsWith((byte)'\r')) line = line[..^1];
        return true;
    }

    public void Dispose() => text.Dispose();

    void Fill()
    {
        if (end - start > LongestLine)
            throw new InputException(Place(Number + 1), $"the line is longer than {LongestLine >> 20} MiB", VcfReader.Smaller);
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        var count = Read(buffer.AsSpan(end));
        isAtEnd = count == 0;
        end += count;
        taken += count;
        if (isAtEnd && IsZipped && !IsWhole) throw CutShort(null);
        if (taken > MostBytes) throw new InputException("", $"more than {MostBytes >> 20} MiB of text", VcfReader.Smaller);
    }

    int Read(Span<byte> into)
    {
        try
        {
            return text.Read(into);
        }
        catch (InvalidDataException broken)
        {
            throw CutShort(broken);
        }
    }

    bool IsZipped => content.AsSpan().StartsWith(Zipped);

    // A cut file decompresses without complaint up to the cut. Whole, it ends with the length of its text (RFC 1952), in several
    // members with that of the last one: then a last line that has its end is what can be asked for.
    bool IsWhole
    {
        get
        {
            if (IsBlocked) return content.AsSpan().EndsWith(BlockedEnd);
            if (content.Length < Zipped.Length + sizeof(uint)) return false;
            if (BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan()[^sizeof(uint)..]) == (uint)taken) return true;
            return content.AsSpan(Zipped.Length).IndexOf(Zipped) >= 0 && end == start;
        }
    }

    bool IsBlocked => content.Length > 13 && (content[3] & 4) != 0 && content[12] == (byte)'B' && content[13] == (byte)'C';

    static InputException CutShort(Exception? cause) =>
        new("", "the compressed file is damaged or cut short", "copy it again, or give the uncompressed VCF", cause);

    public static string Place(int line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");
}
