using System.Text.Json;
using Hormesis.Device;
using Hormesis.Device.Faults;

namespace Hormesis.Web.Live;

/// <summary>
/// What a running session shows to pages: its newest values, where it stands, the course of each trace so far. Made on the session's own
/// thread, at most so many times a second; read by anybody.
/// </summary>
public sealed class SessionFeed : IDisposable
{
    // A storm of pages that come back is answered from one text.
    static readonly TimeSpan SnapshotLasts = TimeSpan.FromMilliseconds(500);

    readonly TimeProvider clock;
    readonly TimeSpan every;
    readonly LiveValues values;
    readonly LiveStates states;
    readonly Lock gate = new();
    readonly Dictionary<Channel, History> traces = Channels.Traced.ToDictionary(c => c, _ => new History());
    readonly long begun;
    TimeSpan next;
    LiveState? state;
    double[] shown = [];
    ReadOnlyMemory<byte> snapshot;
    TimeSpan snapshotAt = TimeSpan.MinValue;

    /// <param name="setup">The session's.</param>
    /// <param name="clock">Of this computer.</param>
    /// <param name="options">How often, and for how many.</param>
    public SessionFeed(UnitSetup setup, TimeProvider clock, LiveOptions options)
    {
        (this.clock, begun) = (clock, clock.GetTimestamp());
        every = TimeSpan.FromSeconds(1.0 / options.FramesPerSecond);
        (values, states) = (new(setup), new(setup));
        Viewers = new(options.MostViewers);
    }

    public FanOut Viewers { get; }

    /// <summary>Where the session stands; null before its first tick.</summary>
    public LiveState? State
    {
        get
        {
            lock (gate) return state;
        }
    }

    /// <summary>The clinic's store takes what the session writes.</summary>
    public bool IsKept { get; set; } = true;

    /// <summary>The newest value of a channel; not a number before there is one.</summary>
    public double Newest(Channel channel)
    {
        lock (gate) return shown.Length > 0 ? shown[(int)channel] : double.NaN;
    }

    /// <summary>After each tick, on the session's thread.</summary>
    public void Look(SimulatedSession session)
    {
        Tell(session, isOver: false);
        var now = clock.GetElapsedTime(begun);
        if (now < next) return;
        next = now - next > every ? now + every : next + every; // on a grid, and not in a hurry after a pause
        Show(session, now);
    }

    /// <summary>The device is done and its recording closed.</summary>
    public void End(SimulatedSession session)
    {
        Show(session, clock.GetElapsedTime(begun));
        Tell(session, isOver: true);
        Viewers.Dispose();
    }

    public void Dispose() => Viewers.Dispose();

    /// <summary>All that somebody who comes in needs: channels, traces so far, state, newest values. One event.</summary>
    public ReadOnlyMemory<byte> Snapshot()
    {
        lock (gate)
        {
            var now = clock.GetElapsedTime(begun);
            if (snapshot.IsEmpty || now - snapshotAt > SnapshotLasts)
                (snapshot, snapshotAt) = (LiveFrames.Told("all", Revision, Whole()), now);
            return snapshot;
        }
    }

    long Revision => state?.Revision ?? 0;

    void Tell(SimulatedSession session, bool isOver)
    {
        if (states.Changed(session, IsKept, isOver) is not { } changed) return;
        lock (gate) (state, snapshot) = (changed, default);
        var json = JsonSerializer.SerializeToUtf8Bytes(changed, LiveJson.Default.LiveState);
        Viewers.Tell(LiveFrames.Told("state", changed.Revision, json));
    }

    void Show(SimulatedSession session, TimeSpan now)
    {
        values.Read(session, now);
        lock (gate)
        {
            if (shown.Length == 0) shown = new double[Channels.Count];
            values.All.CopyTo(shown);
            foreach (var (channel, trace) in traces) trace.Add(values[Channel.Time], values[channel]);
        }
        Viewers.Publish(LiveFrames.Of(values.All));
    }

    byte[] Whole()
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteStartArray("channels");
            for (var c = 0; c < Channels.Count; c++) json.WriteStringValue(((Channel)c).Name());
            json.WriteEndArray();
            json.WriteStartArray("values");
            for (var c = 0; c < shown.Length; c++) Number(json, shown[c], ((Channel)c).Decimals());
            json.WriteEndArray();
            json.WritePropertyName("state");
            JsonSerializer.Serialize(json, state, LiveJson.Default.LiveState);
            json.WriteStartObject("traces");
            foreach (var (channel, trace) in traces) Write(json, channel, trace);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return text.ToArray();
    }

    static void Write(Utf8JsonWriter json, Channel channel, History trace)
    {
        json.WriteStartObject(channel.Name());
        json.WriteNumber("span", trace.Span);
        foreach (var (name, isLow) in Ends)
        {
            json.WriteStartArray(name);
            foreach (var (low, high) in trace.Spans) Number(json, isLow ? low : high, channel.Decimals());
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static readonly (string Name, bool IsLow)[] Ends = [("low", true), ("high", false)];

    static void Number(Utf8JsonWriter json, double value, int decimals)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(Math.Round(value, decimals));
        else json.WriteNullValue();
    }
}
