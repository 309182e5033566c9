using Hormesis.Store;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Live;

/// <summary>
/// Looks for sessions whose node has let its device's lease run out, and takes their record over: what the node still sends is refused
/// from then on, and the session is uncertain until a person has looked. The device itself is led by nobody and is safe by its own means.
/// </summary>
public sealed class Takeover(ClinicStore store, LiveOptions options, TimeProvider clock) : IAsyncDisposable
{
    static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5), Lasts = TimeSpan.FromMinutes(1);
    static readonly SessionState[] UnderWay = [SessionState.Preparing, SessionState.Running];

    readonly CancellationTokenSource ending = new();
    Task looking = Task.CompletedTask;

    public void Start() => looking = Task.Run(Look);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await looking;
        ending.Dispose();
    }

    /// <summary>Looks once.</summary>
    /// <returns>The sessions that were taken over.</returns>
    /// <exception cref="StoreRefusal">The store takes nothing now.</exception>
    public async Task<IReadOnlyList<Guid>> LookOnce(CancellationToken stop = default)
    {
        List<Guid> taken = [];
        foreach (var (session, device) in Left())
        {
            var resource = Fenced.Device(device);
            var fence = await store.TakeLease(Actor.Program, resource, options.Node, Lasts, stop);
            if (await store.Write(Actor.Program, kept => Take(kept, session, resource, fence), stop)) taken.Add(session);
            await store.ReleaseLease(Actor.Program, resource, fence, stop);
        }
        return taken;
    }

    List<(Guid Session, Guid Device)> Left()
    {
        using var kept = store.Read();
        var now = clock.GetUtcNow();
        var leases = kept.Leases.ToDictionary(l => l.Resource, l => l.Until);
        return [.. kept.Sessions.Where(s => UnderWay.Contains(s.State) && s.Node != options.Node)
            .Select(s => new { s.Id, s.DeviceId }).AsEnumerable()
            .Where(s => leases.TryGetValue(Fenced.Device(s.DeviceId), out var until) && until < now)
            .Select(s => (s.Id, s.DeviceId))];
    }

    bool Take(ClinicContext kept, Guid id, string resource, long fence)
    {
        Fenced.Require(kept, resource, fence);
        var session = kept.Sessions.Single(s => s.Id == id);
        if (!UnderWay.Contains(session.State)) return false;
        session.State = SessionState.Uncertain;
        kept.AddNote(session, clock.GetUtcNow(), "node-lost", session.Node);
        return true;
    }

    async Task Look()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                await LookOnce(ending.Token);
            }
            catch (Exception e) when (e is StoreRefusal or OperationCanceledException || Unreachable.Is(e))
            {
                // another node was quicker, or the store takes nothing now, which every page says
            }
            await Task.WhenAny(Task.Delay(LooksEvery, clock, ending.Token));
        }
    }
}
