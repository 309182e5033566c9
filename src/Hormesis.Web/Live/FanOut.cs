namespace Hormesis.Web.Live;

/// <summary>
/// Hands what a session shows to everybody who watches it: each frame is written once and shared. The session's own thread only leaves
/// it here; a thread of the fan-out's own carries it on, so that no number of viewers holds up a device.
/// </summary>
public sealed class FanOut : IDisposable
{
    /// <summary>What may wait to be carried on; beyond it frames go, never what must be known.</summary>
    const int MostWaiting = 8;

    // With so much untold something is wrong with this computer: everybody comes back to the state as it then is.
    const int MostUntold = 1024;

    // So that a line that is cut is found also while nothing else goes over it.
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    static readonly byte[] BeatText = ":beat\n\n"u8.ToArray();

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    readonly Lock gate = new();
    readonly Queue<(ReadOnlyMemory<byte> Bytes, bool MustBeKnown)> waiting = new();
    readonly SemaphoreSlim there = new(0);
    readonly Thread carrier;
    readonly int most;
    Viewer[] viewers = [];
    int untold;
    long dropped;
    bool isOver;

    /// <param name="mostViewers">So many may watch; the next is refused.</param>
    public FanOut(int mostViewers)
    {
        most = mostViewers;
        carrier = new(Carry) { IsBackground = true, Name = "live fan-out" };
        carrier.Start();
    }

    public int Viewers => Volatile.Read(ref viewers).Length;

    /// <summary>Frames that were not even handed out, for want of time.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>Somebody more watches; null when there are as many as may.</summary>
    public Viewer? TryJoin()
    {
        lock (gate)
        {
            if (viewers.Length >= most) return null;
            Viewer viewer = new();
            if (isOver) viewer.End();
            else Volatile.Write(ref viewers, [.. viewers, viewer]);
            return viewer;
        }
    }

    public void Leave(Viewer viewer)
    {
        lock (gate) Volatile.Write(ref viewers, [.. viewers.Where(v => v != viewer)]);
    }

    /// <summary>The newest values, whole as they go over the line.</summary>
    public void Publish(ReadOnlyMemory<byte> frame) => Post(frame, mustBeKnown: false);

    /// <summary>An alarm, a change of phase: everybody who watches gets it, in order.</summary>
    public void Tell(ReadOnlyMemory<byte> what) => Post(what, mustBeKnown: true);

    /// <summary>Nothing more comes. Who watches gets what waits, and then the end.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isOver) return;
            isOver = true;
        }
        there.Release();
        if (Thread.CurrentThread != carrier) carrier.Join(LongestWait);
    }

    void Post(ReadOnlyMemory<byte> bytes, bool mustBeKnown)
    {
        lock (gate)
        {
            if (isOver) return;
            if (!mustBeKnown && waiting.Count - untold >= MostWaiting)
            {
                dropped++;
                return;
            }
            if (mustBeKnown && ++untold > MostUntold) LetAllGo();
            waiting.Enqueue((bytes, mustBeKnown));
        }
        there.Release();
    }

    void LetAllGo()
    {
        foreach (var viewer in viewers) viewer.End();
        viewers = [];
    }

    void Carry()
    {
        while (true)
        {
            if (!there.Wait(Beat))
            {
                foreach (var viewer in Volatile.Read(ref viewers)) viewer.Offer(BeatText);
                continue;
            }
            (ReadOnlyMemory<byte> Bytes, bool MustBeKnown) next;
            lock (gate)
            {
                if (!waiting.TryDequeue(out next))
                {
                    if (!isOver) continue;
                    LetAllGo();
                    return;
                }
                if (next.MustBeKnown) untold--;
            }
            foreach (var viewer in Volatile.Read(ref viewers))
            {
                if (next.MustBeKnown) viewer.Tell(next.Bytes);
                else viewer.Offer(next.Bytes);
            }
        }
    }
}
