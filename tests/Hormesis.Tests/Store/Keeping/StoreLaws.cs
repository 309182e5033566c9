using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Store.Moving;
using Hormesis.Store.Verifying;
using static Hormesis.Tests.Store.Keeping.StoreUnderTest;
using StoreSigning = Hormesis.Store.Signing;

namespace Hormesis.Tests.Store.Keeping;

/// <summary>What holds for a store on every engine.</summary>
public abstract class StoreLaws
{
    internal abstract Task<StorePlace> NewPlace();

    private protected async Task<StoreUnderTest> Open(StoreOptions? options = null) => await StoreUnderTest.Open(await NewPlace(), options);

    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_store_was_opened_again()
    {
        await using var test = await Open();
        await test.Receive("A-1", "A-2");

        await test.End();
        await test.Begin();

        using var context = test.Store.Read();
        Assert.Equal(["A-1", "A-2"], context.Bottles.OrderBy(b => b.Serial).Select(b => b.Serial));
    }

    [Fact]
    public async Task A_change_that_fails_undoes_itself_alone()
    {
        await using var test = await Open();
        var good = test.Receive("A-1");
        var bad = test.Write(c =>
        {
            c.Bottles.Add(Bottle("A-2"));
            throw new InvalidOperationException("not this one");
        });
        var after = test.Receive("A-3");

        await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        await Task.WhenAll(good, after);

        using var context = test.Store.Read();
        Assert.Equal(["A-1", "A-3"], context.Bottles.OrderBy(b => b.Serial).Select(b => b.Serial));
    }

    [Fact]
    public async Task A_serial_number_exists_once_and_the_refusal_says_so()
    {
        await using var test = await Open();
        await test.Receive("A-1");

        var refused = await Assert.ThrowsAsync<StoreRefusal>(() => test.Receive("A-1"));

        Assert.DoesNotContain("SQL", refused.What, StringComparison.OrdinalIgnoreCase);
        Assert.True(test.Store.State.IsAccepting);
    }

    [Fact]
    public async Task Every_row_leaves_an_entry_with_what_it_was_before()
    {
        await using var test = await Open();
        await test.Receive("A-1");
        await test.Write(c => c.Bottles.Find("A-1")!.Discarded = "dropped");

        using var context = test.Store.Read();
        var entries = context.Audit.Where(a => a.Entity == "Bottle").OrderBy(a => a.Id).ToList();
        Assert.Equal(["added", "changed"], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal("Nurse N", e.Name));
        Assert.Contains("L1", entries[1].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("dropped", entries[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lets_somebody_in_stands_in_no_entry()
    {
        await using var test = await Open();
        Account account = new()
        {
            Id = Guid.CreateVersion7(),
            UserName = "n",
            PasswordHash = "hash-1",
            SecurityStamp = "stamp-1",
            FullName = "N",
        };
        await test.Write(c => c.Users.Add(account));
        await test.Write(c => c.Users.Find(account.Id)!.PasswordHash = "hash-2");

        using var context = test.Store.Read();
        Assert.DoesNotContain(context.Audit.ToList(), e => e.Detail is { } d && (d.Contains("hash-") || d.Contains("stamp-1")));
        Assert.Equal(2, context.Audit.Count(e => e.Entity == "Account"));
    }

    [Fact]
    public async Task A_commit_that_fails_ends_acceptance_and_nothing_of_it_is_there()
    {
        var fails = false;
        await using var test = await Open(new() { AtPoint = p => { if (fails && p == WritePoint.Commit) throw new IOException("EIO"); } });
        await test.Receive("A-1");
        fails = true;

        await Assert.ThrowsAsync<StoreRefusal>(() => test.Receive("A-2"));
        fails = false;

        Assert.False(test.Store.State.IsAccepting);
        Assert.NotEmpty(test.Store.State.Remedy);
        await Assert.ThrowsAsync<StoreRefusal>(() => test.Receive("A-3"));
        await test.End();
        await test.Begin();
        using var context = test.Store.Read();
        Assert.Equal(["A-1"], context.Bottles.Select(b => b.Serial));
    }

    [Fact]
    public async Task A_store_whose_first_write_fails_leaves_its_place_to_the_next()
    {
        await using StoreUnderTest test = new(await NewPlace());

        await Assert.ThrowsAsync<StoreRefusal>(() => test.Begin(new()
        {
            AtPoint = p => { if (p == WritePoint.Commit) throw new IOException("EIO"); },
        }));

        await test.Begin();
        await test.Receive("A-1");
        await test.End();
        Assert.True(test.Verify().IsWhole);
    }

    [Fact]
    public async Task A_lease_changes_hands_with_a_number_that_grows()
    {
        await using var test = await Open();
        var first = await test.Take("device/1", "a");
        await Assert.ThrowsAsync<StoreRefusal>(() => test.Take("device/1", "b"));
        await test.Release("device/1", first);

        var second = await test.Take("device/1", "b");

        Assert.True(second > first);
        await Assert.ThrowsAsync<StoreRefusal>(() => test.Renew("device/1", first));
        await Assert.ThrowsAsync<StoreRefusal>(() => test.Write(c => Fenced.Require(c, "device/1", first)));
    }

    [Fact]
    public async Task A_record_is_signed_only_as_it_was_seen()
    {
        await using var test = await Open();
        ReviewPaper paper = new()
        {
            Id = Guid.CreateVersion7(),
            PatientId = "p",
            CourseId = null,
            Json = "{}"u8.ToArray(),
            Sha256 = Paper.HashOf("{}"u8),
            AccountId = Nurse.AccountId!.Value,
            At = At,
        };
        await test.Write(c => c.Reviews.Add(paper));
        Signer signer = new(paper.AccountId, "Nurse N", SignatureProof.Password);

        await Assert.ThrowsAsync<StoreRefusal>(() => test.Write(c =>
            StoreSigning.Sign<ReviewPaper>(c, signer, paper.Id, Paper.HashOf("[]"u8), SignatureMeaning.Reviewed, At)));
        await test.Write(c => StoreSigning.Sign<ReviewPaper>(c, signer, paper.Id, paper.Sha256, SignatureMeaning.Reviewed, At));

        using var context = test.Store.Read();
        Assert.True(StoreSigning.IsSigned(context, paper.Id, paper.Sha256, SignatureMeaning.Reviewed));
        Assert.False(StoreSigning.IsSigned(context, paper.Id, Paper.HashOf("[]"u8), SignatureMeaning.Reviewed));
    }

    async Task<StoreUnderTest> Closed()
    {
        var test = await Open();
        await test.Receive("A-1", "A-2", "A-3");
        await test.Write(c => c.Bottles.Find("A-2")!.Discarded = "dropped");
        await test.Store.Seen(Nurse, "p1", "chart");
        var session = await test.BeginSession();
        for (var i = 0; i < 3; i++) await test.Append(session, i, [1, 2, (byte)i]);
        await test.End();
        return test;
    }

    [Fact]
    public async Task A_store_that_nobody_touched_is_whole()
    {
        await using var test = await Closed();

        var verdict = test.Verify();

        Assert.True(verdict.IsWhole, string.Join("; ", verdict.Broken));
        Assert.True(verdict.Records >= 4);
    }

    [Theory]
    [InlineData("""UPDATE "Bottles" SET "Lot" = 'L2' WHERE "Serial" = 'A-1'""")]
    [InlineData("""DELETE FROM "Bottles" WHERE "Serial" = 'A-3'""")]
    [InlineData(
        """INSERT INTO "Bottles" ("Serial", "Lot", "Expires", "At") VALUES ('A-9', 'L1', '2027-11-01', '2026-11-01T08:00:00.000Z')""")]
    [InlineData("""UPDATE "Audit" SET "Name" = 'somebody else' WHERE "Action" = 'read'""")]
    [InlineData("""DELETE FROM "Audit" WHERE "Action" = 'read'""")]
    [InlineData("""UPDATE "Audit" SET "Detail" = 'nothing' WHERE "Id" = 3""")]
    [InlineData(
        """
        UPDATE "Audit" SET "Id" = -1 WHERE "Id" = 3; UPDATE "Audit" SET "Id" = 3 WHERE "Id" = 4;
        UPDATE "Audit" SET "Id" = 4 WHERE "Id" = -1
        """)]
    [InlineData("""UPDATE "Facts" SET "Value" = '2 ' || substr("Value", 3) WHERE "Key" = 'audit'""")]
    public async Task What_was_changed_behind_its_back_is_found(string sql)
    {
        await using var test = await Closed();

        test.Place.Tamper(sql);

        Assert.False(test.Verify().IsWhole);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_found_by_the_head_that_was_exported()
    {
        await using var test = await Closed();
        var older = test.Verify().Head;
        await test.Begin();
        await test.Receive("A-4");
        await test.End();
        var newer = test.Verify().Head;
        Assert.True(test.Verify(older).IsWhole);

        test.Place.Tamper(
            $"""
            DELETE FROM "Bottles" WHERE "Serial" = 'A-4'; DELETE FROM "Audit" WHERE "Id" > {older.Entries};
            UPDATE "Facts" SET "Value" = '{older.Entries} {older.Hash}' WHERE "Key" = 'audit'
            """);

        Assert.True(test.Verify().IsWhole); // by itself it is a whole, older store
        Assert.False(test.Verify(newer).IsWhole);
    }

    [Fact]
    public async Task A_backup_restored_elsewhere_has_the_same_head_and_is_whole()
    {
        await using var test = await Closed();
        await using var other = await NewPlace();
        var backup = test.Place.File("backup");
        var written = Backup.Write(test.Engine, backup, CancellationToken.None);

        var restored = Restore.Run(other.NewEngine(), backup, CancellationToken.None);

        Assert.Equal(written, restored);
        var verdict = StoreCheck.Run(other.NewEngine(), written.Head, CancellationToken.None);
        Assert.True(verdict.IsWhole, string.Join("; ", verdict.Broken));
    }

    [Fact]
    public async Task A_recording_comes_back_byte_for_byte_and_in_order_only()
    {
        await using var test = await Open();
        var session = await test.BeginSession();
        byte[][] pieces = [.. Enumerable.Range(0, 20).Select(i => Enumerable.Range(0, 100 + i).Select(b => (byte)(b * 7 + i)).ToArray())];

        await Task.WhenAll(pieces.Select((p, i) => test.Append(session, i, p)));

        await Assert.ThrowsAsync<StoreRefusal>(() => test.Append(session, 25, pieces[0]));
        await Assert.ThrowsAsync<StoreRefusal>(() => test.Append(session, 3, pieces[0]));
        await Assert.ThrowsAsync<StoreRefusal>(() => test.Append(session, 20, pieces[0], damage: 1));
        Assert.Equal(pieces, test.Store.ChunksOf(session));
        Assert.True(test.Verify().IsWhole);
    }
}
