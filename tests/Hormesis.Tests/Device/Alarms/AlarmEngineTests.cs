using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;
using Hormesis.Model.Numerics;

namespace Hormesis.Tests.Device.Alarms;

public class AlarmEngineTests
{
    static readonly AlarmTable Table = AlarmTable.Shipped;

    AlarmEngineState state;
    AlarmOutput output;
    AlarmSet conditions;
    uint count;
    bool pathGood = true;
    TimeSpan now = TimeSpan.FromSeconds(1);

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 40)];

    [Theory, MemberData(nameof(Seeds))]
    public void It_does_what_the_naive_alarms_do(int seed)
    {
        var chance = new RandomSource((ulong)seed, 0);
        var naive = new NaiveAlarms(Table);
        var present = new HashSet<int>();
        Span<int> ranked = stackalloc int[AlarmSet.Most];
        for (var i = 0; i < 2_000; i++)
        {
            if (chance.NextUniform() < 0.2)
            {
                var row = (int)chance.NextBetween(0, Table.Alarms.Count);
                if (!present.Add(row)) present.Remove(row);
            }
            var action = chance.NextUniform() < 0.1 ? (OperatorAction)(int)chance.NextBetween(0, 8) : OperatorAction.None;
            now += TimeSpan.FromSeconds(chance.NextBetween(0.01, 3));
            conditions = present.Aggregate(default(AlarmSet), (set, row) => set | AlarmSet.Of(row));
            Step(action);
            naive.Step(present, count, action, now);

            var n = state.Rank(Table, ranked);
            Assert.Equal(naive.Ranked, ranked[..n].ToArray());
            Assert.Equal(naive.Ranked.FirstOrDefault(-1), output.First);
            Assert.Equal((naive.Sounding, naive.PauseLeft), (output.Sounding, output.PauseLeft));
        }
    }

    // RC-40
    [Fact]
    public void Forty_at_once_do_not_hide_air_whichever_comes_first()
    {
        foreach (var airFirst in new[] { true, false })
        {
            (state, conditions) = (default, default);
            var storm = Enumerable.Range(0, Table.Alarms.Count).Where(i => !Table.Alarms[i].Air).Take(40).ToArray();
            if (airFirst) Raise("air-in-line");
            foreach (var row in storm) conditions |= AlarmSet.Of(row);
            Step();
            if (!airFirst) Raise("air-in-line");

            Assert.Equal(Table.RowOf("air-in-line"), output.First);
            Assert.Equal(Table.RowOf("air-in-line"), output.Sounding);
            var all = new int[AlarmSet.Most];
            Assert.Equal(41, state.Rank(Table, all));
            Assert.Equal(41, all.Take(41).Distinct().Count());
        }
    }

    [Fact]
    public void A_new_condition_of_any_priority_breaks_the_pause()
    {
        Raise("over-draw");
        Step(OperatorAction.PauseAudio);
        Assert.Equal((TimeSpan.FromSeconds(120), -1), (output.PauseLeft, output.Sounding));

        Raise("observer-leak");

        Assert.Equal((TimeSpan.Zero, Table.RowOf("over-draw")), (output.PauseLeft, output.Sounding));
        Assert.True(output.PauseEnded);
    }

    [Fact]
    public void A_pause_counts_down_ends_by_itself_and_can_be_ended()
    {
        Raise("over-draw");
        Step(OperatorAction.PauseAudio);
        Pass(119.9);
        Assert.InRange(output.PauseLeft.TotalSeconds, 0.05, 0.15);
        Assert.Equal(AlarmSignal.AudioPaused, Signal("over-draw"));

        Pass(0.2);
        Assert.Equal(AlarmSignal.On, Signal("over-draw"));

        Step(OperatorAction.PauseAudio);
        Step(OperatorAction.PauseAudio);
        Assert.Equal(TimeSpan.Zero, output.PauseLeft);
    }

    [Theory, InlineData("air-in-line"), InlineData("bottle-overpressure"), InlineData("mains")]
    public void Air_overpressure_and_power_are_never_silenced_while_their_cause_lasts(string id)
    {
        Raise(id);
        Step(OperatorAction.PauseAudio);
        Step(OperatorAction.Acknowledge);

        Assert.Equal(Table.RowOf(id), output.Sounding);
        Assert.Equal(AlarmSignal.On, Signal(id));
    }

    [Fact]
    public void A_latched_alarm_stays_until_it_is_reset_and_sounds_until_it_is_acknowledged()
    {
        Raise("bottle-overpressure");
        Clear("bottle-overpressure");
        Assert.Equal((AlarmSignal.Latched, Table.RowOf("bottle-overpressure")), (Signal("bottle-overpressure"), output.Sounding));

        Step(OperatorAction.Acknowledge);
        Assert.Equal(-1, output.Sounding);
        Pass(600);
        Assert.True(output is { LampOn: true, Lamp: LampColour.Red } || !output.LampOn && output.Lamp == LampColour.Red);
        Assert.Equal(Table.RowOf("bottle-overpressure"), output.First);

        Step(OperatorAction.ResetAlarms);
        Assert.Equal((AlarmSignal.Off, -1, LampColour.Off), (Signal("bottle-overpressure"), output.First, output.Lamp));
    }

    [Fact]
    public void A_reset_does_not_clear_what_is_still_there()
    {
        Raise("over-draw");

        Step(OperatorAction.ResetAlarms);

        Assert.Equal(AlarmSignal.On, Signal("over-draw"));
    }

    [Fact]
    public void What_comes_again_is_heard_again_though_it_was_acknowledged()
    {
        Raise("over-draw");
        Step(OperatorAction.Acknowledge);
        Assert.Equal(AlarmSignal.Acknowledged, Signal("over-draw"));

        Clear("over-draw");
        Raise("over-draw");

        Assert.Equal(Table.RowOf("over-draw"), output.Sounding);
    }

    [Fact]
    public void From_condition_to_signal_it_takes_one_tick_for_every_alarm()
    {
        for (var row = 0; row < Table.Alarms.Count; row++)
        {
            (state, conditions) = (default, default);
            Step();
            conditions = AlarmSet.Of(row);
            Step();

            Assert.True(output is { SoundOn: true, LampOn: true });
            Assert.Equal((row, row, conditions), (output.First, output.Sounding, output.Raised));
        }
    }

    [Fact]
    public void A_higher_alarm_starts_its_own_burst_at_once()
    {
        Raise("observer-leak");
        Pass(5.003);
        Assert.False(output.SoundOn);

        Raise("over-draw");

        Assert.True(output is { SoundOn: true, Pulse: 0, Lamp: LampColour.Red, LampOn: true });
    }

    [Fact]
    public void A_broken_loudspeaker_hands_over_to_the_second_buzzer()
    {
        Raise("over-draw");
        Assert.False(output.BackupOn);

        pathGood = false;

        Assert.True(Pass(0.01).BackupOn);
    }

    [Fact]
    public void An_old_action_is_not_done_again()
    {
        count = 7;
        Raise("over-draw");
        Step(OperatorAction.Acknowledge, isNew: false);

        Assert.Equal(Table.RowOf("over-draw"), output.Sounding);
    }

    [Fact]
    public void A_condition_that_is_no_row_of_the_table_is_not_shown()
    {
        conditions = AlarmSet.Of(AlarmSet.Most - 1);
        Step();

        Assert.Equal(-1, output.First);
    }

    [Fact]
    public void It_allocates_nothing()
    {
        Raise("over-draw");
        Pass(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            conditions = AlarmSet.Of(i % 60);
            Step();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void An_action_counts_once_however_long_it_stands_in_the_input()
    {
        Raise("over-draw");
        Step(OperatorAction.PauseAudio);
        for (var i = 0; i < 3; i++) Step(OperatorAction.PauseAudio, isNew: false);

        Assert.InRange(output.PauseLeft.TotalSeconds, 119.9, 120);
        Assert.False(output.PauseBegan || output.PauseEnded);
    }

    void Raise(string id)
    {
        conditions |= AlarmSet.Of(Table.RowOf(id));
        Step();
    }

    void Clear(string id)
    {
        conditions -= AlarmSet.Of(Table.RowOf(id));
        Step();
    }

    AlarmOutput Pass(double seconds)
    {
        now += TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(10);
        Step();
        return output;
    }

    AlarmSignal Signal(string id) => state.SignalOf(Table.RowOf(id), Table, now);

    void Step(OperatorAction action = OperatorAction.None, bool isNew = true)
    {
        if (action != OperatorAction.None && isNew) count++;
        now += TimeSpan.FromMilliseconds(10);
        var input = new AlarmInput { OperatorCount = count, Action = action, SignalPathGood = pathGood };
        (state, output) = AlarmEngine.Step(state, conditions, input, Table, SignalTable.Shipped, now);
    }
}
