using Hormesis.Store;
using Hormesis.Store.Chunks;
using Hormesis.Store.Keeping;
using Hormesis.Store.Moving;
using Hormesis.Store.Verifying;
using Microsoft.Data.Sqlite;

namespace Hormesis.Tests.Store.Keeping;

/// <summary>What a crash, a disk or somebody with access to it can leave of a tape.</summary>
public class TapeTests
{
    const int Length = 24;

    static readonly StoreOptions Late = new() { IndexTime = TimeSpan.FromHours(1), GroupTime = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task What_was_acknowledged_and_had_not_come_into_the_database_is_there_after_a_crash()
    {
        await using var test = await StoreUnderTest.Open(new SqlitePlace(), Late);
        var session = await test.BeginSession();
        await Keep(test, session, 0, 3);

        await using var crashed = await CopyAsItIs(test);
        Assert.True(crashed.Verify().IsWhole); // as it was left
        Assert.Equal(Chunks(3), crashed.Store.ChunksOf(session));
        await Keep(crashed, session, 3, 5);
        await crashed.End();

        Assert.True(crashed.Verify().IsWhole);
        await crashed.Begin();
        Assert.Equal(Chunks(5), crashed.Store.ChunksOf(session));
    }

    [Fact]
    public async Task A_tape_that_was_cut_anywhere_behind_what_the_database_knows_keeps_its_whole_chunks()
    {
        await using var test = await StoreUnderTest.Open(new SqlitePlace(), Late);
        var session = await test.BeginSession();
        await Keep(test, session, 0, 2);
        await test.Write(c => c.Sessions.Single().Node = "other"); // the database comes to know of them
        var known = new FileInfo(TapeOf(test)).Length;
        await Keep(test, session, 2, 4);
        var all = await File.ReadAllBytesAsync(TapeOf(test), Ending);
        Assert.Equal(known + 2 * (TapeFrame.HeadLength + Length), all.Length);

        for (var length = (int)known; length <= all.Length; length++)
        {
            var path = test.Place.File("cut.tape");
            await File.WriteAllBytesAsync(path, all[..length], Ending);
            using SqliteConnection connection = new($"Data Source={((SqlitePlace)test.Place).Database};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using (var tape = Tape.Open(path, connection, isNew: false, Late))
                Assert.Equal(2 + (length - known) / (TapeFrame.HeadLength + Length), tape.NextOf(session, transaction: null));
            var whole = known + (length - known) / (TapeFrame.HeadLength + Length) * (TapeFrame.HeadLength + Length);
            Assert.Equal(whole, new FileInfo(path).Length);
        }
    }

    [Fact]
    public async Task Every_byte_that_flips_on_the_tape_of_a_closed_store_is_found()
    {
        await using var test = await Closed(chunks: 3);
        var all = await File.ReadAllBytesAsync(TapeOf(test), Ending);
        List<int> missed = [];
        for (var at = 0; at < all.Length; at++)
        {
            all[at] ^= (byte)(1 << (at % 8));
            await File.WriteAllBytesAsync(TapeOf(test), all, Ending);
            if (test.Verify().IsWhole) missed.Add(at);
            all[at] ^= (byte)(1 << (at % 8));
        }
        await File.WriteAllBytesAsync(TapeOf(test), all, Ending);

        Assert.Empty(missed);
        Assert.True(test.Verify().IsWhole);
    }

    [Fact]
    public async Task Chunks_that_were_appended_behind_the_store_s_back_are_found()
    {
        await using var test = await Closed(chunks: 3);
        var before = await File.ReadAllBytesAsync(TapeOf(test), Ending);
        await File.WriteAllBytesAsync(TapeOf(test), [.. before, .. before.AsSpan(Tape.HeadLength)], Ending);

        Assert.False(test.Verify().IsWhole);
    }

    [Theory]
    [InlineData("""DELETE FROM "ChunkRuns" """)]
    [InlineData("""UPDATE "ChunkRuns" SET "End" = "End" + 1""")]
    [InlineData("""UPDATE "ChunkRuns" SET "First" = 1""")]
    [InlineData("""UPDATE "ChunkRuns" SET "Places" = substr("Places", 1, 24)""")]
    [InlineData("""UPDATE "ChunkRuns" SET "Places" = CAST(substr("Places", 13) || substr("Places", 1, 12) AS BLOB)""")]
    [InlineData("""UPDATE "ChunkRuns" SET "Places" = x'00'""")]
    [InlineData("""UPDATE "ChunkRuns" SET "AuditId" = 1""")]
    public async Task What_the_database_says_of_the_tape_is_held_against_it(string sql)
    {
        await using var test = await Closed(chunks: 3);

        test.Place.Tamper(sql);

        Assert.False(test.Verify().IsWhole);
    }

    [Theory]
    [InlineData(0)] // gone
    [InlineData(1)] // shorter
    [InlineData(2)] // something else
    public async Task A_tape_that_is_not_the_store_s_is_refused_and_left_as_it_is(int how)
    {
        await using var test = await Closed(chunks: 3);
        var before = await File.ReadAllBytesAsync(TapeOf(test), Ending);
        if (how == 0) File.Delete(TapeOf(test));
        else await File.WriteAllBytesAsync(TapeOf(test), how == 1 ? before[..^1] : new byte[before.Length], Ending);
        var left = File.Exists(TapeOf(test)) ? await File.ReadAllBytesAsync(TapeOf(test), Ending) : [];

        var refused = await Assert.ThrowsAsync<StoreRefusal>(() => test.Begin());

        Assert.Contains("tape", refused.What, StringComparison.Ordinal);
        Assert.Contains("verify", refused.Remedy, StringComparison.Ordinal);
        Assert.False(test.Verify().IsWhole);
        Assert.Equal(left, File.Exists(TapeOf(test)) ? await File.ReadAllBytesAsync(TapeOf(test), Ending) : []);
        await File.WriteAllBytesAsync(TapeOf(test), before, Ending);
    }

    [Theory]
    [InlineData(WritePoint.Append, 2)]
    [InlineData(WritePoint.Appended, 3)] // it is on the disk, and nobody was told
    public async Task A_tape_that_cannot_be_appended_to_ends_acceptance_and_loses_nothing(WritePoint at, int kept)
    {
        var fails = false;
        await using var test = await StoreUnderTest.Open(
            new SqlitePlace(), Late with { AtPoint = p => { if (fails && p == at) throw new IOException("EIO"); } });
        var session = await test.BeginSession();
        await Keep(test, session, 0, 2);
        fails = true;

        await Assert.ThrowsAsync<StoreRefusal>(() => Keep(test, session, 2, 3));
        fails = false;

        await Assert.ThrowsAsync<StoreRefusal>(() => Keep(test, session, 2, 3));
        Assert.False(test.Store.State.IsAccepting);
        await test.End();
        await test.Begin();
        Assert.Equal(Chunks(kept), test.Store.ChunksOf(session));
        await Keep(test, session, kept, kept + 1);
    }

    [Fact]
    public async Task What_is_on_the_tape_comes_into_the_database_when_enough_of_it_waits_and_when_its_time_is_over()
    {
        await using var test = await StoreUnderTest.Open(new SqlitePlace(), Late with { IndexLength = 3 });
        var session = await test.BeginSession();
        await Keep(test, session, 0, 2);
        Assert.Equal(0, InDatabase(test));

        await Keep(test, session, 2, 3);
        await Until(() => InDatabase(test) == 3);

        await test.End();
        await test.Begin(Late with { IndexTime = TimeSpan.FromMilliseconds(50) });
        await Keep(test, session, 3, 4);
        await Until(() => InDatabase(test) == 4);
        Assert.Equal(Chunks(4), test.Store.ChunksOf(session));
    }

    [Fact]
    public async Task What_a_restore_left_that_did_not_end_is_no_part_of_a_store_that_begins_there()
    {
        await using var test = await Closed(chunks: 3);
        var (backup, place) = (test.Place.File("backup"), new SqlitePlace());
        await using var other = new StoreUnderTest(place);
        Directory.CreateDirectory(place.Folder);
        File.Copy(TapeOf(test), Path.Combine(place.Folder, Path.GetFileName(TapeOf(test))));
        var written = Backup.Write(test.Engine, backup, Ending);

        Restore.Run(place.NewEngine(), backup, Ending);
        await other.Begin();

        Assert.Equal(new FileInfo(TapeOf(test)).Length, new FileInfo(TapeOf(other)).Length);
        await other.End();
        Assert.True(other.Verify(written.Head).IsWhole);
    }

    [Fact]
    public async Task A_backup_of_a_store_in_use_has_what_the_audit_has_and_is_whole()
    {
        await using var test = await StoreUnderTest.Open(new SqlitePlace(), Late);
        var session = await test.BeginSession();
        await Keep(test, session, 0, 2);
        await test.Write(c => c.Sessions.Single().Node = "other");
        await Keep(test, session, 2, 3);
        await using var other = new StoreUnderTest(new SqlitePlace());

        var written = Backup.Write(test.Engine, test.Place.File("backup"), Ending);
        Restore.Run(other.Place.NewEngine(), test.Place.File("backup"), Ending);
        await other.Begin();

        Assert.Equal(Chunks(2), other.Store.ChunksOf(session));
        Assert.True(other.Verify(written.Head).IsWhole);
    }

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    static byte[] Chunk(int index) => [.. Enumerable.Range(0, Length).Select(i => (byte)(i * 7 + index))];

    static IEnumerable<byte[]> Chunks(int count) => Enumerable.Range(0, count).Select(Chunk);

    static async Task Keep(StoreUnderTest test, Guid session, int from, int to)
    {
        for (var i = from; i < to; i++) await test.Append(session, i, Chunk(i));
    }

    static string TapeOf(StoreUnderTest test) => test.Engine.TapeFile!; // SQLite's has one

    static async Task<StoreUnderTest> Closed(int chunks)
    {
        var test = await StoreUnderTest.Open(new SqlitePlace(), Late);
        var session = await test.BeginSession();
        await Keep(test, session, 0, chunks);
        await test.End();
        Assert.True(test.Verify() is { IsWhole: true, IsSealed: true });
        return test;
    }

    static async Task<StoreUnderTest> CopyAsItIs(StoreUnderTest test)
    {
        var place = ((SqlitePlace)test.Place).Copy();
        Assert.True(StoreCheck.Run(place.NewEngine(), kept: null, Ending).IsWhole);
        return await StoreUnderTest.Open(place, Late);
    }

    static int InDatabase(StoreUnderTest test)
    {
        using var context = test.Store.Read();
        return context.Set<ChunkRun>().Select(r => r.Places).AsEnumerable().Sum(p => TapePlace.Unpack(p).Count());
    }

    static async Task Until(Func<bool> isSo)
    {
        for (var i = 0; i < 600 && !isSo(); i++) await Task.Delay(100, Ending);
        Assert.True(isSo());
    }
}
