using System.Diagnostics.Metrics;
using Hormesis.Store;
using Hormesis.Web.Live;
using Hormesis.Web.Nodes;

namespace Hormesis.Web.Watching;

/// <summary>The application's own figures beside the framework's. Nothing of a patient.</summary>
sealed class Figures : IDisposable
{
    readonly Meter meter = new(Metrics.OwnMeter);

    public Figures(ClinicStore store, SessionHost host, NodeLink? link)
    {
        meter.CreateObservableGauge(
            "hormesis.store.accepting", () => store.State.IsAccepting ? 1 : 0, null, "1 while the store takes what is sent");
        meter.CreateObservableGauge("hormesis.sessions.running", () => host.All.Count, null, "Sessions whose device this node leads");
        meter.CreateObservableGauge(
            "hormesis.sessions.viewers", () => host.All.Sum(s => s.View.Viewers.Viewers), null, "Pages that follow them on this node");
        if (link is null) return;
        meter.CreateObservableGauge("hormesis.sessions.mirrored", () => link.Mirrored, null, "Sessions of other nodes that are shown here");
        meter.CreateObservableGauge("hormesis.broker.up", () => link.IsUp ? 1 : 0, null, "1 while there is a way to the other nodes");
        meter.CreateObservableCounter("hormesis.broker.dropped", () => link.Dropped, null, "Messages that there was no room for");
    }

    public void Dispose() => meter.Dispose();
}
