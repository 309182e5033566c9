using Hormesis.Recording;
using Hormesis.Store.Moving;
using Hormesis.Store.Sqlite;
using Hormesis.Store.Verifying;
using static Hormesis.Tests.Store.Keeping.StoreUnderTest;

namespace Hormesis.Tests.Store.Keeping;

public sealed class VerifyTests
{
    static async Task<StoreUnderTest> Closed()
    {
        var test = await Open();
        await test.Receive("A-1", "A-2", "A-3");
        await test.Write(c => c.Bottles.Find("A-2")!.Discarded = "dropped");
        await test.Store.Seen(Nurse, "p1", "chart");
        await test.End();
        return test;
    }

    [Fact]
    public async Task A_store_that_nobody_touched_is_whole()
    {
        await using var test = await Closed();

        var verdict = test.Verify();

        Assert.True(verdict.IsWhole, string.Join("; ", verdict.Broken));
        Assert.True(verdict.IsSealed);
        Assert.True(verdict.Records >= 4);
    }

    [Theory]
    [InlineData("UPDATE Bottles SET Lot = 'L2' WHERE Serial = 'A-1'")]
    [InlineData("DELETE FROM Bottles WHERE Serial = 'A-3'")]
    [InlineData("INSERT INTO Bottles (Serial, Lot, Expires, At) VALUES ('A-9', 'L1', '2027-11-01', '2026-11-01T08:00:00.000Z')")]
    [InlineData("UPDATE Audit SET Name = 'somebody else' WHERE Action = 'read'")]
    [InlineData("DELETE FROM Audit WHERE Action = 'read'")]
    [InlineData("UPDATE Audit SET Detail = 'nothing' WHERE Id = 3")]
    [InlineData("UPDATE Audit SET Id = -1 WHERE Id = 3; UPDATE Audit SET Id = 3 WHERE Id = 4; UPDATE Audit SET Id = 4 WHERE Id = -1")]
    [InlineData("UPDATE Facts SET Value = '2 ' || substr(Value, 3) WHERE Key = 'audit'")]
    public async Task What_was_changed_is_found_even_without_a_seal(string sql)
    {
        await using var test = await Closed();

        test.Tamper(sql);
        System.IO.File.Delete(Path.Combine(test.Folder, Seal.FileName));

        Assert.False(test.Verify().IsWhole);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_found_by_the_head_that_was_exported()
    {
        await using var test = await Closed();
        var head = test.Verify().Head;
        System.IO.File.Copy(test.Database, test.File("older.db"));
        await test.Begin();
        await test.Receive("A-4");
        await test.End();
        var newer = test.Verify().Head;
        Assert.True(test.Verify(head).IsWhole);

        System.IO.File.Copy(test.File("older.db"), test.Database, overwrite: true);
        System.IO.File.Delete(Path.Combine(test.Folder, Seal.FileName));

        Assert.True(test.Verify().IsWhole); // by itself it is a whole, older store
        Assert.False(test.Verify(newer).IsWhole);
    }

    // The seal is of blocks: each block of a real store by itself, every byte of it flipped once.
    [Fact]
    public async Task Every_byte_that_flips_in_a_closed_store_is_found()
    {
        await using var test = await Closed();
        var all = await System.IO.File.ReadAllBytesAsync(test.Database, TestContext.Current.CancellationToken);
        List<int> missed = [];
        for (var from = 0; from < all.Length; from += Block)
        {
            var block = all.AsSpan(from, Math.Min(Block, all.Length - from)).ToArray();
            var (file, sealFile) = (test.File($"{from}.block"), test.File($"{from}.seal"));
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
        await using var test = await Closed();
        var length = new FileInfo(test.Database).Length;
        for (var at = 0L; at < length; at += Block - 1)
        {
            Flip(test.Database, at);
            Assert.False(test.Verify().IsWhole, $"byte {at}");
            Flip(test.Database, at);
        }
        Assert.True(test.Verify().IsWhole);
    }

    const int Block = 16 << 10;

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
    public async Task A_backup_restored_elsewhere_has_the_same_head_and_is_whole()
    {
        await using var test = await Closed();
        var backup = test.File("backup");
        var written = Backup.Write(test.Engine, backup, CancellationToken.None);
        SqliteEngine other = new(test.File("other"));

        var restored = Restore.Run(other, backup, CancellationToken.None);

        Assert.Equal(written, restored);
        var verdict = StoreCheck.Run(other, written.Head, CancellationToken.None);
        Assert.True(verdict.IsWhole, string.Join("; ", verdict.Broken));
    }

    [Fact]
    public void The_check_of_chunks_is_the_published_one() =>
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8)); // RFC 3720, B.4: CRC-32C's usual check value
}
