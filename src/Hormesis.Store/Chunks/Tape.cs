using System.Data.Common;
using System.Security.Cryptography;
using Hormesis.Recording;
using Hormesis.Store.Writing;
using Microsoft.Win32.SafeHandles;
using static System.FormattableString;

namespace Hormesis.Store.Chunks;

/// <summary>
/// A file that chunks are appended to, as its one writer sees it. What was appended is durable; where it is comes into the database
/// later, for many chunks together, with the audit's entry. What a crash left in between is found here when the tape is opened again.
/// </summary>
sealed class Tape : IDisposable
{
    public const int HeadLength = 16;

    readonly SafeFileHandle file;
    readonly Synchroniser synchroniser;
    readonly StoreOptions options;
    readonly DbCommand insert;
    readonly DbCommand last;
    readonly List<Appended> waiting = [];
    readonly Dictionary<Guid, int> next = []; // of those that wait
    long end;
    long since; // when the first of those that wait came
    bool isLeftOver;

    public static ReadOnlySpan<byte> Head => "HORMTAPE\u0001\0\0\0\0\0\0\0"u8;

    Tape(SafeFileHandle file, DbConnection connection, StoreOptions options)
    {
        (this.file, this.options) = (file, options);
        synchroniser = new(file);
        insert = connection.Command(
            """
            INSERT INTO "ChunkRuns" ("SessionId", "First", "Places", "End", "AuditId") VALUES (@session, @first, @places, @end, @audit)
            """,
            "session", "first", "places", "end", "audit");
        last = connection.Command(
            """SELECT "First", LENGTH("Places") FROM "ChunkRuns" WHERE "SessionId" = @session ORDER BY "First" DESC LIMIT 1""", "session");
    }

    /// <summary>Opens it, makes it when there is none, and cuts off what a crash left half written.</summary>
    /// <param name="isNew">The store is empty: what the file has is of a restore that did not come to its end, and goes.</param>
    /// <exception cref="StoreRefusal">It has less than the database says, or is another file.</exception>
    public static Tape Open(string path, DbConnection connection, bool isNew, StoreOptions options)
    {
        var known = isNew ? HeadLength : TapeRuns.End(connection, transaction: null);
        if (!File.Exists(path) && known > HeadLength) throw Damaged(path, "is gone");
        Tape tape = new(
            File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite), connection, options);
        try
        {
            tape.Begin(path, known, isNew);
            return tape;
        }
        catch
        {
            tape.Dispose();
            throw;
        }
    }

    /// <summary>Chunks that the database does not know of have waited long enough, or are enough.</summary>
    public bool IsDue => UntilDue == TimeSpan.Zero;

    /// <summary>How long it is till then; infinite when none waits.</summary>
    public TimeSpan UntilDue
    {
        get
        {
            if (IsEmpty) return Timeout.InfiniteTimeSpan;
            if (isLeftOver || waiting.Count >= options.IndexLength) return TimeSpan.Zero;
            var left = options.IndexTime - TimeProvider.System.GetElapsedTime(since);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public bool IsEmpty => waiting.Count == 0;

    /// <summary>The index that a session's next chunk has.</summary>
    public int NextOf(Guid session, DbTransaction? transaction)
    {
        if (next.TryGetValue(session, out var index)) return index;
        last.Transaction = transaction;
        last.Parameters[0].Value = session;
        using var row = last.ExecuteReader();
        return row.Read() ? row.GetInt32(0) + TapePlace.CountIn(row.GetInt64(1)) : 0;
    }

    /// <summary>Written when it returns, and durable when it was synchronised after that.</summary>
    /// <exception cref="IOException">What is on the disk is not known any more.</exception>
    public void Append(IReadOnlyList<Telemetry> chunks)
    {
        var heads = new byte[chunks.Count * TapeFrame.HeadLength];
        List<ReadOnlyMemory<byte>> pieces = new(2 * chunks.Count);
        var at = end;
        foreach (var chunk in chunks)
        {
            var head = heads.AsMemory(pieces.Count / 2 * TapeFrame.HeadLength, TapeFrame.HeadLength);
            TapeFrame frame = new(chunk.Session, chunk.Index, chunk.Bytes.Length, chunk.Crc);
            frame.Write(head.Span);
            pieces.Add(head);
            pieces.Add(chunk.Bytes);
            Remember(frame, at, chunk.Sha256);
            at += frame.WholeLength;
        }
        RandomAccess.Write(file, pieces, end);
        end = at;
    }

    /// <summary>Begins to synchronise what was appended, beside whatever comes next.</summary>
    public void BeginSynchronise() => synchroniser.Begin();

    /// <summary>What was appended before it began is durable.</summary>
    /// <exception cref="IOException">What is on the disk is not known any more.</exception>
    public void EndSynchronise() => synchroniser.End();

    /// <summary>Writes into the database where those are that waited, with an entry in the audit.</summary>
    public void Index(Group group)
    {
        if (IsEmpty) return;
        var audit = group.Auditor.Head.Id + 1;
        Index(group.Transaction, [.. Enumerable.Repeat(audit, waiting.Count)]);
        ChunkNote.Add(group, [.. waiting.Select(c => (c.Session, c.Index, c.Sha256))]);
    }

    /// <summary>The same for chunks that have their entries in the audit already: for each that waits, which.</summary>
    public void Index(DbTransaction transaction, IReadOnlyList<long> audits)
    {
        insert.Transaction = transaction;
        foreach (var (run, audit) in Runs(audits))
        {
            insert.Parameters[0].Value = run[0].Session;
            insert.Parameters[1].Value = run[0].Index;
            insert.Parameters[2].Value = TapePlace.Of([.. run.Select(c => c.Place)]);
            insert.Parameters[3].Value = end;
            insert.Parameters[4].Value = audit;
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>What was written by <see cref="Index(Group)"/> is committed.</summary>
    public void Indexed()
    {
        waiting.Clear();
        next.Clear();
        isLeftOver = false;
    }

    public void Dispose()
    {
        synchroniser.Dispose();
        insert.Dispose();
        last.Dispose();
        file.Dispose();
    }

    void Begin(string path, long known, bool isNew)
    {
        var length = RandomAccess.GetLength(file);
        if (isNew || length < HeadLength && known == HeadLength)
        {
            RandomAccess.SetLength(file, 0);
            RandomAccess.Write(file, Head, 0);
            Disk.Synchronise(file);
            end = HeadLength;
            return;
        }
        using TapeReading reading = new(path);
        if (!reading.HasHead) throw Damaged(path, "does not begin as a tape");
        if (length < known) throw Damaged(path, Invariant($"ends at {length} and should not before {known}"));
        end = known;
        var head = new byte[TapeFrame.HeadLength];
        foreach (var (frame, place, bytes) in reading.WholeFramesFrom(known))
        {
            Remember(frame, place.At, SHA256.HashData(bytes));
            // Written once more: nobody knows whether it was synchronised, and after a failure the system takes its pages for clean.
            frame.Write(head);
            RandomAccess.Write(file, head, place.At);
            RandomAccess.Write(file, bytes, place.At + TapeFrame.HeadLength);
            end = place.At + frame.WholeLength;
        }
        isLeftOver = !IsEmpty;
        if (end == length && !isLeftOver) return;
        RandomAccess.SetLength(file, end);
        Disk.Synchronise(file); // before the database comes to know of it
    }

    void Remember(TapeFrame frame, long at, byte[] sha256)
    {
        if (IsEmpty) since = TimeProvider.System.GetTimestamp();
        waiting.Add(new(frame.Session, frame.Index, new(at, frame.Length), sha256));
        next[frame.Session] = frame.Index + 1;
    }

    // Those of a session that follow each other and have the same entry in the audit.
    IEnumerable<(List<Appended> Run, long Audit)> Runs(IReadOnlyList<long> audits)
    {
        foreach (var session in waiting.Zip(audits).GroupBy(c => c.First.Session))
        {
            List<Appended> run = [];
            var of = 0L;
            foreach (var (chunk, audit) in session)
            {
                if (run.Count > 0 && (run[^1].Index + 1, of) != (chunk.Index, audit))
                {
                    yield return (run, of);
                    run = [];
                }
                of = audit;
                run.Add(chunk);
            }
            yield return (run, of);
        }
    }

    static StoreRefusal Damaged(string path, string what) =>
        new($"the tape {path} {what}", "run hormesis verify to see what is missing, and restore the newest backup");

    readonly record struct Appended(Guid Session, int Index, TapePlace Place, byte[] Sha256);
}
