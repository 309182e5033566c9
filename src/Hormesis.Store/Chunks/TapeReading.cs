using Hormesis.Recording;
using Microsoft.Win32.SafeHandles;

namespace Hormesis.Store.Chunks;

/// <summary>A tape as it is read, while it may grow.</summary>
sealed class TapeReading : IDisposable
{
    readonly SafeFileHandle file;
    readonly byte[] head = new byte[TapeFrame.HeadLength];

    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public TapeReading(string path)
    {
        file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Length = RandomAccess.GetLength(file);
    }

    public bool HasHead
    {
        get
        {
            Span<byte> first = stackalloc byte[Tape.HeadLength];
            return RandomAccess.Read(file, first, 0) == first.Length && first.SequenceEqual(Tape.Head);
        }
    }

    /// <summary>When it was opened.</summary>
    public long Length { get; }

    /// <summary>The bytes of a chunk, and the CRC that they should have; null when another or none is there.</summary>
    public (byte[] Bytes, uint Crc)? Read(Guid session, int index, TapePlace place)
    {
        if (place.At < 0 || place.Length < 0 || place.At + TapeFrame.HeadLength + place.Length > Length) return null;
        if (FrameAt(place.At) is not { } frame) return null;
        return (frame.Session, frame.Index, frame.Length) == (session, index, place.Length) ? (BytesOf(frame, place.At), frame.Crc) : null;
    }

    /// <summary>The frames from a place on, as far as they are there; their bytes are not looked at.</summary>
    public IEnumerable<(TapeFrame Frame, TapePlace Place)> FramesFrom(long at)
    {
        while (FrameAt(at) is { } frame && at + frame.WholeLength <= Length)
        {
            yield return (frame, new(at, frame.Length));
            at += frame.WholeLength;
        }
    }

    /// <summary>The frames from a place on that are whole, to the first that is not.</summary>
    public IEnumerable<(TapeFrame Frame, TapePlace Place, byte[] Bytes)> WholeFramesFrom(long at)
    {
        foreach (var (frame, place) in FramesFrom(at))
        {
            var bytes = BytesOf(frame, place.At);
            if (Crc32C.Of(bytes) != frame.Crc) yield break;
            yield return (frame, place, bytes);
        }
    }

    public void Dispose() => file.Dispose();

    TapeFrame? FrameAt(long at) => RandomAccess.Read(file, head, at) == head.Length ? TapeFrame.Read(head) : null;

    byte[] BytesOf(TapeFrame frame, long at)
    {
        var bytes = new byte[frame.Length];
        for (var read = 0; read < bytes.Length;)
        {
            var more = RandomAccess.Read(file, bytes.AsSpan(read), at + TapeFrame.HeadLength + read);
            if (more == 0) throw new EndOfStreamException("the tape became shorter while it was read");
            read += more;
        }
        return bytes;
    }
}
