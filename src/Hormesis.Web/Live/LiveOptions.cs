namespace Hormesis.Web.Live;

/// <summary>How sessions run and are shown on this node.</summary>
public sealed record LiveOptions
{
    /// <summary>The folder of the recordings: what stands there is the truth of a session, whatever becomes of the store.</summary>
    public string Folder { get; init; } = "recordings";

    /// <summary>This node's name, as leases and sessions have it.</summary>
    public string Node { get; init; } = Environment.MachineName;

    /// <summary>Where the other nodes are heard: amqp://user:password@host:port/vhost. Null for a node alone.</summary>
    public Uri? Broker { get; init; }

    /// <summary>1 is real time; more makes rehearsals short. Only for the simulated device.</summary>
    public double Speed { get; init; } = 1;

    public double FramesPerSecond { get; init; } = 25;

    /// <summary>Of one session.</summary>
    public int MostViewers { get; init; } = 200;

    /// <summary>On this node at one time.</summary>
    public int MostSessions { get; init; } = 16;
}
