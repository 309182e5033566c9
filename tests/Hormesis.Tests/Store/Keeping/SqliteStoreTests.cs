using Hormesis.Recording;
using Hormesis.Store;
using Hormesis.Store.Postgres;
using Hormesis.Store.Sqlite;
using Hormesis.Store.Verifying;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Hormesis.Tests.Store.Keeping.StoreUnderTest;

namespace Hormesis.Tests.Store.Keeping;

/// <summary>What a store in a file of its own has beside what every store has: one writer, a seal, the migration.</summary>
public sealed class SqliteStoreTests : StoreLaws
{
    internal override Task<StorePlace> NewPlace() => Task.FromResult<StorePlace>(new SqlitePlace());

    [Fact]
    public async Task A_second_writer_is_refused()
    {
        await using var test = await Open();

        var refused = await Assert.ThrowsAsync<StoreRefusal>(
            () => ClinicStore.Open(new SqliteEngine(Folder(test)), new(), CancellationToken.None));

        Assert.NotEmpty(refused.Remedy);
    }

    [Fact]
    public async Task A_full_disk_is_told_in_plain_words_and_loses_nothing()
    {
        await using var test = await Open();
        await test.Receive("A-1");
        await test.Write(c => c.Database.ExecuteSqlRaw("PRAGMA max_page_count = 1"));

        var refused = await Assert.ThrowsAsync<StoreRefusal>(
            () => test.Receive([.. Enumerable.Range(0, 5000).Select(i => $"B-{i:00000}")]));

        Assert.Contains("full", refused.What, StringComparison.OrdinalIgnoreCase);
        await test.End();
        await test.Begin();
        using var context = test.Store.Read();
        Assert.Equal(["A-1"], context.Bottles.Select(b => b.Serial));
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_any_more_is_told_in_plain_words_and_loses_nothing()
    {
        await using var test = await Open();
        await test.Receive("A-1");
        await test.Write(c => c.Database.ExecuteSqlRaw("PRAGMA query_only = 1"));

        var refused = await Assert.ThrowsAsync<StoreRefusal>(() => test.Receive("A-2"));

        Assert.Contains("cannot be written", refused.What, StringComparison.Ordinal);
        Assert.False(test.Store.State.IsAccepting);
        await test.End();
        await test.Begin();
        using var context = test.Store.Read();
        Assert.Equal(["A-1"], context.Bottles.Select(b => b.Serial));
    }

    [Fact]
    public async Task A_database_that_is_none_any_more_is_refused_in_plain_words_and_left_as_it_is()
    {
        await using var test = await Sealed();
        var nonsense = new byte[64 << 10];
        Array.Fill(nonsense, (byte)'x');
        await System.IO.File.WriteAllBytesAsync(Database(test), nonsense, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StoreRefusal>(() => test.Begin());

        Assert.Contains("damaged", refused.What, StringComparison.Ordinal);
        Assert.Contains("verify", refused.Remedy, StringComparison.Ordinal);
        Assert.False(test.Verify().IsWhole);
        Assert.Equal(nonsense, await System.IO.File.ReadAllBytesAsync(Database(test), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(5, "locked")]
    [InlineData(6, "locked")]
    [InlineData(7, "memory")]
    [InlineData(8, "cannot be written")]
    [InlineData(10, "failed")]
    [InlineData(11, "damaged")]
    [InlineData(13, "full")]
    [InlineData(14, "cannot be opened")]
    [InlineData(26, "damaged")]
    public async Task What_the_engine_says_stops_the_store_in_plain_words(int code, string words) // sqlite.org/rescode.html
    {
        await using var place = await NewPlace();

        var failure = place.NewEngine().Judge(new SqliteException("said so", code));

        Assert.Equal(FailureKind.Store, failure.Kind);
        Assert.Contains(words, failure.What, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Remedy);
    }

    [Fact]
    public async Task Both_engines_have_a_migration_for_all_of_the_model()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var postgres = new PostgresDesign().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
        await Task.CompletedTask;
    }

    // The seal is of blocks: each block of a real store by itself, every byte of it flipped once.
    [Fact]
    public async Task Every_byte_that_flips_in_a_closed_store_is_found()
    {
        await using var test = await Sealed();
        var all = await System.IO.File.ReadAllBytesAsync(Database(test), TestContext.Current.CancellationToken);
        List<int> missed = [];
        for (var from = 0; from < all.Length; from += Block)
        {
            var block = all.AsSpan(from, Math.Min(Block, all.Length - from)).ToArray();
            var (file, sealFile) = (test.Place.File($"{from}.block"), test.Place.File($"{from}.seal"));
            await System.IO.File.WriteAllBytesAsync(file, block, TestContext.Current.CancellationToken);
            new Seal(file, sealFile).Make();
            var seal = await System.IO.File.ReadAllBytesAsync(sealFile, TestContext.Current.CancellationToken);
            for (var i = 0; i < block.Length; i++)
            {
                block[i] ^= (byte)(1 << (i % 8));
                if (IsWhole(seal, block)) missed.Add(from + i);
                block[i] ^= (byte)(1 << (i % 8));
            }
            Assert.True(IsWhole(seal, block));
        }

        Assert.Empty(missed);
        Assert.True(all.Length > 10 * Block, "the store is too small to tell");
    }

    [Fact]
    public async Task A_byte_that_flips_anywhere_in_the_file_is_found()
    {
        await using var test = await Sealed();
        var length = new FileInfo(Database(test)).Length;
        for (var at = 0L; at < length; at += Block - 1)
        {
            Flip(Database(test), at);
            Assert.False(test.Verify().IsWhole, $"byte {at}");
            Flip(Database(test), at);
        }
        Assert.True(test.Verify().IsWhole);
    }

    const int Block = 16 << 10;

    async Task<StoreUnderTest> Sealed()
    {
        var test = await Open();
        await test.Receive("A-1", "A-2", "A-3");
        await test.End();
        Assert.True(test.Verify().IsSealed);
        return test;
    }

    static string Folder(StoreUnderTest test) => ((SqlitePlace)test.Place).Folder;

    static string Database(StoreUnderTest test) => ((SqlitePlace)test.Place).Database;

    static bool IsWhole(byte[] seal, byte[] data)
    {
        Findings findings = new();
        Seal.Compare(seal, new MemoryStream(data), findings);
        return findings.Count == 0;
    }

    static void Flip(string path, long at)
    {
        using var file = System.IO.File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = at;
        var old = (byte)file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(old ^ 0x10));
    }

    [Fact]
    public void The_check_of_chunks_is_the_published_one() =>
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8)); // RFC 3720, B.4: CRC-32C's usual check value
}
