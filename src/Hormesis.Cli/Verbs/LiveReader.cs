using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace Hormesis.Cli.Verbs;

/// <summary>A viewer: reads a stream of server-sent events from a socket, counts its frames and how late each is.</summary>
/// <param name="pauseMs">Between two reads; zero for one who reads as it comes.</param>
sealed class LiveReader(TimeProvider time, long begun, int pauseMs)
{
    const int Buffer = 1 << 14, SlowBuffer = 256;

    readonly List<float> waits = [];
    readonly byte[] line = new byte[1024];
    int length;
    long first = -1, last, bytes;
    volatile bool counts;

    public long Got { get; private set; }

    /// <summary>Frames that were sent from the first that came to the last.</summary>
    public long Sent => first < 0 ? 0 : last - first + 1;
    public IReadOnlyList<float> Waits => waits;
    public double BytesPerFrame => Got == 0 ? 0 : (double)bytes / Got;

    public void Begin() => counts = true;

    public void End() => counts = false;

    public async Task Read(int port, CancellationToken stop)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (pauseMs > 0) socket.ReceiveBufferSize = SlowBuffer;
        try
        {
            await socket.ConnectAsync("127.0.0.1", port, stop);
            await socket.SendAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), stop);
            var buffer = new byte[pauseMs > 0 ? SlowBuffer : Buffer];
            while (await socket.ReceiveAsync(buffer, stop) is > 0 and var got)
            {
                Take(buffer.AsSpan(0, got));
                if (pauseMs > 0) await Task.Delay(TimeSpan.FromMilliseconds(pauseMs), time, stop);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            counts = false; // the measurement is over, or the server let this viewer go: what was counted stands
        }
    }

    // Lines end with a line feed; the lengths of HTTP's chunks are lines of their own and are no frames.
    void Take(ReadOnlySpan<byte> got)
    {
        foreach (var b in got)
        {
            if (b != '\n')
            {
                if (length < line.Length) line[length++] = b;
                continue;
            }
            Look(line.AsSpan(0, length));
            length = 0;
        }
    }

    void Look(ReadOnlySpan<byte> text)
    {
        if (!counts || !text.StartsWith("data:["u8)) return;
        var rest = text[6..];
        if (!Utf8Parser.TryParse(rest, out long frame, out var read)) return;
        if (!Utf8Parser.TryParse(rest[(read + 1)..], out long sent, out _)) return;
        var now = time.GetElapsedTime(begun).TotalMilliseconds;
        if (first < 0) first = frame;
        last = frame;
        Got++;
        bytes += text.Length + 2;
        waits.Add((float)(now - sent));
    }
}
