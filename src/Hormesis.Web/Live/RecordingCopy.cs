using Hormesis.Recording;
using Hormesis.Store;

namespace Hormesis.Web.Live;

/// <summary>
/// Copies a recording into the clinic's store while it is written, piece by piece, always from the file: a store that does not take
/// anything for a while misses nothing, and a copy that was cut off goes on where it was.
/// </summary>
/// <param name="store">Where to.</param>
/// <param name="session">Whose recording it is.</param>
/// <param name="path">Its file.</param>
public sealed class RecordingCopy(ClinicStore store, Guid session, string path)
{
    // Appends that may be under way together: a commit holds many.
    const int MostUnderWay = 32;

    int next;
    long at;
    bool isInDoubt;

    /// <summary>Bytes of the file that the store has.</summary>
    public long Copied => at;

    /// <summary>Goes on after what the store already has, when every byte of that is the file's.</summary>
    /// <returns>False when the store holds something else than the file: somebody must look.</returns>
    public bool Resume()
    {
        try
        {
            return IsSame();
        }
        catch (FormatException)
        {
            return false; // a chunk is damaged or missing there
        }
    }

    bool IsSame()
    {
        using var file = Open();
        (next, at) = (0, 0);
        foreach (var piece in store.ChunksOf(session))
        {
            var there = new byte[Math.Min(piece.Length, (int)Math.Min(int.MaxValue, file.Length - file.Position))];
            file.ReadExactly(there);
            if (!piece.AsSpan(0, there.Length).SequenceEqual(there)) return false;
            at += piece.Length;
            next++;
        }
        return true;
    }

    /// <summary>Copies the pieces that have become whole since; returns when all of them are durable in the store.</summary>
    /// <exception cref="StoreRefusal">The store takes none now. What it has counts; the rest is taken the next time.</exception>
    public async Task Copy(CancellationToken stop)
    {
        if (isInDoubt && !Resume()) throw new StoreRefusal("the store holds another recording than this computer", "verify the store");
        isInDoubt = true; // until all that is sent has been acknowledged
        await Send(stop);
        isInDoubt = false;
    }

    /// <summary>Writes what the store has of a recording that was made on another computer into the file.</summary>
    /// <returns>False when it has nothing.</returns>
    public bool Assemble()
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write);
        foreach (var piece in store.ChunksOf(session)) file.Write(piece);
        return file.Length > 0;
    }

    async Task Send(CancellationToken stop)
    {
        List<(Task Kept, int Length)> underWay = new(MostUnderWay);
        using var file = Open();
        while (true)
        {
            var pieces = ReadPieces(file, MostUnderWay);
            foreach (var (piece, i) in pieces.Select((p, i) => (p, i)))
                underWay.Add((store.Append(session, next + i, piece, RecordingPieces.CheckOf(piece.Span), stop), piece.Length));
            foreach (var (kept, length) in underWay)
            {
                await kept;
                next++;
                at += length;
            }
            if (pieces.Count < MostUnderWay) return;
            underWay.Clear();
        }
    }

    List<ReadOnlyMemory<byte>> ReadPieces(FileStream file, int most)
    {
        file.Position = Math.Min(at, file.Length);
        var bytes = new byte[(int)Math.Min(RecordingPieces.LongestPiece, file.Length - file.Position)];
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        List<ReadOnlyMemory<byte>> pieces = [];
        var from = 0;
        while (pieces.Count < most)
        {
            var length = RecordingPieces.LengthOf(bytes.AsSpan(from, read - from), isFirst: next + pieces.Count == 0);
            if (length == 0) break;
            pieces.Add(bytes.AsMemory(from, length));
            from += length;
        }
        return pieces;
    }

    FileStream Open() => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
}
