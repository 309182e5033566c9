using System.IO.Pipelines;
using System.Text;
using Hormesis.Web.Live;

namespace Hormesis.Tests.Web.Live;

public class FanOutTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Everybody_gets_the_same_bytes_in_order()
    {
        using FanOut fanOut = new(mostViewers: 3);
        var texts = Enumerable.Range(0, 3).Select(_ => Text(fanOut.TryJoin()!)).ToList();

        for (var i = 0; i < 20; i++) fanOut.Tell(Bytes($"<{i}>"));
        fanOut.Dispose();

        Assert.All(await Task.WhenAll(texts), t => Assert.Equal(string.Concat(Enumerable.Range(0, 20).Select(i => $"<{i}>")), t));
    }

    [Fact]
    public void One_more_than_may_watch_is_refused()
    {
        using FanOut fanOut = new(mostViewers: 2);
        var first = fanOut.TryJoin();

        Assert.NotNull(fanOut.TryJoin());
        Assert.Null(fanOut.TryJoin());
        fanOut.Leave(first!);
        Assert.NotNull(fanOut.TryJoin());
    }

    [Fact]
    public async Task A_viewer_who_does_not_read_loses_old_frames_and_nothing_that_must_be_known_and_slows_nobody()
    {
        using FanOut fanOut = new(mostViewers: 2);
        Pipe blocked = new(new PipeOptions(pauseWriterThreshold: 64, resumeWriterThreshold: 32, useSynchronizationContext: false));
        var (slow, quick) = (fanOut.TryJoin()!, fanOut.TryJoin()!);
        var slowly = slow.Follow(blocked.Writer, CancellationToken.None);
        var text = Text(quick);

        for (var i = 0; i < 200; i++)
        {
            fanOut.Publish(Bytes($"<frame {i}>"));
            if (i % 10 == 0) fanOut.Tell(Bytes($"<alarm {i}>"));
            await Task.Delay(2, Stop); // as frames come, at a pace that the quick one keeps up with
        }
        fanOut.Dispose();
        var quickly = await text.WaitAsync(Patience, Stop);
        var read = ReadAll(blocked.Reader);
        await slowly.WaitAsync(Patience, Stop);
        await blocked.Writer.CompleteAsync();
        var slowText = await read.WaitAsync(Patience, Stop);

        Assert.Contains("<frame 199>", quickly, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 20), i => Assert.Contains($"<alarm {10 * i}>", quickly, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 20), i => Assert.Contains($"<alarm {10 * i}>", slowText, StringComparison.Ordinal));
        Assert.Contains("<frame 199>", slowText, StringComparison.Ordinal); // the newest, not the oldest
        Assert.True(slow.Dropped > 100, $"{slow.Dropped}");
        Assert.True(quick.Dropped < 20, $"{quick.Dropped}");
    }

    [Fact]
    public async Task A_viewer_who_cannot_be_told_is_let_go()
    {
        using FanOut fanOut = new(mostViewers: 1);
        Pipe blocked = new(new PipeOptions(pauseWriterThreshold: 8, resumeWriterThreshold: 4, useSynchronizationContext: false));
        var viewer = fanOut.TryJoin()!;
        var following = viewer.Follow(blocked.Writer, CancellationToken.None);
        fanOut.Tell(Bytes("<the first blocks it>"));
        await Task.Delay(50, Stop);

        for (var i = 0; i <= Viewer.MostTold + 1; i++) fanOut.Tell(Bytes($"<{i}>"));
        await Task.Delay(200, Stop);
        _ = ReadAll(blocked.Reader);
        await following.WaitAsync(Patience, Stop);

        Assert.True(viewer.WasLetGo);
    }

    [Fact]
    public async Task A_viewer_who_goes_ends_at_once()
    {
        using FanOut fanOut = new(mostViewers: 1);
        using CancellationTokenSource gone = new();
        var following = fanOut.TryJoin()!.Follow(new Pipe().Writer, gone.Token);

        await gone.CancelAsync();

        await following.WaitAsync(Patience, Stop);
    }

    static ReadOnlyMemory<byte> Bytes(string text) => Encoding.ASCII.GetBytes(text);

    static async Task<string> Text(Viewer viewer)
    {
        Pipe pipe = new();
        var read = ReadAll(pipe.Reader);
        await viewer.Follow(pipe.Writer, CancellationToken.None);
        await pipe.Writer.CompleteAsync();
        return await read;
    }

    static async Task<string> ReadAll(PipeReader reader)
    {
        StringBuilder text = new();
        while (true)
        {
            var read = await reader.ReadAsync(Stop);
            foreach (var part in read.Buffer) text.Append(Encoding.ASCII.GetString(part.Span));
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return text.ToString();
        }
    }
}
