using System.Diagnostics;
using System.Globalization;
using Hormesis.Bench.Peers;
using Hormesis.Cli.Output;
using Hormesis.Device;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Model.Numerics.Sampling;
using Hormesis.Web.Live;

namespace Hormesis.Cli.Verbs;

/// <param name="Channels">Numbers in each frame.</param>
/// <param name="DeliveredPercent">Of the frames that were sent while a viewer watched, all viewers together.</param>
/// <param name="Latency">From the making of a frame until a viewer has read it, ms.</param>
/// <param name="ProcessorPercent">Of its one core that the server took.</param>
/// <param name="SlowGot">Frames that the viewer who hardly reads got, of as many.</param>
sealed record LiveBenchDocument(
    Machine Machine, int? Core, int Viewers, int FramesPerSecond, int Channels, double Seconds, double FramesDelivered,
    double DeliveredPercent, RequestTimes Latency, double ProcessorPercent, double BytesPerFrame, long SlowGot, long SlowOf);

/// <summary>
/// bench live: one simulated session shown to many at once. The server has one core and is a process of its own; the viewers are raw
/// readers on loopback in this one, and one more among them hardly reads.
/// </summary>
sealed class LiveBench(int viewers, int rate, double seconds, TimeProvider time)
{
    // The first frames come while the server's code is compiled for speed.
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    const double Floor = 0.5; // ms: the frame's own time is cut to whole ones

    readonly List<LiveReader> readers = [];
    long begun;

    public static int Run(int viewers, int rate, double seconds, Screen screen, CancellationToken stop)
    {
        var core = Core.Choose();
        using var server = Start(core, viewers, rate, out var port, out var begun);
        try
        {
            LeaveTo(core);
            LiveBench bench = new(viewers, rate, seconds, TimeProvider.System) { begun = begun };
            var report = bench.Measure(server, port, core, stop).GetAwaiter().GetResult();
            if (screen.Json) screen.Document(report, Documents.Readable.LiveBenchDocument);
            else Tell(report, core, screen);
            return report.DeliveredPercent >= 99 && report.Latency.P99 < 100 ? Exit.Yes : Exit.No;
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
        }
    }

    /// <summary>The server's side: says where it is and from when its frames count, and serves until it is killed.</summary>
    public static void Serve(int viewers, int rate, Screen screen, CancellationToken stop)
    {
        if (!DeviceProfiles.TryGet(DeviceProfiles.Default, out var profile)) throw new BenchException("there is no device profile");
        var setup = UnitSetup.Simulated(FaultPlans.Fixed(profile!), profile!, calibration: null, nonce: 0);
        StreamServer server = new(setup, TimeProvider.System, new() { FramesPerSecond = rate, MostViewers = viewers + 1 });
        server.Start(stop).GetAwaiter().GetResult();
        screen.Line(FormattableString.Invariant($"{new Uri(server.Address).Port} {server.Begun}"));
        stop.WaitHandle.WaitOne();
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    async Task<LiveBenchDocument> Measure(Process server, int port, Core core, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        LiveReader slow = new(time, begun, pauseMs: 250);
        List<Task> reading = [slow.Read(port, ending.Token)];
        for (var i = 0; i < viewers; i++)
        {
            LiveReader reader = new(time, begun, pauseMs: 0);
            readers.Add(reader);
            reading.Add(reader.Read(port, ending.Token));
            if (i % 50 == 0) await Task.Delay(20, stop); // they do not all come at one moment
        }
        await Task.Delay(WarmUp, stop);
        foreach (var reader in readers.Append(slow)) reader.Begin();
        server.Refresh();
        var (before, from) = (server.TotalProcessorTime, time.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(seconds), stop);
        server.Refresh();
        var (took, lasted) = (server.TotalProcessorTime - before, time.GetElapsedTime(from));
        foreach (var reader in readers.Append(slow)) reader.End();
        await ending.CancelAsync();
        await Task.WhenAll(reading);
        return Report(core, slow, took, lasted, stop);
    }

    LiveBenchDocument Report(Core core, LiveReader slow, TimeSpan took, TimeSpan lasted, CancellationToken stop)
    {
        var (got, sent) = (readers.Sum(r => r.Got), readers.Sum(r => r.Sent));
        double[] waits = [.. readers.SelectMany(r => r.Waits).Select(w => w - Floor)];
        RequestTimes latency = new(
            "frame", waits.Length, Quantiles.Of(waits, 0.5), Quantiles.Of(waits, 0.99), waits.DefaultIfEmpty(double.NaN).Max(), 0);
        return new(
            Machine.Look(stop), core.Number, viewers, rate, Channels.Count, lasted.TotalSeconds, got / lasted.TotalSeconds,
            100.0 * got / Math.Max(1, sent), latency, 100 * took / lasted, readers.Average(r => r.BytesPerFrame), slow.Got, slow.Sent);
    }

    static Process Start(Core core, int viewers, int rate, out int port, out long begun)
    {
        var command = core.Pin(ThisProgram.Command(
            "bench", "live", "--viewers", Number(viewers), "--rate", Number(rate), "--child", "server"));
        ProcessStartInfo start = new(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        var server = Process.Start(start) ?? throw new BenchException("the server could not be started");
        var said = server.StandardOutput.ReadLine()?.Split(' ');
        if (said is not [var first, var second])
            throw new BenchException($"the server did not start: {server.StandardError.ReadToEnd().Trim()}");
        port = int.Parse(first, CultureInfo.InvariantCulture);
        begun = long.Parse(second, CultureInfo.InvariantCulture);
        return server;
    }

    // The viewers keep off the server's core, where there are others.
    static void LeaveTo(Core core)
    {
        if (!OperatingSystem.IsLinux() || core.Number is not { } number || number >= 63) return;
        var self = Process.GetCurrentProcess();
        var others = self.ProcessorAffinity & ~(1L << number);
        if (others != 0) self.ProcessorAffinity = (nint)others;
    }

    static void Tell(LiveBenchDocument d, Core core, Screen screen)
    {
        screen.Line(Text(
            $"server on {core}, {d.Viewers} viewers in another process, {d.FramesPerSecond} frames/s of {d.Channels} channels:"));
        var (delivered, each) = (d.FramesDelivered, d.BytesPerFrame);
        screen.Line(Text($"  {d.DeliveredPercent:0.00} % delivered, {delivered:0} a second for {d.Seconds:0} s, {each:0} B each"));
        var (median, p99, longest) = (d.Latency.Median, d.Latency.P99, d.Latency.Longest);
        screen.Line(Text($"  from made to read: median {median:0.0} ms, p99 {p99:0.0} ms, longest {longest:0.0} ms"));
        screen.Line(Text($"  the server took {d.ProcessorPercent:0} % of its core"));
        screen.Line(Text($"  one more who hardly reads got {d.SlowGot} of {d.SlowOf} frames"));
        BenchText.Tell(d.Machine, core, screen);
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
