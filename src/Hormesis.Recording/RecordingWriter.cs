using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text.Json;
using Hormesis.Model;

namespace Hormesis.Recording;

/// <summary>
/// Writes one session while it runs. Rows go out in chunks of a second; an entry of the journal goes out at once, after the
/// rows before it, and counts as durable only when the file system says so. Writing happens on a thread of its own, so that no
/// tick waits for a disk.
/// </summary>
public sealed class RecordingWriter : IDisposable
{
    public const int RowsInChunk = 100;

    const int QueueLength = 64; // a minute of chunks; a disk that is further behind has failed
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    readonly Stream file;
    readonly Action synchronise;
    readonly BlockingCollection<Work> queue = new(QueueLength);
    readonly Thread thread;
    readonly int columns;
    readonly bool syncChunks;
    readonly Action<Acknowledgement>? acknowledged;
    readonly ulong[] rows;
    readonly ulong[] before;
    readonly byte[] packed;
    uint check = Frame.FirstCheck;
    int buffered;
    long total;
    long durable;
    volatile Exception? fault;
    volatile bool ended;

    /// <summary>Writes to any stream; the header goes out before this returns.</summary>
    internal RecordingWriter(
        Stream file, Action synchronise, RecordingHeader header, bool syncChunks = false, Action<Acknowledgement>? acknowledged = null)
    {
        (this.file, this.synchronise, this.syncChunks, this.acknowledged) = (file, synchronise, syncChunks, acknowledged);
        columns = header.Columns.Count;
        rows = new ulong[RowsInChunk * columns];
        before = new ulong[columns];
        packed = new byte[2 + ChunkCodec.Bound(columns, RowsInChunk)];
        file.Write(Frame.Magic);
        file.Write(FrameOf(FrameKind.Header, JsonSerializer.SerializeToUtf8Bytes(header, RecordingJson.Default.RecordingHeader)));
        synchronise();
        thread = new(Drain) { IsBackground = true, Name = "recording" };
        thread.Start();
    }

    /// <summary>The newest entry of the journal that is on stable storage.</summary>
    public long Durable => Volatile.Read(ref durable);

    /// <summary>What went wrong with the disk; nothing is written any more then, and nothing becomes durable.</summary>
    public Exception? Fault => fault;

    /// <param name="path">A file that does not exist, or is empty. A recording is never written over.</param>
    /// <param name="header">Written first, and synchronised before this returns.</param>
    /// <param name="syncChunks">Synchronise every chunk, too: for real time, where a second is cheap.</param>
    /// <param name="acknowledged">Told, on the writer's thread, what has safely left the process.</param>
    /// <exception cref="InputException">There is a file already, or the path cannot be written.</exception>
    /// <exception cref="IOException">The disk did not take the header.</exception>
    public static RecordingWriter Create(
        string path, RecordingHeader header, bool syncChunks = false, Action<Acknowledgement>? acknowledged = null)
    {
        var file = OpenNew(path);
        return new(file, () => Disk.Synchronise(file), header, syncChunks, acknowledged);
    }

    /// <summary>Adds one tick. Allocates only when a chunk is full.</summary>
    public void Append(ReadOnlySpan<ulong> row)
    {
        row.CopyTo(rows.AsSpan(buffered * columns));
        total++;
        if (++buffered == RowsInChunk) Send(PackRows(), sync: syncChunks, entry: 0);
    }

    /// <summary>Adds an entry of the journal, after all rows so far.</summary>
    public void Write(JournalRecord entry)
    {
        if (buffered > 0) Send(PackRows(), sync: false, entry: 0);
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, RecordingJson.Default.JournalRecord);
        Send(FrameOf(FrameKind.Journal, json), sync: true, entry.Number);
    }

    /// <summary>
    /// Waits for an entry to be durable, for a pace that is not the clock's. False when the disk failed or the wait is over.
    /// </summary>
    public bool WaitFor(long entry)
    {
        var spin = new SpinWait();
        var begun = TimeProvider.System.GetTimestamp();
        while (Durable < entry && fault is null)
        {
            if (TimeProvider.System.GetElapsedTime(begun) > LongestWait) return false;
            spin.SpinOnce();
        }
        return fault is null;
    }

    /// <summary>Ends the file whole: every row, then the outcome, synchronised.</summary>
    /// <exception cref="IOException">The disk failed on the way.</exception>
    public void End(RecordingEnd end)
    {
        if (buffered > 0) Send(PackRows(), sync: false, entry: 0);
        Send(FrameOf(FrameKind.End, JsonSerializer.SerializeToUtf8Bytes(end, RecordingJson.Default.RecordingEnd)), sync: true, entry: 0);
        Close();
        if (fault is not null) throw new IOException($"the recording could not be completed: {fault.Message}", fault);
    }

    public void Dispose()
    {
        Close();
        file.Dispose();
        queue.Dispose();
    }

    void Close()
    {
        if (ended) return;
        ended = true;
        queue.CompleteAdding();
        thread.Join(LongestWait);
    }

    byte[] PackRows()
    {
        var used = rows.AsSpan(0, buffered * columns);
        BinaryPrimitives.WriteUInt16LittleEndian(packed, (ushort)buffered);
        var length = 2 + ChunkCodec.Pack(used, columns, before, packed.AsSpan(2));
        used[^columns..].CopyTo(before);
        buffered = 0;
        return FrameOf(FrameKind.Rows, packed.AsSpan(0, length));
    }

    byte[] FrameOf(FrameKind kind, ReadOnlySpan<byte> payload) => Frame.Of(kind, payload, ref check);

    // A full queue is a disk that does not keep up: that is a fault, not a reason to hold up the machine for long.
    void Send(byte[] frame, bool sync, long entry)
    {
        if (fault is null && !queue.TryAdd(new(frame, sync, entry, total), LongestWait))
            fault = new IOException("the disk does not keep up");
    }

    // After a failed write or synchronisation nothing more is written: what is on the disk is no longer known (PostgreSQL, 2018).
    void Drain()
    {
        foreach (var work in queue.GetConsumingEnumerable())
        {
            if (fault is not null) continue;
            try
            {
                file.Write(work.Frame);
                if (work.Sync) synchronise();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                fault = e;
                continue;
            }
            if (work.Entry > 0) Volatile.Write(ref durable, work.Entry);
            acknowledged?.Invoke(new(work.Rows, Durable));
        }
    }

    static FileStream OpenNew(string path)
    {
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length > 0)
                throw new InputException("", "there is a file already; a recording is never written over", "name another file").In(path);
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("", $"it cannot be written ({e.Message})", "name a file in a folder that can be written", e).In(path);
        }
    }

    readonly record struct Work(byte[] Frame, bool Sync, long Entry, long Rows);
}

/// <summary>What has left the process: rows given to the operating system, entries on stable storage.</summary>
public readonly record struct Acknowledgement(long Rows, long Entry);
