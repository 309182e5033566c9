using Hormesis.Device.Capnography;
using Hormesis.Device.Controller;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;
using static Hormesis.Tests.Device.Capnography.BreathTrace;

namespace Hormesis.Tests.Device.Capnography;

public class CapnographyRulesTests
{
    const double Start = 300;
    static readonly CapnographyLimits Limits = CapnographyLimits.Shipped;
    static readonly CapnographyContext Returning = new() { Reinfusing = true };

    [Fact]
    public void Nineteen_of_twenty_emboli_are_found_within_thirty_seconds_of_the_gas()
    {
        var found = 0;
        for (var seed = 1; seed <= 200; seed++)
        {
            var chance = new RandomSource((ulong)seed, 1);
            var gas = chance.NextBetween(10, 30);
            var trace = new BreathTrace((ulong)seed) { Event = Kind.Embolism, MlPerKg = chance.NextBetween(0.5, 1), GasSeconds = gas };
            if (Run(trace, 600 + gas + 30).Gravest >= CapnographyAction.Pause) found++;
        }

        Assert.True(found >= 190, $"{found} of 200"); // sensitivity of 95 %, reference/clinical 7.2
    }

    [Fact]
    public void Quiet_sessions_are_left_alone_and_false_aborts_are_rarer_than_one_in_a_hundred()
    {
        var (aborts, pauses) = (0, 0);
        for (var seed = 1; seed <= 300; seed++)
        {
            var gravest = Run(new((ulong)seed), 1_500).Gravest;
            if (gravest == CapnographyAction.Abort) aborts++;
            if (gravest == CapnographyAction.Pause) pauses++;
        }

        Assert.True(aborts <= 3, $"{aborts} of 300");
        Assert.True(pauses <= 15, $"{pauses} of 300");
    }

    [Fact]
    public void A_vasovagal_decline_is_advised_or_paused_and_not_taken_for_an_embolus()
    {
        var aborts = 0;
        for (var seed = 1; seed <= 100; seed++)
        {
            var chance = new RandomSource((ulong)seed, 2);
            var gravest = Run(new((ulong)seed)
            {
                Event = Kind.Vasovagal,
                Decline = chance.NextBetween(0.15, 0.25),
                DeclineSeconds = chance.NextBetween(180, 300),
                Complains = seed % 2 == 0,
            }, 1_200).Gravest;

            Assert.True(gravest >= CapnographyAction.Advise);
            if (gravest == CapnographyAction.Abort) aborts++;
        }
        Assert.True(aborts <= 1, $"{aborts} of 100");
    }

    [Theory]
    [InlineData(Kind.Anxious, CapnographyAction.Advise, CapnographyAction.Pause)]
    [InlineData(Kind.CannulaOff, CapnographyAction.Pause, CapnographyAction.Pause)]
    [InlineData(Kind.Talking, CapnographyAction.None, CapnographyAction.Advise)]
    [InlineData(Kind.Apnoea, CapnographyAction.Pause, CapnographyAction.Pause)]
    [InlineData(Kind.Bradypnoea, CapnographyAction.Advise, CapnographyAction.Pause)]
    public void Each_event_has_its_answer(Kind kind, CapnographyAction least, CapnographyAction most)
    {
        for (var seed = 1; seed <= 30; seed++)
            Assert.InRange(Run(new((ulong)seed) { Event = kind, Decline = 0.2 }, 900).Gravest, least, most);
    }

    [Fact]
    public void A_cannula_that_comes_off_holds_within_twenty_seconds()
    {
        var run = Run(new(3) { Event = Kind.CannulaOff }, 900);

        Assert.InRange(run.At, 600, 620);
        Assert.Equal(CapnographySign.Lost, run.Sign);
    }

    [Fact]
    public void Gas_past_the_detector_with_an_abrupt_fall_aborts_and_nothing_leaves_that()
    {
        var run = Run(new(5) { Event = Kind.Embolism, MlPerKg = 1, GasSeconds = 10 }, 700, Returning with { AirSeen = true });
        Assert.Equal(CapnographyAction.Abort, run.Gravest);

        var state = run.State;
        var trace = new BreathTrace(6);
        for (var t = 1_000.0; t < 2_000; t++)
        {
            (state, var verdict) = CapnographyRules.Step(state, trace.Frame(t), Returning, Limits, TimeSpan.FromSeconds(t));
            Assert.Equal((CapnographyAction.Abort, Fraction.None), (verdict.Action, verdict.FlowFactor));
        }
    }

    [Fact]
    public void A_pause_ends_only_after_three_minutes_near_the_baseline()
    {
        var trace = new BreathTrace(8) { Event = Kind.CannulaOff };
        var (state, _, _, _) = Run(trace, 640);
        Assert.NotEqual(CapnographySign.None, state.PausedFor);

        var well = new BreathTrace(9);
        var ended = double.NaN;
        var frame = default(Vitals);
        for (var i = 0; i < 8_000 && double.IsNaN(ended); i++)
        {
            var t = 640 + i / 10.0;
            if (i % 10 == 0) frame = Later(well.Frame(t), 1_000);
            (state, _) = CapnographyRules.Step(state, frame, Returning, Limits, TimeSpan.FromSeconds(t));
            if (state.PausedFor == CapnographySign.None) ended = t;
        }

        Assert.True(ended >= 640 + 179.9 - 1e-6, $"{ended}"); // the tick that shows the first good frame counts with it
    }

    [Fact]
    public void Without_a_baseline_nothing_flows()
    {
        var (_, verdict) = CapnographyRules.Step(default, default, Returning, Limits, TimeSpan.FromSeconds(1));

        Assert.Equal((CapnographyAction.Pause, CapnographySign.NoBaseline), (verdict.Action, verdict.Sign));
        Assert.Equal(Fraction.None, verdict.FlowFactor);
        Assert.Equal(Fraction.None, default(CapnographyVerdict).FlowFactor);
    }

    [Fact]
    public void A_baseline_outside_thirty_to_forty_five_is_none()
    {
        var trace = new BreathTrace(4) { Event = Kind.Anxious, At = 0 }; // EtCO2 below 30 from the first minute on

        Assert.False(Run(trace, 320).State.HasBaseline);
    }

    [Fact]
    public void No_reading_can_ask_for_more_than_was_set()
    {
        var chance = new RandomSource(11, 0);
        for (var run = 0; run < 200; run++)
        {
            var state = default(CapnographyState);
            for (var t = 0; t < 400; t++)
            {
                var context = new CapnographyContext
                {
                    Drawing = chance.NextUniform() < 0.3,
                    Reinfusing = chance.NextUniform() < 0.5,
                    HasReinfused = chance.NextUniform() < 0.5,
                    AirSeen = chance.NextUniform() < 0.1,
                };
                (state, var verdict) = CapnographyRules.Step(state, Wild(chance, (uint)t), context, Limits, TimeSpan.FromSeconds(t));

                Assert.InRange(verdict.FlowFactor.Value, 0, 1);
                Assert.True(verdict.Action < CapnographyAction.Pause || verdict.FlowFactor == Fraction.None);
            }
        }
        Assert.Equal(1, new CapnographyVerdict(CapnographyAction.None, Fraction.FromValue(7), default, false).FlowFactor.Value);
        Assert.Equal(0, new CapnographyVerdict(CapnographyAction.None, Fraction.FromValue(double.NaN), default, false).FlowFactor.Value);
    }

    [Fact]
    public void Who_falls_while_he_rests_has_no_baseline()
    {
        var chance = new RandomSource(17, 0);
        for (var seed = 1; seed <= 50; seed++)
        {
            // Gas in the veins before the needle: EtCO2 is steady again, and within 30 to 45, when the draw begins.
            var trace = new BreathTrace((ulong)seed) { Event = Kind.Embolism, At = chance.NextBetween(20, 250), MlPerKg = 0.6 };

            Assert.False(Run(trace, Start + 2).State.HasBaseline);
            Assert.True(Run(new((ulong)seed), Start + 2).State.HasBaseline);
        }
    }

    // RC-38
    // Of stricter limits on the same breaths: at no tick more flow, and in the end at no lower a level.
    [Fact]
    public void Limits_that_a_plan_may_bring_never_let_more_flow()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var chance = new RandomSource((ulong)seed, 5);
            var strict = Limits.For(Limits.Breath with
            {
                AdviseFall = Fraction.FromValue(Limits.Breath.AdviseFall.Value * chance.NextBetween(0.3, 1)),
                AdviseFlow = Fraction.FromValue(Limits.Breath.AdviseFlow.Value * chance.NextUniform()),
                PauseFall = Fraction.FromValue(Limits.Breath.PauseFall.Value * chance.NextBetween(0.3, 1)),
                PauseFallAfter = Limits.Breath.PauseFallAfter * chance.NextUniform(),
                SpO2Fall = Fraction.FromValue(Limits.Breath.SpO2Fall.Value * chance.NextBetween(0.3, 1)),
                LostAfter = Limits.Breath.LostAfter * chance.NextBetween(0.5, 1),
                AbruptFall = AbsolutePressure.FromMmHg(Limits.Breath.AbruptFall.MmHg * chance.NextBetween(0.3, 1)),
            });
            var trace = new BreathTrace((ulong)seed) { Event = (Kind)(seed % 8), At = 500 };
            var (loose, tight) = (default(CapnographyState), default(CapnographyState));
            for (var t = 0.0; t < 900; t++)
            {
                var (frame, context, now) = (trace.Frame(t), t < Start ? default : Returning, TimeSpan.FromSeconds(t));
                (loose, var shipped) = CapnographyRules.Step(loose, frame, context, Limits, now);
                (tight, var asked) = CapnographyRules.Step(tight, frame, context, strict, now);

                Assert.True(asked.Action >= shipped.Action, $"{asked} after {shipped} at {t} of {seed}");
                Assert.True(asked.FlowFactor <= shipped.FlowFactor);
            }
        }
    }

    [Fact]
    public void It_allocates_nothing()
    {
        var trace = new BreathTrace(1);
        var (state, _, _, _) = Run(trace, 400);
        var frames = Enumerable.Range(400, 500).Select(t => trace.Frame(t)).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 5_000; i++)
            (state, _) = CapnographyRules.Step(state, frames[i / 10], Returning, Limits, TimeSpan.FromSeconds(400 + i * 0.1));

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    static (CapnographyState State, CapnographyAction Gravest, double At, CapnographySign Sign) Run(
        BreathTrace trace, double until, CapnographyContext? during = null)
    {
        var state = default(CapnographyState);
        var (gravest, at, sign) = (CapnographyAction.None, double.NaN, CapnographySign.None);
        var frame = default(Vitals);
        for (var i = 0; i < until * 10; i++)
        {
            var t = i / 10.0;
            if (i % 10 == 0) frame = trace.Frame(t);
            var context = t < Start ? default : during ?? Returning;
            (state, var verdict) = CapnographyRules.Step(state, frame, context, Limits, TimeSpan.FromSeconds(t));
            if (verdict.Action > gravest) (gravest, at, sign) = (verdict.Action, t, verdict.Sign);
        }
        return (state, gravest, at, sign);
    }

    static Vitals Later(Vitals v, uint by) => v with { Frame = v.Frame + by, Breath = v.Breath + by };

    static Vitals Wild(RandomSource chance, uint frame) => new()
    {
        Good = chance.NextUniform() < 0.9,
        Frame = frame,
        Breath = (uint)chance.NextBetween(0, 1e6),
        HeartRate = Frequency.FromPerMinute(chance.NextUniform() < 0.05 ? double.NaN : chance.NextBetween(-10, 300)),
        RespiratoryRate = Frequency.FromPerMinute(chance.NextBetween(-5, 80)),
        SpO2 = Fraction.FromValue(chance.NextBetween(0.3, 1.1)),
        Systolic = GaugePressure.FromMmHg(chance.NextBetween(0, 300)),
        Diastolic = GaugePressure.FromMmHg(chance.NextBetween(0, 200)),
        EtCO2 = AbsolutePressure.FromMmHg(chance.NextUniform() < 0.05 ? double.NaN : chance.NextBetween(-10, 150)),
        Quality = Fraction.FromValue(chance.NextBetween(-0.1, 1.1)),
        Complaint = chance.NextUniform() < 0.2,
    };
}
