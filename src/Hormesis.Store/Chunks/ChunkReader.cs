using System.Data.Common;
using System.Globalization;
using Hormesis.Recording;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store.Chunks;

/// <summary>
/// Reads the chunks of recordings wherever the engine keeps them. On a tape those that the database does not know of yet follow those
/// that it knows: they are acknowledged as well.
/// </summary>
static class ChunkReader
{
    /// <summary>The bytes of a session's chunks, in order, from the first.</summary>
    /// <exception cref="FormatException">One is damaged or missing.</exception>
    public static IEnumerable<byte[]> Of(IStoreEngine engine, Guid session)
    {
        using var context = new ClinicContext(engine.OptionsForReading(tracking: false));
        context.Database.OpenConnection();
        var connection = context.Database.GetDbConnection();
        var next = 0;
        foreach (var chunk in engine.TapeFile is { } tape ? OnTape(tape, connection, session) : ChunkPages.Of(connection, session))
        {
            if (chunk.Index < next) continue; // it came into the database meanwhile, and was read there
            if (chunk.Index > next) throw Wrong(next, "missing");
            if (chunk.Bytes is not { } bytes || Crc32C.Of(bytes) != chunk.Crc) throw Wrong(next, "damaged");
            yield return bytes;
            next++;
        }
    }

    /// <summary>All, in the order of session and index, as a transaction sees the store.</summary>
    public static IEnumerable<KeptChunk> All(IStoreEngine engine, DbConnection connection, DbTransaction transaction) =>
        engine.TapeFile is { } tape ? OnTape(tape, connection, transaction) : ChunkPages.All(connection, transaction);

    static IEnumerable<KeptChunk> OnTape(string file, DbConnection connection, Guid session)
    {
        var end = TapeRuns.End(connection, transaction: null); // before the runs: what comes in between is seen twice, not missed
        var runs = TapeRuns.Of(connection, session).ToList();
        using TapeReading tape = new(file);
        foreach (var run in runs)
            foreach (var chunk in Of(run, tape)) yield return chunk;
        foreach (var (frame, place) in tape.FramesFrom(end).Where(f => f.Frame.Session == session))
        {
            if (tape.Read(session, frame.Index, place) is not { } read || Crc32C.Of(read.Bytes) != read.Crc) yield break; // being written
            yield return new(session, frame.Index, read.Bytes, read.Crc, AuditId: null);
        }
    }

    static IEnumerable<KeptChunk> OnTape(string file, DbConnection connection, DbTransaction transaction)
    {
        using TapeReading tape = new(file);
        Queue<KeptChunk> late = new(tape.WholeFramesFrom(TapeRuns.End(connection, transaction))
            .Select(f => new KeptChunk(f.Frame.Session, f.Frame.Index, f.Bytes, f.Frame.Crc, AuditId: null))
            .OrderBy(c => Order(c.Session), StringComparer.Ordinal).ThenBy(c => c.Index));
        foreach (var run in TapeRuns.All(connection, transaction))
        {
            while (late.TryPeek(out var first) && string.CompareOrdinal(Order(first.Session), Order(run.SessionId)) < 0)
                yield return late.Dequeue();
            foreach (var chunk in Of(run, tape)) yield return chunk;
        }
        foreach (var chunk in late) yield return chunk;
    }

    static IEnumerable<KeptChunk> Of(ChunkRun run, TapeReading tape)
    {
        var index = run.First;
        foreach (var place in TapePlace.Unpack(run.Places))
        {
            var read = tape.Read(run.SessionId, index, place);
            yield return new(run.SessionId, index, read?.Bytes, read?.Crc ?? 0, run.AuditId);
            index++;
        }
    }

    static string Order(Guid session) => session.ToString("D");

    static FormatException Wrong(int index, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"chunk {index} of the recording is {what}"));
}
