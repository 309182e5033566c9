using Hormesis.Store;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Live;

/// <summary>This node's right to a device, for as long as a session runs on it.</summary>
sealed class DeviceLease(ClinicStore store, string resource, long fence)
{
    /// <summary>A node that does not come back loses the device after this; a session that runs renews it long before.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    // Renewing at each copy would write once a second for nothing.
    const int EveryTime = 8;

    int times;

    public Task Renew(CancellationToken stop) =>
        ++times % EveryTime == 0 ? store.RenewLease(Actor.Program, resource, fence, Lasts, stop) : Task.CompletedTask;

    /// <summary>In a change: refuses it when another node has taken the device over.</summary>
    /// <exception cref="StoreRefusal">It has.</exception>
    public void Require(ClinicContext kept) => Fenced.Require(kept, resource, fence);

    /// <summary>Another node has taken the device over; false while that cannot be told.</summary>
    public bool IsLost()
    {
        try
        {
            using var kept = store.Read();
            return kept.Leases.Any(l => l.Resource == resource && l.Fence != fence);
        }
        catch (Exception e) when (Unreachable.Is(e))
        {
            return false;
        }
    }

    public Task Release(CancellationToken stop) => store.ReleaseLease(Actor.Program, resource, fence, stop);
}
