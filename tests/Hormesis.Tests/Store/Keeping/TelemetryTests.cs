using Hormesis.Bench.Storing;
using Hormesis.Recording;
using Hormesis.Store;
using Hormesis.Store.Sqlite;
using Microsoft.Data.Sqlite;

namespace Hormesis.Tests.Store.Keeping;

public class TelemetryTests
{
    const int Seconds = 5, Channels = 3;

    [Fact]
    public async Task A_channel_of_a_session_is_what_was_recorded()
    {
        await using var test = await StoreUnderTest.Open(new SqlitePlace());
        var session = await test.BeginSession();
        await Keep(test, session, Pieces(test));

        var read = RecordedChannel.Read(test.Store, session, TelemetryRecording.NameOf(1), Ending);

        TelemetrySignal signal = new(1, 0, Channels);
        var row = new ulong[Channels];
        Assert.Equal(Seconds * RecordingWriter.RowsInChunk, read.Length);
        foreach (var value in read)
        {
            signal.Next(row);
            Assert.Equal(BitConverter.UInt64BitsToDouble(row[1]), value);
        }
    }

    [Fact]
    public async Task A_channel_with_a_chunk_missing_or_without_its_name_is_refused()
    {
        await using var test = await StoreUnderTest.Open(new SqlitePlace());
        var session = await test.BeginSession();
        await Keep(test, session, Pieces(test));
        Assert.Throws<FormatException>(() => RecordedChannel.Read(test.Store, session, "nothing", Ending));

        await test.End();
        test.Place.Tamper("""UPDATE "ChunkRuns" SET "Places" = CAST(substr("Places", 1, 24) || substr("Places", 37) AS BLOB)""");
        await test.Begin();

        Assert.Throws<FormatException>(() => RecordedChannel.Read(test.Store, session, TelemetryRecording.NameOf(1), Ending));
    }

    [Fact]
    public async Task A_lease_that_changes_hands_while_chunks_come_is_seen_at_once_and_one_held_longer_changes_nothing()
    {
        await using var test = await StoreUnderTest.Open(new SqlitePlace());
        var session = await test.BeginSession();
        var device = Fenced.Device(session);
        Assert.Equal(1, await test.Take(device, "a"));
        await test.Write(c => c.Sessions.Single(s => s.Id == session).Fence = 1);
        var pieces = Pieces(test);
        await Append(test, session, pieces, 0);
        await test.Renew(device, 1);
        await Append(test, session, pieces, 1);

        await test.Release(device, 1);
        await Append(test, session, pieces, 2); // nobody else has it yet
        Assert.Equal(2, await test.Take(device, "b"));

        await Assert.ThrowsAsync<StoreRefusal>(() => Append(test, session, pieces, 3));
        await test.End();
        Assert.True(test.Verify().IsWhole);
        await test.Begin();
    }

    [Fact]
    public async Task A_change_of_a_lease_that_is_undone_is_undone_for_chunks_as_well()
    {
        await using var test = await StoreUnderTest.Open(new SqlitePlace());
        var session = await test.BeginSession();
        var pieces = Pieces(test);
        await Append(test, session, pieces, 0);

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Write(c =>
        {
            c.Leases.Add(new() { Resource = Fenced.Device(session), Node = "b", Fence = 9, Until = StoreUnderTest.At });
            c.SaveChanges();
            throw new InvalidOperationException("not after all");
        }));

        await Append(test, session, pieces, 1);
    }

    [Fact]
    public void A_checkpoint_that_fails_is_told_to_the_writer()
    {
        using TemporaryFolder folder = new();
        var file = folder.File("clinic.db");
        File.WriteAllBytes(file, [.. Enumerable.Repeat((byte)'x', 8192)]);
        using Checkpoints checkpoints = new($"Data Source={file};Pooling=False", TimeSpan.Zero);

        checkpoints.Tell();

        Assert.True(SpinWait.SpinUntil(() => Record.Exception(checkpoints.ThrowIfFailed) is SqliteException, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_small_measurement_loses_nothing_and_reads_back_what_was_written()
    {
        using TemporaryFolder folder = new();
        StoreBenchOptions options = new(
            Path.GetDirectoryName(folder.File("a"))!, Devices: 5, Seconds: 2, Blocks: 1, Seed: 1, BlockGroups: 2, HourSeconds: 4,
            SearchMost: false);

        var report = await new StoreBench(options, TimeProvider.System, (_, _) => { }).Measure(Ending);

        Assert.True(report.IsWhole);
        Assert.True(report.Kept.Acknowledged > 2 * 5 * 2, $"{report.Kept.Acknowledged}");
        Assert.Equal((0, 0), (report.Telemetry.Refused, report.WithEvents.Refused));
        Assert.Equal(400, report.ReadBack.Values);
        Assert.Empty(Directory.EnumerateFileSystemEntries(options.Folder));
    }

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    static IReadOnlyList<Piece> Pieces(StoreUnderTest test) =>
        TelemetryRecording.Make(Path.GetDirectoryName(test.Place.File("a"))!, seed: 1, device: 0, Channels, Seconds);

    static async Task Keep(StoreUnderTest test, Guid session, IReadOnlyList<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++) await Append(test, session, pieces, i);
    }

    static Task Append(StoreUnderTest test, Guid session, IReadOnlyList<Piece> pieces, int index) =>
        test.Store.Append(session, index, pieces[index].Bytes, pieces[index].Check, Ending);
}
