using Hormesis.Bench.Figures;
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
    const double FirstWarmUp = 3, WarmUp = 1, ProbeSeconds = 4, GroupSeconds = 0.15;

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

        var group = Math.Max(1, (int)Math.Round(options.Devices * GroupSeconds));
        var (telemetry, withEvents, pacedAppend) = await AtPace(clinic, raw, group, stop);
        var (most, tooMany) = await Most(clinic, telemetry.KeepsUp, stop);

        await clinic.Open(new() { AtPoint = watch.At, GroupLength = group }, stop);
        SaturatedRun saturated = new(clinic, raw, options.Devices, group, clock, watch);
        var throughput = await saturated.Run(
            options.Blocks, options.BlockGroups, share => progress(0.75 + 0.1 * share, "store and file in turn"), stop);

        await clinic.Open(new(), stop);
        progress(0.85, "an hour of one session, and its channels back");
        var (readBack, kept) = await Read(clinic, folder, stop);
        return new(
            Surroundings.FileSystemOf(folder), load, Surroundings.LoadNow(), Channels, bytes, telemetry, withEvents, pacedAppend,
            most, tooMany, throughput, readBack, kept);
    }

    // Blocks of all three in turn, so that what else the computer does is much the same for all.
    async Task<(PacedFigures Telemetry, PacedFigures WithEvents, PacedAppends Appends)> AtPace(
        MeasuredClinic clinic, RawFile raw, int group, CancellationToken stop)
    {
        var seconds = options.Seconds / options.Blocks;
        List<PacedBlock> telemetry = [], withEvents = [];
        List<IReadOnlyList<double>> appends = [];
        for (var block = 0; block < options.Blocks; block++)
        {
            progress(0.1 + 0.4 * block / options.Blocks, "at the devices' pace: store, store with events, file in turn");
            var warmUp = block == 0 ? FirstWarmUp : WarmUp;
            telemetry.Add(await new PacedRun(clinic, options.Devices, warmUp, seconds, clock, watch).Run(false, false, stop));
            withEvents.Add(await new PacedRun(clinic, options.Devices, warmUp, seconds, clock, watch).Run(true, false, stop));
            AppendAtPace(clinic, raw, group, seconds, stop);
            appends.Add(raw.Take());
        }
        PacedAppends paced = new(
            Times.Of([.. appends.SelectMany(a => a)]), Spread.Of([.. appends.Select(a => Times.Of(a.ToList()).P99)]));
        return (PacedFigures.Of(telemetry), PacedFigures.Of(withEvents), paced);
    }

    void AppendAtPace(MeasuredClinic clinic, RawFile raw, int group, double seconds, CancellationToken stop)
    {
        var begun = clock.GetTimestamp();
        for (var i = 0; i * GroupSeconds < seconds; i++)
        {
            while (clock.GetElapsedTime(begun).TotalSeconds < i * GroupSeconds) stop.WaitHandle.WaitOne(millisecondsTimeout: 1);
            raw.Append([.. Enumerable.Range(0, group).Select(n => clinic.PieceOf(n, 1 + i).Bytes)]);
        }
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
            var tried = await new PacedRun(clinic, next, WarmUp, ProbeSeconds, clock, watch).Run(false, true, stop);
            if (PacedFigures.Of([tried]).KeepsUp) most = next;
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
        await clinic.Open(new(), stop); // what is found after a clean end
        var (lost, different) = clinic.Compare(stop);
        await clinic.DisposeAsync();
        var verdict = StoreCheck.Run(clinic.Engine, kept: null, stop);
        return (readBack, new(clinic.Acknowledged, lost, different, verdict.BrokenCount));
    }
}
