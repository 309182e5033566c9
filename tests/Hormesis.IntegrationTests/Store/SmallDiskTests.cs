using Hormesis.Store;
using Hormesis.Tests.Store.Keeping;

namespace Hormesis.IntegrationTests.Store;

/// <summary>A disk that is really full: a file system of 4 MB in memory, where this user may mount one.</summary>
public sealed class SmallDiskTests : IAsyncDisposable
{
    const int ChunkLength = 50_000;

    readonly SqlitePlace place = new();
    readonly StoreUnderTest test;

    public SmallDiskTests()
    {
        test = new(place);
        Directory.CreateDirectory(place.Folder);
        var mounted = Tool.Run("mount", "/", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place.Folder);
        Assert.SkipUnless(mounted.Status == 0, $"no file system can be mounted here: {mounted.Error}");
    }

    [Fact]
    public async Task A_tape_that_has_no_room_is_told_in_plain_words_and_loses_nothing()
    {
        await Begin();
        var session = await test.BeginSession();

        var kept = 0;
        var refused = await Assert.ThrowsAsync<StoreRefusal>(async () =>
        {
            for (; kept < 1000; kept++) await test.Append(session, kept, Chunk(kept));
        });

        await IsFull(refused);
        var found = test.Store.ChunksOf(session).ToList();
        Assert.InRange(found.Count, kept, kept + 1); // one more may have come to the disk, of which nobody was told
        Assert.Equal(Enumerable.Range(0, found.Count).Select(Chunk), found);
        await test.Append(session, found.Count, Chunk(0));
        await IsWhole();
    }

    [Fact]
    public async Task A_database_that_has_no_room_is_told_in_plain_words_and_loses_nothing()
    {
        await Begin();

        var kept = 0;
        var refused = await Assert.ThrowsAsync<StoreRefusal>(async () =>
        {
            for (; kept < 1000; kept++) await test.Receive([.. Enumerable.Range(0, 50).Select(i => $"{kept}-{i}")]);
        });

        await IsFull(refused);
        using (var context = test.Store.Read())
            Assert.Equal(50 * kept, context.Bottles.Count());
        await test.Receive("one-more");
        await IsWhole();
    }

    public async ValueTask DisposeAsync()
    {
        if (test.Store is not null) await test.End();
        Tool.Run("umount", "/", place.Folder);
        await place.DisposeAsync();
    }

    static byte[] Chunk(int index) => [.. Enumerable.Range(0, ChunkLength).Select(i => (byte)(i + index))];

    string Filler => Path.Combine(place.Folder, "filler");

    async Task Begin()
    {
        await File.WriteAllBytesAsync(Filler, new byte[1_500_000], TestContext.Current.CancellationToken);
        await test.Begin(new() { GroupTime = TimeSpan.FromMilliseconds(1) });
    }

    // It says so, takes nothing more, and goes on once there is room and it was begun anew.
    async Task IsFull(StoreRefusal refused)
    {
        Assert.Contains("is full", refused.What, StringComparison.Ordinal);
        Assert.Contains("make room", refused.Remedy, StringComparison.Ordinal);
        Assert.False(test.Store.State.IsAccepting);
        await Assert.ThrowsAsync<StoreRefusal>(() => test.Receive("refused"));
        await test.End();
        File.Delete(Filler);
        await test.Begin();
    }

    async Task IsWhole()
    {
        await test.End();
        var verdict = test.Verify();
        Assert.True(verdict.IsWhole, string.Join("; ", verdict.Broken));
        await test.Begin();
    }
}
