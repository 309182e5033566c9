using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hormesis.Bench.Peers;
using Hormesis.Cli.Output;
using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Cli.Verbs;

/// <summary>How long requests of one kind waited, ms, from when they were due to the last byte of the answer.</summary>
/// <param name="Failed">Answers that were not 200 or 201.</param>
sealed record RequestTimes(string Kind, int Count, double Median, double P99, double Longest, int Failed);

/// <param name="Rate">Requests a second that were due, whatever the server did with them before.</param>
/// <param name="Reached">Answers a second.</param>
/// <param name="ProcessorMs">The server's processor time for a request of the mix.</param>
/// <param name="MostPerSecond">Answers a second to clients that ask again as soon as they are answered, of the same mix.</param>
/// <param name="BarePerSecond">The same of the list of CDS services: what HTTP alone costs on this core.</param>
sealed record FhirBenchDocument(
    Machine Machine, int? Core, int Rate, double Seconds, double Reached, RequestTimes All, IReadOnlyList<RequestTimes> Kinds,
    double ProcessorMs, double MostPerSecond, double BarePerSecond);

/// <summary>
/// bench fhir: this program's server on one core, asked from another at a fixed rate. A request is due at its time even when those
/// before it are not answered, and its wait counts from there.
/// </summary>
sealed class FhirBench(FhirRequests requests, HttpClient client, Process server, TimeProvider time, Action<double, string> progress)
{
    const int ClientsWithoutPause = 16;

    // Until the server's code has been compiled for speed, on the one core that it has.
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static int Run(string records, string at, int rate, double seconds, Screen screen, CancellationToken stop)
    {
        var core = Core.Choose();
        using var server = Start(core, records, at, out var address, out var token);
        try
        {
            LeaveTo(core);
            using SocketsHttpHandler handler = new() { MaxConnectionsPerServer = 60 };
            using HttpClient client = new(handler) { BaseAddress = new(address) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            FhirBench bench = new(
                FhirRequests.Of(records, client, stop), client, server, TimeProvider.System,
                (share, what) => screen.Progress(share, what, lineDue: false));
            var report = bench.Measure(core, rate, seconds, stop);
            screen.EndBar();
            if (screen.Json) screen.Document(report, Documents.Readable.FhirBenchDocument);
            else Tell(report, core, screen);
            return report.All.Failed == 0 ? Exit.Yes : Exit.No;
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
        }
    }

    FhirBenchDocument Measure(Core core, int rate, double seconds, CancellationToken stop)
    {
        _ = WithoutPause(i => requests[i], WarmUp.TotalSeconds, stop);
        var (before, most) = (server.TotalProcessorTime, WithoutPause(i => requests[i], seconds, stop));
        server.Refresh();
        var cost = (server.TotalProcessorTime - before).TotalMilliseconds / (most * seconds);
        var (times, reached) = AtRate(rate, seconds, "asking", stop);
        var bare = WithoutPause(_ => FhirRequests.Bare, Math.Min(seconds, 5), stop);
        return new(
            Machine.Look(stop), core.Number, rate, seconds, reached, Summary("all", times),
            [.. times.GroupBy(t => t.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Summary(g.Key, [.. g]))],
            cost, most, bare);
    }

    (IReadOnlyList<(string Kind, double Milliseconds, bool IsGood)> Times, double Reached) AtRate(
        int rate, double seconds, string what, CancellationToken stop)
    {
        var count = (int)(rate * seconds);
        var asked = new Task<(string, double, bool)>[count];
        var begun = time.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var due = begun + (long)(i * (double)time.TimestampFrequency / rate);
            while (time.GetTimestamp() < due) Thread.Yield();
            asked[i] = Ask(requests[i], due, stop);
            if (i % rate == 0) progress((double)i / count, what);
        }
        var times = Task.WhenAll(asked).GetAwaiter().GetResult();
        return (times, count / time.GetElapsedTime(begun).TotalSeconds);
    }

    async Task<(string Kind, double Milliseconds, bool IsGood)> Ask(FhirRequest request, long due, CancellationToken stop)
    {
        using var message = request.Message();
        using var response = await client.SendAsync(message, stop).ConfigureAwait(false);
        await response.Content.CopyToAsync(Stream.Null, stop).ConfigureAwait(false);
        return (request.Kind, time.GetElapsedTime(due).TotalMilliseconds, response.IsSuccessStatusCode);
    }

    double WithoutPause(Func<int, FhirRequest> request, double seconds, CancellationToken stop)
    {
        progress(1, "asking without a pause");
        var (answered, next, begun) = (0, 0, time.GetTimestamp());
        var clients = Enumerable.Range(0, ClientsWithoutPause).Select(_ => Task.Run(
            async () =>
            {
                while (time.GetElapsedTime(begun).TotalSeconds < seconds)
                {
                    await Ask(request(Interlocked.Increment(ref next)), time.GetTimestamp(), stop).ConfigureAwait(false);
                    Interlocked.Increment(ref answered);
                }
            },
            stop));
        Task.WhenAll(clients).GetAwaiter().GetResult();
        return answered / time.GetElapsedTime(begun).TotalSeconds;
    }

    static RequestTimes Summary(string kind, IReadOnlyList<(string Kind, double Milliseconds, bool IsGood)> times)
    {
        double At(double share) => Quantiles.Of(times.Select(t => t.Milliseconds), share);
        return new(kind, times.Count, At(0.5), At(0.99), times.Max(t => t.Milliseconds), times.Count(t => !t.IsGood));
    }

    static Process Start(Core core, string records, string at, out string address, out string token)
    {
        var command = core.Pin(ThisProgram.Command("serve", "--urls", "http://127.0.0.1:0", "--load", records, "--at", at, "--json"));
        ProcessStartInfo start = new(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        var server = Process.Start(start) ?? throw new BenchException("the server could not be started");
        StringBuilder said = new();
        while (server.StandardOutput.ReadLine() is { } line)
        {
            said.AppendLine(line);
            if (line == "}") break;
        }
        if (said.Length == 0) throw new BenchException($"the server did not start: {server.StandardError.ReadToEnd().Trim()}");
        using var document = JsonDocument.Parse(said.ToString());
        address = document.RootElement.GetProperty("addresses")[0].GetString() + "/";
        token = document.RootElement.GetProperty("token").GetString() ?? Environment.GetEnvironmentVariable(ServeVerb.TokenVariable) ?? "";
        return server;
    }

    // The clients keep off the server's core, where there are others.
    static void LeaveTo(Core core)
    {
        if (!OperatingSystem.IsLinux() || core.Number is not { } number || number >= 63) return;
        var self = Process.GetCurrentProcess();
        var others = self.ProcessorAffinity & ~(1L << number);
        if (others != 0) self.ProcessorAffinity = (nint)others;
    }

    static void Tell(FhirBenchDocument d, Core core, Screen screen)
    {
        screen.Line(Text($"server on {core}: {d.Rate} requests a second due for {d.Seconds:0.#} s, {d.Reached:0} a second answered"));
        screen.Line($"  {"",-34} {"requests",9} {"median ms",10} {"p99 ms",8} {"longest",8} {"failed",7}");
        foreach (var k in d.Kinds.Append(d.All))
            screen.Line(Text($"  {k.Kind,-34} {k.Count,9} {k.Median,10:0.00} {k.P99,8:0.00} {k.Longest,8:0.0} {k.Failed,7}"));
        var share = d.BarePerSecond / d.MostPerSecond;
        screen.Line(Text($"{ClientsWithoutPause} clients without a pause:"));
        screen.Line(Text($"  {d.MostPerSecond:0} a second of this mix, {d.ProcessorMs:0.00} ms of the core each"));
        screen.Line(Text($"  {d.BarePerSecond:0} a second of the list of services: a request of the mix costs {share:0.0} times that"));
        BenchText.Tell(d.Machine, core, screen);
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
