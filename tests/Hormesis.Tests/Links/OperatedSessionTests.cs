using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Faults;
using Hormesis.Links;
using Hormesis.Model.Treatment;
using Hormesis.Recording;
using Hormesis.Tests.Device;

namespace Hormesis.Tests.Links;

/// <summary>A session whose people are outside: what they press is what happens, and nothing else answers for them.</summary>
public sealed class OperatedSessionTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void People_who_answer_every_prompt_bring_it_to_its_end_and_a_replay_repeats_them()
    {
        var path = folder.File("a.hrec");

        var trace = Run(path, (panel, s) => Answer(panel, s));
        var replay = Replay.Run(path);

        Assert.Equal(SessionOutcome.Completed, trace.Outcome);
        Assert.True(replay.Identical, $"{replay.FirstDifference}");
        Assert.True(replay.Tail.IsWhole);
        Assert.InRange(trace.Returned.Millilitres, 80, 120);
    }

    [Fact]
    public void Nobody_answers_for_people_who_do_not()
    {
        var trace = Run(folder.File("a.hrec"), (_, _) => { }, untilSeconds: 1500);

        Assert.Equal("set-up", trace.Phases.SkipLast(1).Last().Phase); // and from there the device itself gives up waiting
        Assert.Equal(0, trace.BloodDrawn.Millilitres);
    }

    [Fact]
    public void What_is_not_asked_for_is_not_carried_out()
    {
        var trace = Run(folder.File("a.hrec"), (panel, s) =>
        {
            // Says at every moment that the vein is punctured, and nothing else.
            if (Every(s, 2)) panel.TryPress(new(OperatorAction.Confirm, Prompt.ConnectDraw, 1));
        }, untilSeconds: 600);

        Assert.DoesNotContain(trace.Phases, p => p.Phase == "draw");
    }

    [Theory, InlineData(Phase.Conditioning), InlineData(Phase.Draw), InlineData(Phase.Injection), InlineData(Phase.Reinfusion)]
    public void A_stop_is_obeyed_at_the_next_tick_whatever_waits(Phase at)
    {
        var pressedAt = TimeSpan.MaxValue;
        var safeAt = TimeSpan.MaxValue;
        var trace = Run(folder.File("a.hrec"), (panel, s) =>
        {
            if (s.Controller.Phase == at && pressedAt == TimeSpan.MaxValue)
            {
                for (var i = 0; i < Panel.MostWaiting; i++) panel.TryPress(new(OperatorAction.Acknowledge, Person: 1));
                panel.Stop(person: 0);
                pressedAt = s.Now;
            }
            if (s.Controller.Phase == Phase.Safe && safeAt == TimeSpan.MaxValue) safeAt = s.Now;
            if (safeAt < s.Now && Every(s, 5)) panel.TryPress(new(OperatorAction.Discard, Person: 1));
            Answer(panel, s);
        });

        Assert.Equal(SessionLoop.Tick, safeAt - pressedAt);
        Assert.Equal("person", trace.StopReason);
        Assert.True(Replay.Run(folder.File("a.hrec")).Identical);
    }

    [Fact]
    public void A_hold_stands_until_somebody_resumes()
    {
        var heldAt = TimeSpan.MaxValue;
        var trace = Run(folder.File("a.hrec"), (panel, s) =>
        {
            if (s.Controller is { Phase: Phase.Reinfusion, Held: false } && heldAt == TimeSpan.MaxValue && s.Unit.Commands.ReturnClampOpen)
            {
                panel.Hold(person: 0);
                heldAt = s.Now;
            }
            if (s.Controller.Held) Assert.False(s.Unit.Commands.ReturnClampOpen);
            if (s.Controller.Held && s.Controller.HeldFor > TimeSpan.FromSeconds(20)) panel.TryPress(new(OperatorAction.Resume, Person: 1));
            Answer(panel, s);
        });

        Assert.Equal(SessionOutcome.Completed, trace.Outcome);
        Assert.True(Replay.Run(folder.File("a.hrec")).Identical);
    }

    [Fact]
    public void A_second_check_by_the_same_person_does_not_count_where_two_are_needed()
    {
        var plan = Rig.Plan() with { SecondPerson = true };

        var alone = Run(folder.File("a.hrec"), (panel, s) => Answer(panel, s, second: 1), plan, untilSeconds: 600);
        var two = Run(folder.File("b.hrec"), (panel, s) => Answer(panel, s, second: 2), plan);

        Assert.DoesNotContain(alone.Phases, p => p.Phase == "prime");
        Assert.Equal(SessionOutcome.Completed, two.Outcome);
    }

    [Fact]
    public void After_a_stop_a_person_may_give_the_blood_back_without_more_gas()
    {
        var stopped = false;
        var trace = Run(folder.File("a.hrec"), (panel, s) =>
        {
            if (s.Controller.Phase == Phase.Mixing && !stopped) panel.Stop(person: 1);
            stopped |= s.Controller.Phase == Phase.Safe;
            if (s.Controller.Phase == Phase.Safe && Every(s, 3))
                panel.TryPress(new(s.Controller.Cleared ? OperatorAction.ReturnBlood : OperatorAction.ResetAlarms, Person: 1));
            // Held for bubbles, until they are gone.
            if (s.Controller.Held && Every(s, 30)) panel.TryPress(new(OperatorAction.Resume, Person: 1));
            Answer(panel, s);
        });

        Assert.Equal("person", trace.StopReason);
        Assert.InRange(trace.Returned.Millilitres, 80, 120);
    }

    [Fact]
    public void The_trace_told_from_the_recording_is_that_of_the_session()
    {
        var path = folder.File("a.hrec");

        var trace = Run(path, (panel, s) => Answer(panel, s));
        var told = Replay.TraceOf(path);

        Assert.Equal(trace.Points, told.Points);
        Assert.Equal(trace.Phases, told.Phases);
        Assert.Equal((trace.Outcome, trace.Absorbed, trace.Alarms.Count), (told.Outcome, told.Absorbed, told.Alarms.Count));
    }

    [Fact]
    public void A_steady_pace_gives_each_tick_its_time_however_late_it_is()
    {
        LateClock clock = new();
        SteadyPace pace = new(clock, speed: 10);

        for (var tick = 0; tick < 100; tick++)
        {
            if (tick == 50) clock.Advance(TimeSpan.FromSeconds(3));
            Assert.Equal(tick * SessionLoop.Tick, pace.Next(tick).Now);
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    // A person who does at once what is asked for, with the values as the device shows them.
    static void Answer(Panel panel, SimulatedSession s, byte second = 2)
    {
        var prompt = SessionController.PromptFor(s.Controller);
        if (prompt == Prompt.None || !Every(s, 1)) return;
        var person = prompt == Prompt.SecondCheck ? second : (byte)1;
        panel.TryPress(new(OperatorAction.Confirm, prompt, person, ReadBack.Of(s.Plan)));
    }

    static bool Every(SimulatedSession s, int seconds) => s.Now.Ticks % TimeSpan.FromSeconds(seconds).Ticks == 0;

    static SessionTrace Run(string path, Action<Panel, SimulatedSession> people, SessionPlan? plan = null, double untilSeconds = 1e9)
    {
        var (header, setup) = SessionRecord.Prepare(plan ?? Rig.Plan(), Rig.Profile, LimitTable.Shipped, "p1", Start, 1);
        using var recording = RecordingWriter.Create(path, header);
        using CancellationTokenSource stop = new();
        Panel panel = new();
        SessionLoop loop = new(setup, 1, new VirtualPace(Start), recording, panel: panel)
        {
            Seen = s =>
            {
                people(panel, s);
                if (s.Now.TotalSeconds >= untilSeconds) stop.Cancel();
            },
        };
        return loop.Run(null, stop.Token);
    }

    /// <summary>A clock that only moves when it is told to.</summary>
    sealed class LateClock : TimeProvider
    {
        long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => ticks += by.Ticks;

        public override long GetTimestamp() => ticks;
    }
}
