using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Store.Postgres;
using Hormesis.Store.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Hormesis.Tests.Store.Keeping.StoreUnderTest;
using StoreSigning = Hormesis.Store.Signing;

namespace Hormesis.Tests.Store.Keeping;

public sealed class ClinicStoreTests
{
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

        Assert.DoesNotContain("SQLite", refused.What, StringComparison.OrdinalIgnoreCase);
        Assert.True(test.Store.State.IsAccepting);
    }

    [Fact]
    public async Task A_second_writer_is_refused()
    {
        await using var test = await Open();

        var refused = await Assert.ThrowsAsync<StoreRefusal>(
            () => ClinicStore.Open(new SqliteEngine(test.Folder), new(), CancellationToken.None));

        Assert.NotEmpty(refused.Remedy);
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
    public async Task Both_engines_have_a_migration_for_all_of_the_model()
    {
        using var sqlite = new SqliteDesign().CreateDbContext([]);
        using var postgres = new PostgresDesign().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
        await Task.CompletedTask;
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
}
