using System.Globalization;
using Hormesis.Store.Keeping;

namespace Hormesis.Store;

/// <summary>Leases with fencing tokens: whoever comes with a number that is not the newest is refused, however late it comes.</summary>
public static class Fenced
{
    /// <summary>The resource that a device's lease is for.</summary>
    public static string Device(Guid device) => $"device/{device:D}";

    /// <summary>
    /// Refuses whoever does not hold the lease now. To be called in a Write, before what it guards. The number of a resource that nobody
    /// ever took is 0.
    /// </summary>
    public static void Require(ClinicContext context, string resource, long fence)
    {
        var now = context.Leases.Find(resource)?.Fence ?? 0;
        if (now != fence) throw Outdated(resource, fence, now);
    }

    internal static StoreRefusal Outdated(string resource, long fence, long now) => new(
        string.Create(CultureInfo.InvariantCulture, $"another node has taken over {resource} (its lease is {now}, this one {fence})"),
        "stop here; the other node goes on");

    internal static long Take(ClinicContext context, string resource, string node, DateTimeOffset now, TimeSpan time)
    {
        if (context.Leases.Find(resource) is not { } lease)
        {
            context.Leases.Add(new() { Resource = resource, Node = node, Fence = 1, Until = now + time });
            return 1;
        }
        if (lease.Until > now && lease.Node != node)
            throw new StoreRefusal(
                $"{resource} is held by {lease.Node} until {lease.Until:HH:mm:ss} UTC", "wait until then, or let that node go of it");
        lease.Node = node;
        lease.Until = now + time;
        return ++lease.Fence;
    }

    // A lease that has run out may be renewed as long as nobody else has taken it: its number is still the newest.
    internal static void Renew(ClinicContext context, string resource, long fence, DateTimeOffset until)
    {
        Require(context, resource, fence);
        context.Leases.Find(resource)!.Until = until; // Require has found it
    }
}
