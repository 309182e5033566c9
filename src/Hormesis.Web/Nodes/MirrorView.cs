using System.Text.Json;
using Hormesis.Web.Live;

namespace Hormesis.Web.Nodes;

/// <summary>The view of a session that runs on another node, as that node tells it.</summary>
sealed class MirrorView(TimeProvider clock, LiveOptions options) : LiveView(clock, options)
{
    readonly double[] values = new double[Channels.Count];
    readonly TimeProvider time = clock;
    long heardAt = clock.GetTimestamp();

    /// <summary>Since the node that runs it last told of it.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref heardAt));

    /// <summary>The past before the first frame came is here.</summary>
    public bool IsFilled { get; private set; }

    public void Frame(ReadOnlyMemory<byte> frame)
    {
        Volatile.Write(ref heardAt, time.GetTimestamp());
        // A node that comes late to a frame may have newer values already.
        if (!LiveFrames.TryRead(frame, values) || !(values[(int)Channel.Time] >= 0)) return;
        if (!(values[(int)Channel.Frame] <= Newest(Channel.Frame))) Show(values, frame);
    }

    public void Tell(ReadOnlyMemory<byte> told)
    {
        Volatile.Write(ref heardAt, time.GetTimestamp());
        if (Read(told) is { } next) Turn(next);
    }

    /// <summary>The past of the traces, and what was newest then. What is no such past changes nothing.</summary>
    public void Fill(ReadOnlyMemory<byte> all)
    {
        if (IsFilled) return;
        try
        {
            using var json = JsonDocument.Parse(LiveFrames.DataOf(all));
            foreach (var trace in json.RootElement.GetProperty("traces").EnumerateObject()) Fill(trace);
            if (json.RootElement.GetProperty("state").Deserialize(LiveJson.Default.LiveState) is { } state) Turn(state);
            IsFilled = true;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // another version's, or nobody's: it is asked for again
        }
    }

    /// <summary>It is not shown here any more: pages come again, and see what became of it.</summary>
    public void Leave()
    {
        Viewers.Tell("event:gone\ndata:{}\n\n"u8.ToArray());
        Viewers.Dispose();
    }

    void Turn(LiveState next)
    {
        if (next.Revision > (State?.Revision ?? -1)) Turn(next, SessionFeed.ToldOf(next));
    }

    void Fill(JsonProperty trace)
    {
        if (!Enum.TryParse<Channel>(trace.Name, ignoreCase: true, out var channel)) return;
        var (low, high) = (Numbers(trace.Value.GetProperty("low")), Numbers(trace.Value.GetProperty("high")));
        var past = History.Of(trace.Value.GetProperty("span").GetDouble(), low.Zip(high));
        if (past is not null && low.Length == high.Length) Fill(channel, past);
    }

    static LiveState? Read(ReadOnlyMemory<byte> told)
    {
        try
        {
            return JsonSerializer.Deserialize(LiveFrames.DataOf(told).Span, LiveJson.Default.LiveState);
        }
        catch (JsonException)
        {
            return null; // another version's: its next one may be readable
        }
    }

    static double[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.Number ? n.GetDouble() : double.NaN)];
}
