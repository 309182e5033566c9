using System.Text.Json;

namespace Hormesis.Web.Live;

/// <summary>
/// What pages see of a session, wherever it runs: its newest values, where it stands, the course of each trace so far. Written by one,
/// read by anybody.
/// </summary>
public abstract class LiveView : IDisposable
{
    // A storm of pages that come back is answered from one text.
    static readonly TimeSpan SnapshotLasts = TimeSpan.FromMilliseconds(500);

    readonly TimeProvider clock;
    readonly Lock gate = new();
    readonly Dictionary<Channel, History> traces = Channels.Traced.ToDictionary(c => c, _ => new History());
    readonly long begun;
    LiveState? state;
    double[] shown = [];
    ReadOnlyMemory<byte> snapshot;
    TimeSpan snapshotAt = TimeSpan.MinValue;

    protected LiveView(TimeProvider clock, LiveOptions options)
    {
        (this.clock, begun) = (clock, clock.GetTimestamp());
        Viewers = new(options.MostViewers);
    }

    public FanOut Viewers { get; }

    /// <summary>Where the session stands; null before that is known.</summary>
    public LiveState? State
    {
        get
        {
            lock (gate) return state;
        }
    }

    /// <summary>The newest value of a channel; not a number before there is one.</summary>
    public double Newest(Channel channel)
    {
        lock (gate) return shown.Length > 0 ? shown[(int)channel] : double.NaN;
    }

    public virtual void Dispose()
    {
        Viewers.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>All that somebody who comes in needs: channels, traces so far, state, newest values. One event.</summary>
    public ReadOnlyMemory<byte> Snapshot()
    {
        lock (gate)
        {
            var now = Now;
            if (snapshot.IsEmpty || now - snapshotAt > SnapshotLasts)
                (snapshot, snapshotAt) = (LiveFrames.Told("all", state?.Revision ?? 0, Whole()), now);
            return snapshot;
        }
    }

    /// <summary>Of this computer, since the view began.</summary>
    protected TimeSpan Now => clock.GetElapsedTime(begun);

    /// <summary>The session stands elsewhere than before.</summary>
    /// <param name="told">The same, as it goes over the line.</param>
    protected void Turn(LiveState changed, ReadOnlyMemory<byte> told)
    {
        lock (gate) (state, snapshot) = (changed, default);
        Viewers.Tell(told);
    }

    /// <param name="values">In the order of the channels.</param>
    /// <param name="frame">The same, as it goes over the line.</param>
    protected void Show(ReadOnlySpan<double> values, ReadOnlyMemory<byte> frame)
    {
        lock (gate)
        {
            if (shown.Length == 0) shown = new double[Channels.Count];
            values.CopyTo(shown);
            foreach (var (channel, trace) in traces) trace.Add(values[(int)Channel.Time], values[(int)channel]);
        }
        Viewers.Publish(frame);
    }

    /// <summary>The past of a trace, from whoever saw it; what was added here meanwhile stays.</summary>
    private protected void Fill(Channel channel, History past)
    {
        lock (gate)
        {
            if (!traces.TryGetValue(channel, out var since)) return;
            past.Join(since);
            traces[channel] = past;
            snapshot = default;
        }
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

    // As a frame has it, to the last digit.
    static void Number(Utf8JsonWriter json, double value, int decimals)
    {
        Span<byte> text = stackalloc byte[LiveFrames.LongestNumber];
        json.WriteRawValue(text[..LiveFrames.Write(value, decimals, text)], skipInputValidation: true);
    }
}
