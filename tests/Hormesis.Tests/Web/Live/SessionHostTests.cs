using System.Security.Cryptography;
using System.Text.Json;
using Hormesis.Device.Controller;
using Hormesis.Links;
using Hormesis.Model.Treatment;
using Hormesis.Recording;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Tests.Device;
using Hormesis.Web.Live;

namespace Hormesis.Tests.Web.Live;

public sealed class SessionHostTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_kept_whole_and_its_recording_replays()
    {
        await using var rig = await LiveRig.Open();

        var id = await rig.Host.Start(rig.Order(), Stop);
        await rig.Conduct(id);

        var (kept, file) = (rig.Kept(id), await File.ReadAllBytesAsync(rig.Host.PathOf(id), Stop));
        Assert.Equal(SessionState.Completed, kept.State);
        Assert.Equal(file, rig.Chunks(id));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), kept.RecordingSha256);
        Assert.True(Replay.Run(rig.Host.PathOf(id)).Identical);
        var trace = JsonSerializer.Deserialize(kept.Trace, TraceJson.Default.SessionTrace)!;
        Assert.InRange(trace.Returned.Millilitres, 80, 120);
        using var store = rig.Store.Read();
        var events = store.Events.Where(e => e.SessionId == id).OrderBy(e => e.Index).ToList();
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(e => e.Index));
        Assert.Contains(events, e => e is { Kind: "confirmed", Code: "connect-return" } && e.AccountId == rig.Nurse.Account);
        Assert.Contains(events, e => e is { Kind: "phase", Code: "reinfusion", AccountId: null });
        Assert.Equal(id, store.Bottles.Single(b => b.Serial == LiveRig.Bottle).SessionId);
    }

    [Fact]
    public async Task An_order_a_device_and_a_bottle_are_used_once()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);

        Assert.Equal("carried-out", await Why(rig, rig.Order()));
        var other = await Another(rig);
        Assert.Equal("device-busy", await Why(rig, rig.Order() with { Plan = other, Bottle = LiveRig.OtherBottle }));
        rig.Host.Find(id)!.Stop();
        await Until(() => rig.Host.Find(id) is null);
        Assert.Equal("bottle-used", await Why(rig, rig.Order() with { Plan = other }));
        Assert.Equal("no-bottle", await Why(rig, rig.Order() with { Plan = other, Bottle = "B-9" }));
        Assert.Equal("one-person", await Why(rig, rig.Order() with { Plan = other, Bottle = LiveRig.OtherBottle, Second = rig.Nurse }));
        Assert.Equal(SessionState.Stopped, rig.Kept(id).State);
    }

    [Fact]
    public async Task An_order_that_nobody_signed_or_that_was_altered_is_not_carried_out()
    {
        await using var rig = await LiveRig.Open();
        var unsigned = await Another(rig, signed: false);
        var altered = await Another(rig, isAltered: true);

        Assert.Equal("unsigned", await Why(rig, rig.Order() with { Plan = unsigned }));
        Assert.Equal("altered", await Why(rig, rig.Order() with { Plan = altered }));
        using var kept = rig.Store.Read();
        Assert.Empty(kept.Sessions);
        Assert.Null(kept.Bottles.Single(b => b.Serial == LiveRig.Bottle).SessionId);
    }

    [Fact]
    public async Task An_order_above_the_recommended_waits_for_the_signature_of_another()
    {
        await using var rig = await LiveRig.Open();
        var json = JsonSerializer.SerializeToUtf8Bytes(Rig.Plan() with { SecondPerson = true }, TreatmentJson.Default.SessionPlan);
        var order = rig.Order() with { Plan = await Another(rig, json: json) };
        Assert.Equal("unseconded", await Why(rig, order));
        await Sign(rig, order.Plan, SignatureMeaning.Seconded, rig.Physician);
        Assert.Equal("unseconded", await Why(rig, order));

        await Sign(rig, order.Plan, SignatureMeaning.Seconded, rig.Nurse);

        Assert.NotNull(rig.Host.Find(await rig.Host.Start(order, Stop)));
    }

    [Fact]
    public async Task What_ran_when_the_node_went_down_is_uncertain_until_it_is_judged()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);
        await rig.Conduct(id);
        var (path, whole) = (rig.Host.PathOf(id), await File.ReadAllBytesAsync(rig.Host.PathOf(id), Stop));
        // As a crash leaves it: the file cut in the middle of a frame, the store behind by a few seconds, the session running.
        await File.WriteAllBytesAsync(path, whole[..(whole.Length * 2 / 3)], Stop);
        await rig.Store.Write(Actor.Program, c => c.Sessions.Single(s => s.Id == id).State = SessionState.Running, Stop);
        await rig.Restart();

        await rig.Host.Recover(Stop);

        Assert.Equal(SessionState.Uncertain, rig.Kept(id).State);
        Assert.Equal("order-uncertain", await Why(rig, rig.Order() with { Bottle = LiveRig.OtherBottle }));
        Assert.Equal("device-uncertain", await Why(rig, rig.Order() with { Plan = await Another(rig), Bottle = LiveRig.OtherBottle }));
        await rig.Host.Judge(id, LiveRig.ActorOf(rig.Physician), "blood thrown away, patient well", Stop);
        Assert.Equal(SessionState.Stopped, rig.Kept(id).State);
        Assert.NotNull(rig.Kept(id).Trace);
        await Assert.ThrowsAsync<SessionRefusedException>(() => rig.Host.Judge(id, LiveRig.ActorOf(rig.Physician), "again", Stop));
    }

    [Fact]
    public async Task What_ran_on_a_node_that_is_lost_is_taken_over_and_judged_by_what_the_store_has()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);
        await rig.Conduct(id);
        var chunks = rig.Chunks(id);
        var now = TimeProvider.System.GetUtcNow();
        await rig.Store.Write(Actor.Program, c =>
        {
            var session = c.Sessions.Single(s => s.Id == id);
            (session.State, session.EndedAt, session.RecordingSha256, session.Trace) = (SessionState.Running, null, null, null);
            c.Leases.Single().Until = now.AddHours(1);
        }, Stop);
        File.Delete(rig.Host.PathOf(id));
        await using Takeover other = new(rig.Store, new() { Node = "other" }, TimeProvider.System);

        Assert.Empty(await other.LookOnce(Stop)); // its node holds the device still
        await rig.Store.Write(Actor.Program, c => c.Leases.Single().Until = now.AddHours(-1), Stop);
        Assert.Equal([id], await other.LookOnce(Stop));
        Assert.Empty(await other.LookOnce(Stop));

        Assert.Equal(SessionState.Uncertain, rig.Kept(id).State);
        Assert.True(rig.Kept(id).Fence < rig.Fence, "what the lost node still sends is refused");
        await rig.Host.Judge(id, LiveRig.ActorOf(rig.Physician), "went well, as the chart says", Stop);
        Assert.Equal(SessionState.Completed, rig.Kept(id).State);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(chunks)), rig.Kept(id).RecordingSha256);
        Assert.NotNull(rig.Kept(id).Trace);
    }

    [Fact]
    public async Task A_node_whose_session_was_taken_over_says_nothing_more_of_it_and_lets_it_go()
    {
        await using var rig = await LiveRig.Open(speed: 20); // so that it still runs
        var id = await rig.Host.Start(rig.Order(), Stop);
        await Until(() => rig.Kept(id).State == SessionState.Running && rig.Chunks(id).Length > 0);
        await rig.Store.Write(Actor.Program, c => c.Leases.Single().Until = TimeProvider.System.GetUtcNow().AddHours(-1), Stop);
        await using Takeover other = new(rig.Store, new() { Node = "other" }, TimeProvider.System);
        Assert.Equal([id], await other.LookOnce(Stop));
        var (chunks, events) = (rig.Chunks(id).Length, rig.Events(id));

        rig.Host.Find(id)?.Stop();
        await Until(() => rig.Host.Find(id) is null);

        Assert.Equal(SessionState.Uncertain, rig.Kept(id).State);
        Assert.Null(rig.Kept(id).EndedAt);
        Assert.Equal((chunks, events), (rig.Chunks(id).Length, rig.Events(id)));
    }

    [Fact]
    public async Task A_whole_recording_says_how_its_session_ended_whatever_became_of_the_program()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);
        await rig.Conduct(id);
        await rig.Store.Write(Actor.Program, c => c.Sessions.Single(s => s.Id == id).State = SessionState.Running, Stop);
        await rig.Restart();

        Assert.Equal([id], await rig.Host.Recover(Stop));

        Assert.Equal(SessionState.Completed, rig.Kept(id).State);
    }

    [Fact]
    public async Task A_node_that_goes_down_in_order_leaves_the_device_safe_and_the_recording_whole()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);
        await Until(() => rig.Host.Find(id) is not { Feed.State: null });

        await rig.Restart();

        Assert.Equal(SessionState.Stopped, rig.Kept(id).State);
        using var reader = RecordingReader.Open(rig.Host.PathOf(id));
        while (reader.Read()) { }
        Assert.True(reader.Tail!.IsWhole);
    }

    [Fact]
    public async Task A_store_that_takes_nothing_more_does_not_stop_a_session()
    {
        var fails = false;
        await using var rig = await LiveRig.Open(p =>
        {
            if (fails && p == WritePoint.Commit) throw new IOException("no space left on device");
        });
        var id = await rig.Host.Start(rig.Order(), Stop);
        var live = rig.Host.Find(id)!;
        fails = true;

        var conducting = rig.Conduct(id);
        await live.Ended.WaitAsync(TimeSpan.FromMinutes(2), Stop);
        var trace = await live.Ended;

        Assert.Equal(SessionOutcome.Completed, trace!.Outcome);
        Assert.True(Replay.Run(rig.Host.PathOf(id)).Tail.IsWhole);
        Assert.False(live.Feed.IsKept);
        await rig.Host.DisposeAsync();
        await conducting;
    }

    [Fact]
    public async Task Anybody_stops_and_the_log_says_who()
    {
        await using var rig = await LiveRig.Open();
        var id = await rig.Host.Start(rig.Order(), Stop);
        Person passerBy = new(Guid.CreateVersion7(), "Biomed");
        await Until(() => rig.Host.Find(id)?.Feed.State is not null);

        Assert.True(await rig.Host.Find(id)!.Press(OperatorAction.Stop, Prompt.None, new("stop", "", default, LiveRig.ActorOf(passerBy)))!);
        await Until(() => rig.Host.Find(id)?.Feed.State?.Phase == "safe");

        _ = rig.Host.Find(id)!.Press(OperatorAction.Discard, Prompt.None, new("note", "discard", default, LiveRig.ActorOf(rig.Nurse)));
        await Until(() => rig.Host.Find(id) is null);
        using var kept = rig.Store.Read();
        Assert.Contains(kept.Events.Where(e => e.SessionId == id).ToList(), e => e.Kind == "stop" && e.AccountId == passerBy.Account);
        Assert.Equal(SessionState.Stopped, rig.Kept(id).State);
    }

    static async Task<string> Why(LiveRig rig, SessionOrder order) =>
        (await Assert.ThrowsAsync<SessionRefusedException>(() => rig.Host.Start(order, Stop))).Reason;

    // A second order, of the same plan unless another is given.
    static async Task<Guid> Another(LiveRig rig, bool signed = true, bool isAltered = false, byte[]? json = null)
    {
        var id = Guid.CreateVersion7();
        await rig.Store.Write(Actor.Program, c =>
        {
            var paper = c.Plans.Single(p => p.Id == rig.Plan);
            c.Plans.Add(new()
            {
                Id = id,
                PatientId = paper.PatientId,
                CourseId = paper.CourseId,
                Json = isAltered ? [.. paper.Json, (byte)' '] : json ?? paper.Json,
                Sha256 = json is null ? paper.Sha256 : Paper.HashOf(json),
                AccountId = paper.AccountId,
                At = paper.At,
                Number = 2,
                ScreeningId = paper.ScreeningId,
            });
        }, Stop);
        if (signed) await Sign(rig, id, SignatureMeaning.Ordered, rig.Physician);
        return id;
    }

    static Task Sign(LiveRig rig, Guid plan, SignatureMeaning meaning, Person by) => rig.Store.Write(Actor.Program, c =>
    {
        c.Signatures.Add(new()
        {
            Id = Guid.CreateVersion7(),
            Record = nameof(PlanPaper),
            RecordId = plan,
            Sha256 = c.Plans.Single(p => p.Id == plan).Sha256,
            Meaning = meaning,
            Proof = SignatureProof.Password,
            AccountId = by.Account,
            Name = by.Name,
            At = TimeProvider.System.GetUtcNow(),
        });
    }, Stop);

    static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 6000 && !holds(); i++) await Task.Delay(10, Stop);
        Assert.True(holds());
    }
}
