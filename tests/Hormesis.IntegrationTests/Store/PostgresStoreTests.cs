using Hormesis.IntegrationTests.Servers;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Store.Moving;
using Hormesis.Store.Verifying;
using Hormesis.Tests.Store.Keeping;
using Npgsql;
using static Hormesis.Tests.Store.Keeping.StoreUnderTest;

namespace Hormesis.IntegrationTests.Store;

/// <summary>The laws of every store on a real PostgreSQL, and what only a store of several nodes can do.</summary>
public sealed class PostgresStoreTests(PostgresServer server) : StoreLaws, IClassFixture<PostgresServer>
{
    internal override async Task<StorePlace> NewPlace() => new PostgresPlace(await server.NewDatabase());

    [Fact]
    public async Task Several_nodes_write_one_audit_without_a_gap()
    {
        const int nodes = 3, each = 40;
        await using var place = await NewPlace();
        await using var first = await ClinicStore.Open(place.NewEngine(), new(), CancellationToken.None);
        await using var second = await ClinicStore.Open(place.NewEngine(), new(), CancellationToken.None);
        await using var third = await ClinicStore.Open(place.NewEngine(), new(), CancellationToken.None);
        ClinicStore[] all = [first, second, third];

        await Task.WhenAll(all.SelectMany((store, n) => Enumerable.Range(0, each)
            .Select(i => store.Write(Nurse, c => c.Bottles.Add(Bottle($"{n}-{i}")), TestContext.Current.CancellationToken))));

        using var context = first.Read();
        Assert.Equal(nodes * each, context.Bottles.Count());
        long[] numbers = [.. context.Audit.OrderBy(a => a.Id).Select(a => a.Id)];
        Assert.Equal(Enumerable.Range(1, numbers.Length).Select(i => (long)i), numbers);
        var verdict = StoreCheck.Run(place.NewEngine(), kept: null, CancellationToken.None);
        Assert.True(verdict.IsWhole, string.Join("; ", verdict.Broken));
    }

    [Fact]
    public async Task What_is_unique_is_so_across_nodes()
    {
        await using var test = await Open();
        await using var other = await ClinicStore.Open(test.Place.NewEngine(), new(), CancellationToken.None);

        var (one, two) = (test.Receive("A-1"), other.Write(Nurse, c => { c.Bottles.Add(Bottle("A-1")); }, CancellationToken.None));
        var refused = await Assert.ThrowsAsync<StoreRefusal>(() => Task.WhenAll(one, two));

        Assert.NotEmpty(refused.Remedy);
        Assert.True(one.IsFaulted != two.IsFaulted);
        Assert.True(test.Store.State.IsAccepting && other.State.IsAccepting);
    }

    [Fact]
    public async Task A_node_whose_device_was_taken_over_is_refused_its_chunks_and_renewals()
    {
        await using var test = await Open();
        await using var other = await ClinicStore.Open(test.Place.NewEngine(), new(), CancellationToken.None);
        var session = await test.BeginSession();
        await test.Append(session, 0, [1, 2, 3]);
        var device = Fenced.Device(session);

        await other.TakeLease(Nurse, device, "other", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StoreRefusal>(() => test.Append(session, 1, [4, 5, 6]));
        await Assert.ThrowsAsync<StoreRefusal>(() => test.Renew(device, 0));
        using var context = test.Store.Read();
        Assert.Single(context.Set<Chunk>().Where(c => c.SessionId == session));
    }

    [Fact]
    public async Task A_connection_that_is_cut_ends_acceptance_in_plain_words_and_loses_nothing()
    {
        await using var test = await Open();
        await test.Receive("A-1");

        ((PostgresPlace)test.Place).CutOff();
        var refused = await Assert.ThrowsAsync<StoreRefusal>(() => test.Receive("A-2"));

        Assert.NotEmpty(refused.Remedy);
        Assert.False(test.Store.State.IsAccepting);
        await Assert.ThrowsAsync<StoreRefusal>(() => test.Receive("A-3"));
        await test.End();
        await test.Begin();
        using var context = test.Store.Read();
        Assert.Equal(["A-1"], context.Bottles.Select(b => b.Serial));
        Assert.True(test.Verify().IsWhole);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.DiskFull, "full")]
    [InlineData(PostgresErrorCodes.LockNotAvailable, "locked")]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction, "takes no changes")]
    [InlineData(PostgresErrorCodes.DataCorrupted, "damaged")]
    [InlineData(PostgresErrorCodes.IoError, "failed")]
    [InlineData(PostgresErrorCodes.AdminShutdown, "failed")]
    [InlineData(PostgresErrorCodes.InvalidPassword, "does not let us in")]
    public async Task What_the_server_says_stops_the_store_in_plain_words(string state, string words)
    {
        await using var place = await NewPlace();

        var failure = place.NewEngine().Judge(new PostgresException("said so", "ERROR", "ERROR", state));

        Assert.Equal(FailureKind.Store, failure.Kind);
        Assert.Contains(words, failure.What, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Remedy);
    }

    [Fact]
    public async Task A_store_moves_from_a_file_to_the_server_and_back_with_the_same_head()
    {
        await using var test = await StoreUnderTest.Open(new SqlitePlace());
        await test.Receive("A-1", "A-2");
        await test.Append(await test.BeginSession(), 0, [1, 2, 3]);
        await test.End();
        await using var server = await NewPlace();
        await using SqlitePlace back = new();

        var written = Backup.Write(test.Engine, test.Place.File("one"), CancellationToken.None);
        Restore.Run(server.NewEngine(), test.Place.File("one"), CancellationToken.None);
        Backup.Write(server.NewEngine(), test.Place.File("two"), CancellationToken.None);
        var restored = Restore.Run(back.NewEngine(), test.Place.File("two"), CancellationToken.None);

        Assert.Equal(written, restored);
        Assert.Equal(
            await File.ReadAllBytesAsync(test.Place.File("one"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(test.Place.File("two"), TestContext.Current.CancellationToken));
        await using var goesOn = await ClinicStore.Open(server.NewEngine(), new(), CancellationToken.None);
        await goesOn.Write(Nurse, c => c.Bottles.Add(Bottle("A-3")), TestContext.Current.CancellationToken);
        Assert.True(StoreCheck.Run(server.NewEngine(), written.Head, CancellationToken.None).IsWhole);
    }
}
