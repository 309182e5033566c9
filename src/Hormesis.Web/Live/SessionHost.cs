using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;
using Hormesis.Links;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Recording;
using Hormesis.Store;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Live;

/// <summary>
/// The sessions that run on this node: begins them, keeps what they write, ends them. The recording on this computer is the truth of a
/// session; the store follows it, and a store that does not take anything holds up no device.
/// </summary>
public sealed class SessionHost(ClinicStore store, LiveOptions options, TimeProvider clock) : IAsyncDisposable
{
    static readonly TimeSpan CopiesEvery = TimeSpan.FromSeconds(1), EndsWithin = TimeSpan.FromSeconds(20);

    readonly ConcurrentDictionary<Guid, Running> running = new();
    readonly CancellationTokenSource closing = new();
    readonly SemaphoreSlim beginning = new(1);
    bool isClosed;
    int places = options.MostSessions;

    /// <summary>Told of a session that has ended and is kept whole: it may be told again.</summary>
    public Func<Guid, Task> Finished { get; init; } = _ => Task.CompletedTask;

    /// <summary>What viewers of a session get goes there, too: see <see cref="SessionFeed.Relay"/>.</summary>
    public Action<Guid, ReadOnlyMemory<byte>, bool>? Relay { get; set; }

    /// <summary>Null when it does not run here.</summary>
    public LiveSession? Find(Guid id) => running.TryGetValue(id, out var one) ? one.Session : null;

    public IReadOnlyCollection<LiveSession> All => [.. running.Values.Select(r => r.Session)];

    /// <summary>Where a session's recording stands on this computer.</summary>
    public string PathOf(Guid id) => Path.Combine(options.Folder, $"{id}.hrec");

    /// <summary>Begins a session: the store first, then the device.</summary>
    /// <returns>The session's id.</returns>
    /// <exception cref="SessionRefusedException">It may not begin; nothing was kept.</exception>
    /// <exception cref="StoreRefusal">The store does not take it.</exception>
    public async Task<Guid> Start(SessionOrder order, CancellationToken stop = default)
    {
        if (Interlocked.Decrement(ref places) < 0)
        {
            Interlocked.Increment(ref places);
            throw new SessionRefusedException("node-full");
        }
        try
        {
            return await InTurn(order, stop);
        }
        catch
        {
            Interlocked.Increment(ref places);
            throw;
        }
    }

    /// <summary>
    /// What was running on this node when it went down: the recording that is left is copied into the store, and where it does not say
    /// how the session ended, the session is uncertain until somebody has judged it. Before anything else is begun.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> Recover(CancellationToken stop = default)
    {
        using var kept = store.Read();
        var left = kept.Sessions
            .Where(s => s.Node == options.Node && (s.State == SessionState.Running || s.State == SessionState.Preparing))
            .Select(s => s.Id).ToList();
        foreach (var id in left) await Recover(id, stop);
        return left;
    }

    /// <summary>A person with the right to has looked at an uncertain session and says what it came to.</summary>
    /// <exception cref="SessionRefusedException">It is not uncertain.</exception>
    public async Task Judge(Guid id, Actor by, string findings, CancellationToken stop = default)
    {
        var (trace, hash) = File.Exists(PathOf(id)) ? await Read(PathOf(id), stop) : await ReadKept(id, stop);
        var now = clock.GetUtcNow();
        await store.Write(by, kept =>
        {
            var session = kept.Sessions.Single(s => s.Id == id);
            if (session.State != SessionState.Uncertain) throw new SessionRefusedException("not-uncertain");
            End(session, trace is { Outcome: SessionOutcome.Completed } ? SessionState.Completed : SessionState.Stopped, now, hash, trace);
            kept.AddNote(session, now, "judged", findings, by.AccountId);
        }, stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (isClosed) return;
        isClosed = true;
        foreach (var one in running.Values) one.Session.Stop();
        await Task.WhenAny(Task.WhenAll(running.Values.Select(r => r.Keeping)), Task.Delay(EndsWithin, clock));
        closing.Cancel();
        foreach (var one in running.Values) one.Session.Dispose();
        closing.Dispose();
        beginning.Dispose();
    }

    static async Task<(SessionTrace? Trace, string Hash)> Read(string path, CancellationToken stop) =>
        (Replay.TraceOf(path), await HashOf(path, stop));

    // It ran on another computer: what the store got of its recording.
    async Task<(SessionTrace? Trace, string? Hash)> ReadKept(Guid id, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("hormesis-judged-");
        try
        {
            var path = Path.Combine(folder.FullName, "kept.hrec");
            return new RecordingCopy(store, id, path).Assemble() ? await Read(path, stop) : (null, null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // One after the other: who takes a lease takes it from whoever has it on this node.
    async Task<Guid> InTurn(SessionOrder order, CancellationToken stop)
    {
        await beginning.WaitAsync(stop);
        try
        {
            return await Begin(order, stop);
        }
        finally
        {
            beginning.Release();
        }
    }

    async Task<Guid> Begin(SessionOrder order, CancellationToken stop)
    {
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        // Asked before the lease is taken, so that a session that runs keeps its own; and again when it is written down.
        using (var kept = store.Read()) Starting.Begin(kept, order, id, options.Node, fence: 0, now);
        var resource = Fenced.Device(order.Device);
        var fence = await store.TakeLease(order.By, resource, options.Node, DeviceLease.Lasts, stop);
        DeviceLease lease = new(store, resource, fence);
        try
        {
            var ordered = await store.Write(order.By, kept => Starting.Begin(kept, order, id, options.Node, fence, now), stop);
            var (session, events) = await OpenOrEnd(order, id, ordered, lease, now);
            running[id] = new(session, Keep(session, events, lease));
            session.Start();
            return id;
        }
        catch
        {
            await lease.Release(CancellationToken.None);
            throw;
        }
    }

    // A disk that takes no recording lets no session begin: the order is spent, and so is the bottle, but nobody was treated.
    async Task<(LiveSession, EventLog)> OpenOrEnd(
        SessionOrder order, Guid id, (PlanPaper, SessionPlan, DeviceProfile) ordered, DeviceLease lease, DateTimeOffset now)
    {
        try
        {
            return Open(order, id, ordered, lease, now);
        }
        catch (Exception e) when (e is InputException or IOException or UnauthorizedAccessException)
        {
            await store.Write(Actor.Program, kept => End(kept.Sessions.Single(s => s.Id == id), SessionState.Stopped, now, null, null));
            throw new SessionRefusedException("no-recording", e.Message);
        }
    }

    (LiveSession Session, EventLog Events) Open(
        SessionOrder order, Guid id, (PlanPaper Paper, SessionPlan Plan, DeviceProfile Profile) ordered, DeviceLease lease,
        DateTimeOffset now)
    {
        var (paper, plan, profile) = ordered;
        Directory.CreateDirectory(options.Folder);
        SessionPeople people = new([order.Operator.Name, order.Second.Name], []);
        var (header, setup) = SessionRecord.Prepare(plan, profile, LimitTable.Shipped, paper.PatientId, now, order.Seed, people);
        var recording = RecordingWriter.Create(PathOf(id), header, syncChunks: true);
        Panel panel = new();
        SessionLoop loop = new(setup, order.Seed, new SteadyPace(clock, options.Speed), recording, order.Weight, panel);
        loop.Faults.Add(order.Faults);
        EventLog events = new(store, id, clock) { Guard = lease.Require };
        foreach (var line in order.Before) _ = events.Add(line);
        SessionFeed feed = new(setup, clock, options)
        {
            Relay = Relay is { } relay ? (bytes, mustBeKnown) => relay(id, bytes, mustBeKnown) : null,
        };
        return (
            new(id, paper.PatientId, (order.Operator, order.Second), (loop, panel, setup), recording, feed, events.Add, clock), events);
    }

    // Follows the session with the store until both are at their end. What the store has not got by then, it gets at the next start.
    async Task Keep(LiveSession session, EventLog events, DeviceLease lease)
    {
        try
        {
            RecordingCopy copy = new(store, session.Id, PathOf(session.Id));
            while (!session.Ended.IsCompleted)
            {
                await Task.WhenAny(session.Ended, Task.Delay(CopiesEvery, clock));
                var copied = await TryKeep(() => copy.Copy(closing.Token)) && await TryKeep(() => lease.Renew(closing.Token));
                session.Feed.IsKept = copied && events.IsKept;
            }
            await events.DisposeAsync();
            while (!await TryKeep(() => Finish(session, copy, lease)))
            {
                // What is not kept is kept at the next start, unless another node has it now: it tells how this ended.
                if (closing.IsCancellationRequested || lease.IsLost()) return;
                await Task.Delay(CopiesEvery, clock);
            }
            await TryKeep(() => Finished(session.Id));
            await TryKeep(() => lease.Release(CancellationToken.None));
        }
        finally
        {
            running.TryRemove(session.Id, out _);
            Interlocked.Increment(ref places);
            session.Dispose();
        }
    }

    async Task Finish(LiveSession session, RecordingCopy copy, DeviceLease lease)
    {
        var trace = await session.Ended;
        await copy.Copy(closing.Token);
        var hash = await HashOf(PathOf(session.Id), closing.Token);
        await store.Write(Actor.Program, kept =>
        {
            lease.Require(kept);
            End(kept.Sessions.Single(s => s.Id == session.Id), StateOf(trace), clock.GetUtcNow(), hash, trace);
        }, closing.Token);
    }

    async Task Recover(Guid id, CancellationToken stop)
    {
        var path = PathOf(id);
        var whole = false;
        SessionTrace? trace = null;
        string? hash = null;
        if (File.Exists(path))
        {
            RecordingCopy copy = new(store, id, path);
            var isSame = copy.Resume();
            if (isSame) await copy.Copy(stop);
            whole = TryReplay(path, out trace) && isSame;
            hash = await HashOf(path, stop);
        }
        var now = clock.GetUtcNow();
        await store.Write(Actor.Program, kept =>
        {
            var session = kept.Sessions.Single(s => s.Id == id);
            if (whole) End(session, StateOf(trace), now, hash, trace);
            else session.State = SessionState.Uncertain;
        }, stop);
    }

    // A recording with its own last word says how the session ended, whatever became of the program after.
    static bool TryReplay(string path, out SessionTrace? trace)
    {
        try
        {
            trace = Replay.TraceOf(path);
            return Replay.Run(path).Tail.IsWhole;
        }
        catch (InputException)
        {
            trace = null;
            return false;
        }
    }

    static SessionState StateOf(SessionTrace? trace) => trace switch
    {
        null => SessionState.Uncertain,
        { Outcome: SessionOutcome.Completed } => SessionState.Completed,
        _ => SessionState.Stopped,
    };

    static void End(Session session, SessionState state, DateTimeOffset at, string? hash, SessionTrace? trace)
    {
        (session.State, session.EndedAt, session.RecordingSha256) = (state, at, hash);
        session.Trace = trace is null ? null : JsonSerializer.SerializeToUtf8Bytes(trace, TraceJson.Default.SessionTrace);
    }

    static async Task<string> HashOf(string path, CancellationToken stop)
    {
        await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
    }

    // What the store refuses now is tried again: the recording holds it.
    static async Task<bool> TryKeep(Func<Task> keep)
    {
        try
        {
            await keep();
            return true;
        }
        catch (Exception e) when (e is StoreRefusal or SessionRefusedException or OperationCanceledException or IOException)
        {
            return false;
        }
    }

    sealed record Running(LiveSession Session, Task Keeping);
}
