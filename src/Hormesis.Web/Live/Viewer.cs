using System.Buffers;
using System.IO.Pipelines;

namespace Hormesis.Web.Live;

/// <summary>
/// One who watches a session. Frames wait in a short row of which the oldest goes when it is full; what must be known waits in another of
/// which nothing goes: when that one is full the viewer is let go, and comes back to the state as it then is.
/// </summary>
public sealed class Viewer
{
    /// <summary>Frames that may wait: an eighth of a second of them.</summary>
    public const int MostFrames = 3;

    /// <summary>Alarms and changes of phase that may wait.</summary>
    public const int MostTold = 64;

    readonly Lock gate = new();
    readonly Bell bell = new();
    readonly Queue<ReadOnlyMemory<byte>> frames = new(MostFrames), told = new();
    readonly List<ReadOnlyMemory<byte>> taken = [];
    bool isOver, isWritten;

    /// <summary>Frames that this viewer was not in time for.</summary>
    public long Dropped { get; private set; }

    /// <summary>It could not be told all that it had to be.</summary>
    public bool WasLetGo { get; private set; }

    /// <summary>The newest values; the oldest that waits makes room.</summary>
    internal void Offer(ReadOnlyMemory<byte> frame)
    {
        lock (gate)
        {
            if (isOver) return;
            if (frames.Count >= MostFrames)
            {
                frames.Dequeue();
                Dropped++;
            }
            frames.Enqueue(frame);
        }
        bell.Ring();
    }

    /// <summary>What must be known: never dropped.</summary>
    internal void Tell(ReadOnlyMemory<byte> what)
    {
        lock (gate)
        {
            if (isOver) return;
            if (told.Count >= MostTold) (isOver, WasLetGo) = (true, true);
            else told.Enqueue(what);
        }
        bell.Ring();
    }

    /// <summary>There is nothing more to come: what waits is written, then it ends.</summary>
    internal void End()
    {
        lock (gate) isOver = true;
        bell.Ring();
    }

    /// <summary>Writes until the session ends, the viewer goes, or it has to be let go.</summary>
    public async Task Follow(PipeWriter to, CancellationToken gone)
    {
        if (isWritten) throw new InvalidOperationException("a viewer is written to once");
        isWritten = true;
        using var leaving = gone.Register(static viewer => ((Viewer)viewer!).End(), this);
        var ends = false;
        while (!ends)
        {
            await bell.Wait();
            ends = Take();
            if (gone.IsCancellationRequested) return;
            foreach (var part in taken) to.Write(part.Span);
            var flushed = await to.FlushAsync(gone);
            if (flushed.IsCompleted || flushed.IsCanceled) return;
        }
    }

    // What must be known goes first.
    bool Take()
    {
        lock (gate)
        {
            taken.Clear();
            if (WasLetGo) return true;
            taken.AddRange(told);
            taken.AddRange(frames);
            told.Clear();
            frames.Clear();
            return isOver;
        }
    }
}
