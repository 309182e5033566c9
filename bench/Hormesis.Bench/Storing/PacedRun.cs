using Hormesis.Store;
using Hormesis.Store.Keeping;

namespace Hormesis.Bench.Storing;

/// <summary>Devices that each hand over a chunk a second, evenly spread over it, whether or not what was before is acknowledged.</summary>
sealed class PacedRun(MeasuredClinic clinic, int devices, double warmUp, double seconds, TimeProvider clock, CommitWatch watch)
{
    const int DevicesForEachEvent = 10;

    readonly Lock gate = new();
    readonly List<double> waits = [];
    readonly List<double> urgentWaits = [];
    readonly List<Task> underWay = [];
    long begun;
    int waiting, refused, durableInTime;

    /// <param name="withEvents">Each tenth device has one a second, which cannot wait.</param>
    /// <param name="giveUp">End as soon as it is plain that the store does not keep up.</param>
    public async Task<PacedBlock> Run(bool withEvents, bool giveUp, CancellationToken stop)
    {
        await clinic.Need(devices, stop);
        var all = (long)(devices * (warmUp + seconds));
        begun = clock.GetTimestamp();
        var warm = false;
        for (var i = 0L; i < all && !(giveUp && Volatile.Read(ref waiting) > 2 * devices); i++)
        {
            var due = TimeSpan.FromSeconds((double)i / devices);
            while (clock.GetElapsedTime(begun) < due) stop.WaitHandle.WaitOne(millisecondsTimeout: 1);
            if (!warm && due.TotalSeconds >= warmUp)
            {
                watch.Take();
                warm = true;
            }
            var (device, counts) = ((int)(i % devices), warm);
            underWay.Add(Send(due, counts, waits, () => clinic.Append(device, stop)));
            if (withEvents && device % DevicesForEachEvent == 0)
                underWay.Add(Send(due, counts, urgentWaits, () => Tell(device, due, stop)));
            if (i % devices == 0) underWay.RemoveAll(t => t.IsCompletedSuccessfully);
        }
        await Task.WhenAll(underWay);
        if (refused > 0) clinic.LookAgain();
        return new(devices, seconds, durableInTime, refused, watch.Take(), waits, urgentWaits);
    }

    async Task Send(TimeSpan due, bool counts, List<double> into, Func<Task> send)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (StoreRefusal)
        {
            Interlocked.Increment(ref refused);
            return;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
        var now = clock.GetElapsedTime(begun);
        lock (gate)
        {
            if (into == waits && now.TotalSeconds >= warmUp && now.TotalSeconds < warmUp + seconds) durableInTime++;
            if (counts) into.Add((now - due).TotalMilliseconds);
        }
    }

    Task Tell(int device, TimeSpan due, CancellationToken stop)
    {
        var session = MeasuredClinic.SessionOf(device);
        SessionEvent happened = new()
        {
            SessionId = session,
            Index = clinic.NextEvent(),
            At = clock.GetUtcNow(),
            Elapsed = (long)due.TotalMilliseconds,
            Kind = "alarm",
            Code = "bench",
        };
        return clinic.Store.Write(MeasuredClinic.Bench, context => { context.Events.Add(happened); }, stop);
    }
}
