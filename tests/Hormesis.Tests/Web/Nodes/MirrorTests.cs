using System.Text;
using System.Text.Json;
using Hormesis.Device.Controller;
using Hormesis.Store;
using Hormesis.Tests.Web.Access;
using Hormesis.Tests.Web.Live;
using Hormesis.Web.Live;
using Hormesis.Web.Nodes;
using Microsoft.AspNetCore.DataProtection;

namespace Hormesis.Tests.Web.Nodes;

/// <summary>What one node shows of another's session is what that one shows; what is done there counts once, sealed and fresh.</summary>
public sealed class MirrorTests
{
    static readonly EphemeralDataProtectionProvider Keys = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mirror_that_is_told_everything_shows_the_same()
    {
        await using var rig = await LiveRig.Open();
        using MirrorView mirror = new(TimeProvider.System, new());
        rig.Host.Relay = (_, bytes, mustBeKnown) => Tell(mirror, bytes, mustBeKnown);
        var id = await rig.Host.Start(rig.Order(), Stop);
        var view = rig.Host.Find(id)!.View;

        await rig.Conduct(id);

        Assert.Equal(Plain(view), Plain(mirror));
    }

    [Fact]
    public async Task A_mirror_that_comes_late_gets_the_past_from_the_snapshot()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);
        var view = rig.Host.Find(id)!.View;
        await rig.Conduct(id);
        using MirrorView mirror = new(TimeProvider.System, new());

        mirror.Fill(view.Snapshot());

        using var ours = JsonDocument.Parse(Plain(view));
        using var theirs = JsonDocument.Parse(Plain(mirror));
        Assert.Equal(ours.RootElement.GetProperty("traces").GetRawText(), theirs.RootElement.GetProperty("traces").GetRawText());
        Assert.Equal(ours.RootElement.GetProperty("state").GetRawText(), theirs.RootElement.GetProperty("state").GetRawText());
    }

    [Fact]
    public async Task A_session_that_nobody_tells_of_is_not_heard_until_somebody_does()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);
        var live = rig.Host.Find(id)!;
        while (live.View.State is null) await Task.Delay(5, Stop);
        StoppedClock clock = new();
        using MirrorView mirror = new(clock, new());
        MirroredSession shown = new(id, LiveRig.Patient, live.Plan, "there", mirror, (_, _) => Task.FromResult(Pressed.NotReached));

        clock.Advance(NodeLink.HeardWithin - TimeSpan.FromTicks(1));
        Assert.True(shown.IsHeard);
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(shown.IsHeard);
        mirror.Tell(SessionFeed.ToldOf(live.View.State));
        Assert.True(shown.IsHeard);
    }

    [Theory]
    [InlineData("")]
    [InlineData("data:")]
    [InlineData("data:[1,2]\n\n")]
    [InlineData("data:[\"x\"]\n\n")]
    [InlineData("data:{}\n\n")]
    [InlineData("data:[[[[")]
    [InlineData("data:{\"traces\":{\"bottle\":{}},\"state\":null}\n\n")]
    [InlineData("data:{\"traces\":[],\"state\":null}\n\n")]
    public void What_is_no_frame_shows_nothing(string text)
    {
        using MirrorView mirror = new(TimeProvider.System, new());

        mirror.Frame(Encoding.UTF8.GetBytes(text));
        mirror.Tell(Encoding.UTF8.GetBytes(text));
        mirror.Fill(Encoding.UTF8.GetBytes(text));

        Assert.False(mirror.IsFilled);
        Assert.Null(mirror.State?.Phase);
        Assert.True(double.IsNaN(mirror.Newest(Channel.Frame)));
    }

    [Fact]
    public async Task A_press_counts_once_and_only_when_it_is_sealed_for_this_session()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);
        Presses presses = new(rig.Host, Keys, new());
        var press = Press(id, OperatorAction.Hold, seen: 0);
        var sealedOne = presses.Seal(press);

        Assert.Equal(Pressed.NotReached, await presses.Take(Of(press, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(press)))));
        Assert.Equal(Pressed.NotReached, await presses.Take(Of(press with { Session = Guid.NewGuid() }, sealedOne)));
        Presses strangers = new(rig.Host, new EphemeralDataProtectionProvider(), new());
        Assert.Equal(Pressed.NotReached, await presses.Take(Of(press, strangers.Seal(press))));
        Assert.Equal(Pressed.Kept, await presses.Take(Of(press, sealedOne)));
        Assert.Equal(Pressed.TooOld, await presses.Take(Of(press, sealedOne)));
        var other = Press(Guid.NewGuid(), OperatorAction.Stop, seen: 0);
        Assert.Equal(Pressed.Gone, await presses.Take(Of(other, presses.Seal(other))));
    }

    [Fact]
    public async Task What_was_looked_at_long_ago_confirms_nothing_but_stops()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);
        while (!(rig.Host.Find(id)!.View.Newest(Channel.Frame) > 2)) await Task.Delay(5, Stop);
        Presses presses = new(rig.Host, Keys, new() { FramesPerSecond = 0.1 }); // five seconds are half a frame
        var (confirms, unseen, stops) =
            (Press(id, OperatorAction.Confirm, seen: 0), Press(id, OperatorAction.Confirm, double.NaN), Press(id, OperatorAction.Stop, 0));

        Assert.Equal(Pressed.TooOld, await presses.Take(Of(confirms, presses.Seal(confirms))));
        Assert.Equal(Pressed.TooOld, await presses.Take(Of(unseen, presses.Seal(unseen))));
        Assert.Equal(Pressed.Kept, await presses.Take(Of(stops, presses.Seal(stops))));
    }

    static SentPress Press(Guid session, OperatorAction action, double seen) => SentPress.Of(
        session, Guid.CreateVersion7(), seen,
        new(action, Prompt.None, default, "note", "test", new Actor(Guid.NewGuid(), "Nurse", "test")));

    static Message Of(SentPress press, byte[] body) => new(MessageKind.Press, "other", "here", press.Session, press.Id, body);

    static void Tell(MirrorView mirror, ReadOnlyMemory<byte> bytes, bool isState)
    {
        if (isState) mirror.Tell(bytes);
        else mirror.Frame(bytes);
    }

    static string Plain(LiveView view) => Encoding.UTF8.GetString(LiveFrames.DataOf(view.Snapshot()).Span);
}
