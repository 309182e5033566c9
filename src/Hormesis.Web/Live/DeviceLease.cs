using Hormesis.Store;

namespace Hormesis.Web.Live;

/// <summary>
/// One node's right to a device, for as long as a session runs on it. Each time that it changes hands its number grows; who comes with
/// an older one has lost it.
/// </summary>
sealed class DeviceLease(ClinicStore store, TimeProvider clock, string resource, string node, long fence)
{
    /// <summary>A node that does not come back loses the device after this; a session that runs renews it long before.</summary>
    static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    // Renewing at each copy would write once a second for nothing.
    const int EveryTime = 8;

    int times;

    public long Fence => fence;

    /// <exception cref="SessionRefusedException">Another node holds it.</exception>
    public static async Task<DeviceLease> Take(ClinicStore store, TimeProvider clock, Actor by, Guid device, string node)
    {
        var resource = $"device/{device}";
        var fence = await store.Write(by, kept =>
        {
            var now = clock.GetUtcNow();
            var lease = kept.Leases.SingleOrDefault(l => l.Resource == resource);
            if (lease is null)
            {
                kept.Leases.Add(new() { Resource = resource, Node = node, Fence = 1, Until = now + Lasts });
                return 1;
            }
            if (lease.Node != node && lease.Until > now) throw new SessionRefusedException("device-elsewhere", lease.Node);
            (lease.Node, lease.Until) = (node, now + Lasts);
            return ++lease.Fence;
        });
        return new(store, clock, resource, node, fence);
    }

    /// <exception cref="SessionRefusedException">It has changed hands.</exception>
    public Task Renew(CancellationToken stop) => ++times % EveryTime == 0 ? Set(Lasts, stop) : Task.CompletedTask;

    /// <exception cref="SessionRefusedException">It has changed hands.</exception>
    public Task Release() => Set(TimeSpan.Zero, CancellationToken.None);

    Task Set(TimeSpan lasts, CancellationToken stop) => store.Write(
        Actor.Program,
        kept =>
        {
            var lease = kept.Leases.Single(l => l.Resource == resource);
            if (lease.Fence != fence || lease.Node != node) throw new SessionRefusedException("device-elsewhere", lease.Node);
            lease.Until = clock.GetUtcNow() + lasts;
        },
        stop);
}
