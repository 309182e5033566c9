using Hormesis.Store.Verifying;

namespace Hormesis.Bench.Storing;

/// <summary>
/// One writer at full durability with telemetry of many devices: whether it keeps up, how long a commit takes, what of the throughput of
/// a synchronised file is left, and how fast an hour of one channel comes back. All that was acknowledged is read again.
/// </summary>
public sealed class StoreBench(StoreBenchOptions options, TimeProvider clock, Action<double, string> progress)
{
    public const int Channels = 20;

    // Enough that groups are not all alike; a second's chunk is some 10 kB.
    const int Recordings = 8, RecordingSeconds = 30, MostTimesDevices = 32, Bisections = 3, ReadRounds = 6;
    const double WarmUp = 2, ProbeWarmUp = 1, ProbeSeconds = 4, GroupSeconds = 0.15;

    readonly CommitWatch watch = new(clock);

    public async Task<StoreReport> Measure(CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Folder, $"hormesis-bench-{Guid.CreateVersion7(clock.GetUtcNow()):N}"));
        try
        {
            return await MeasureIn(folder.FullName, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    async Task<StoreReport> MeasureIn(string folder, CancellationToken stop)
    {
        var load = Surroundings.LoadNow();
        progress(0, "recordings to be kept");
        var recordings = Enumerable.Range(0, Recordings)
            .Select(i => TelemetryRecording.Make(folder, options.Seed, (ulong)i, Channels, RecordingSeconds)).ToList();
        var bytes = recordings.Average(r => r.Skip(1).Average(p => p.Bytes.Length));
        await using MeasuredClinic clinic = new(new(Path.Combine(folder, "store")), recordings);
        await clinic.Open(new() { AtPoint = watch.At }, stop);
        using RawFile raw = new(Path.Combine(folder, "raw"), clock);

        progress(0.1, "telemetry at its own pace");
        var telemetry = await new PacedRun(clinic, options.Devices, WarmUp, options.Seconds, clock, watch).Run(false, false, stop);
        progress(0.3, "the same with events that cannot wait");
        var withEvents = await new PacedRun(clinic, options.Devices, WarmUp, options.Seconds, clock, watch).Run(true, false, stop);
        progress(0.5, "appends to a file at the same pace");
        var group = Math.Max(1, (int)Math.Round(options.Devices * GroupSeconds));
        var pacedAppend = AppendAtPace(clinic, raw, group, options.Seconds / 2, stop);
        var (most, tooMany) = await Most(clinic, telemetry.KeepsUp, stop);

        await clinic.Open(new() { AtPoint = watch.At, GroupLength = group }, stop);
        SaturatedRun saturated = new(clinic, raw, options.Devices, group, clock, watch);
        var throughput = await saturated.Run(
            options.Blocks, options.BlockGroups, share => progress(0.75 + 0.1 * share, "store and file in turn"), stop);

        await clinic.Open(new(), stop);
        progress(0.85, "an hour of one session, and its channels back");
        var (readBack, kept) = await Read(clinic, folder, stop);
        return new(
            Surroundings.FileSystemOf(folder), load, Surroundings.LoadNow(), Channels, bytes, telemetry, withEvents, pacedAppend, most, tooMany,
            throughput, readBack, kept);
    }

    Times AppendAtPace(MeasuredClinic clinic, RawFile raw, int group, double seconds, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        for (var i = 0; i * GroupSeconds < seconds; i++)
        {
            while (clock.GetElapsedTime(begun).TotalSeconds < i * GroupSeconds) stop.WaitHandle.WaitOne(millisecondsTimeout: 1);
            raw.Append([.. Enumerable.Range(0, group).Select(n => clinic.PieceOf(n, 1 + i).Bytes)]);
        }
        return raw.Take();
    }

    // Doubles until it is too much, then halves the gap a few times.
    async Task<(int Most, int? TooMany)> Most(MeasuredClinic clinic, bool keepsUp, CancellationToken stop)
    {
        var (most, tooMany) = keepsUp ? (options.Devices, (int?)null) : (0, options.Devices);
        for (var i = 0; options.SearchMost && i < Bisections;)
        {
            var next = tooMany is { } limit ? (most + limit) / 2 : 2 * most;
            if (next == most || next > MostTimesDevices * options.Devices) break;
            progress(0.55, FormattableString.Invariant($"{next} devices"));
            var tried = await new PacedRun(clinic, next, ProbeWarmUp, ProbeSeconds, clock, watch).Run(false, true, stop);
            if (tried.KeepsUp) most = next;
            else tooMany = next;
            if (tooMany is not null) i++;
        }
        return (most, tooMany);
    }

    async Task<(ReadBackFigures, KeptFigures)> Read(MeasuredClinic clinic, string folder, CancellationToken stop)
    {
        var session = clinic.Sessions;
        clinic.Give(session, TelemetryRecording.Make(folder, options.Seed, (ulong)session, Channels, options.HourSeconds));
        var readBack = await new ReadBack(clinic, session, options.Seed, Channels, clock).Run(options.HourSeconds, ReadRounds, stop);
        progress(0.9, "everything that was acknowledged, read again");
        await clinic.DisposeAsync();
        var (lost, different) = clinic.Compare(stop);
        var verdict = StoreCheck.Run(clinic.Engine, kept: null, stop);
        return (readBack, new(clinic.Acknowledged, lost, different, verdict.BrokenCount));
    }
}
