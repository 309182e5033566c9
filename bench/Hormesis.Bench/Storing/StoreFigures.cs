using Hormesis.Bench.Figures;
using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Bench.Storing;

/// <summary>How long something took, in ms.</summary>
public sealed record Times(int Count, double Median, double P99, double Longest)
{
    public static Times Of(IReadOnlyCollection<double> milliseconds)
    {
        double[] all = [.. milliseconds];
        return all.Length == 0 ? new(0, 0, 0, 0) : new(all.Length, Quantiles.Of(all, 0.5), Quantiles.Of(all, 0.99), all.Max());
    }
}

/// <summary>Devices that hand over a chunk a second each, at their own time; of all blocks together.</summary>
/// <param name="Seconds">Measured, after the warm-ups.</param>
/// <param name="Offered">Chunks a second.</param>
/// <param name="Acknowledged">Chunks a second that became durable in this time.</param>
/// <param name="Refused">Chunks that the store did not take.</param>
/// <param name="Group">Median number of submissions committed together.</param>
/// <param name="Commit">The engine's commit alone.</param>
/// <param name="CommitP99">99th percentile of each block's commits, ms.</param>
/// <param name="Transaction">From before the transaction until the commit has returned.</param>
/// <param name="Acknowledgement">From when a chunk was due until it was acknowledged.</param>
/// <param name="Urgent">The same of events; none where there were none.</param>
public sealed record PacedFigures(
    int Devices, double Seconds, double Offered, double Acknowledged, int Refused, double Group, Times Commit, Spread CommitP99,
    Times Transaction, Times Acknowledgement, Times Urgent)
{
    const double LongestWait = 1000; // ms

    /// <summary>No chunk waited until its device's next one was due.</summary>
    public bool KeepsUp => Refused == 0 && Acknowledgement.Count > 0 && Acknowledgement.Longest < LongestWait;

    internal static PacedFigures Of(IReadOnlyList<PacedBlock> blocks)
    {
        var (devices, seconds) = (blocks[0].Devices, blocks.Sum(b => b.Seconds));
        return new(
            devices, seconds, devices, blocks.Sum(b => b.InTime) / seconds, blocks.Sum(b => b.Refused),
            Pooled(b => b.Commits.Groups).Median, Pooled(b => b.Commits.Commits),
            Spread.Of([.. blocks.Select(b => Times.Of(b.Commits.Commits).P99)]), Pooled(b => b.Commits.Transactions),
            Pooled(b => b.Waits), Pooled(b => b.UrgentWaits));

        Times Pooled(Func<PacedBlock, IEnumerable<double>> samples) => Times.Of([.. blocks.SelectMany(samples)]);
    }
}

/// <summary>What one block at the devices' pace gave; times in ms.</summary>
/// <param name="InTime">Chunks acknowledged between its warm-up and its end.</param>
sealed record PacedBlock(
    int Devices, double Seconds, int InTime, int Refused, CommitSamples Commits, IReadOnlyList<double> Waits,
    IReadOnlyList<double> UrgentWaits);

/// <summary>What was seen of the writer: ms, and submissions in a group.</summary>
sealed record CommitSamples(IReadOnlyList<double> Commits, IReadOnlyList<double> Transactions, IReadOnlyList<double> Groups);

/// <summary>Appends to a file of groups as the store has them at this pace.</summary>
/// <param name="P99">99th percentile of each block.</param>
public sealed record PacedAppends(Times Append, Spread P99);

/// <summary>Everything always waiting, in blocks that take turns: the store, and a file that the same bytes are appended to.</summary>
/// <param name="Group">Chunks in a commit, and in an append with its synchronisation.</param>
/// <param name="Store">Chunks a second of a block.</param>
/// <param name="Raw">The same.</param>
/// <param name="Ratio">Store over file, of blocks side by side.</param>
/// <param name="Commit">The engine's commit alone.</param>
/// <param name="Append">Append and synchronisation of a group.</param>
public sealed record SaturatedFigures(int Group, int Chunks, Spread Store, Spread Raw, Spread Ratio, Times Commit, Times Append);

/// <summary>One channel of a session read back.</summary>
/// <param name="Read">Of all channels in turn.</param>
/// <param name="Different">Values that are not what was written, to the last bit.</param>
public sealed record ReadBackFigures(int Chunks, int Values, Times Read, long Different);

/// <summary>What was found in the closed store.</summary>
/// <param name="Lost">Acknowledged and not there.</param>
/// <param name="Different">There with other bytes.</param>
/// <param name="Broken">What verify finds.</param>
public sealed record KeptFigures(long Acknowledged, long Lost, long Different, long Broken);

/// <param name="FileSystem">Of the folder that store and file are in.</param>
/// <param name="LoadBefore">Programs that ran or waited, over a minute.</param>
/// <param name="MostDevices">The most that kept up, of those that were tried.</param>
/// <param name="LeastTooMany">The fewest that did not; null where all did.</param>
public sealed record StoreReport(
    string FileSystem, double? LoadBefore, double? LoadAfter, int Channels, double BytesPerChunk, PacedFigures Telemetry,
    PacedFigures WithEvents, PacedAppends PacedAppend, int MostDevices, int? LeastTooMany, SaturatedFigures Saturated,
    ReadBackFigures ReadBack, KeptFigures Kept)
{
    public bool IsWhole => ReadBack.Different == 0 && Kept is { Lost: 0, Different: 0, Broken: 0 };
}

/// <param name="Folder">Where store and file go; removed afterwards.</param>
/// <param name="Seconds">At the devices' pace, without events and with them, each, in all blocks.</param>
/// <param name="Blocks">Of the store and of the file, in turn.</param>
/// <param name="BlockGroups">Commits in a block.</param>
/// <param name="HourSeconds">Length of the session that a channel is read back of.</param>
/// <param name="SearchMost">Whether to look for the most devices that keep up.</param>
public sealed record StoreBenchOptions(
    string Folder, int Devices, double Seconds, int Blocks, ulong Seed, int BlockGroups = 240, int HourSeconds = 3600,
    bool SearchMost = true);
