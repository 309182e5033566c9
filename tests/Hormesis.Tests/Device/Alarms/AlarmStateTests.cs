using System.Runtime.CompilerServices;
using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;

namespace Hormesis.Tests.Device.Alarms;

/// <summary>The alarms tick by tick, on a table of four: two low, one medium that latches, one high for air.</summary>
public class AlarmStateTests
{
    const int LowA = 0, LowB = 1, Medium = 2, High = 3;

    static readonly Alarm Low = AlarmTable.Shipped.Alarms[^1];

    static readonly AlarmTable Table = new(
    [
        Low with { Id = "low-a" }, Low with { Id = "low-b" },
        Low with { Id = "medium", Harm = Harm.Reversible, Onset = Onset.Prompt, Latches = true },
        Low with { Id = "high", Harm = Harm.Irreversible, Onset = Onset.Immediate, Air = true, Pausable = false },
    ]);

    AlarmEngineState state;
    AlarmOutput output;
    uint count;
    TimeSpan now = TimeSpan.FromSeconds(3);

    [Fact]
    public void The_table_knows_its_rows_by_what_they_are()
    {
        Assert.Equal(Set(LowA, LowB, Medium, High), Table.All);
        Assert.Equal(
            (Set(LowA, LowB), Set(Medium), Set(High)), (Table.Of(Priority.Low), Table.Of(Priority.Medium), Table.Of(Priority.High)));
        Assert.Equal((Set(Medium), Set(High), Set(High)), (Table.Latching, Table.NeverSilent, Table.Air));
    }

    [Fact]
    public void What_has_happened_is_said_in_the_tick_it_happens_and_not_again()
    {
        Step(Set(LowA, Medium));
        Assert.Equal((Set(LowA, Medium), default(AlarmSet)), (output.Raised, output.Ended));
        Step(Set(LowA, Medium));
        Assert.Equal((default(AlarmSet), default(AlarmSet)), (output.Raised, output.Ended));

        Step(default);

        Assert.Equal((default, Set(LowA, Medium)), (output.Raised, output.Ended));
        Assert.Equal((Set(Medium), Set(Medium)), (state.Latched, state.Shown));
        Step(Set(Medium));
        Assert.Equal((default, Set(Medium)), (state.Latched, state.Active));
    }

    [Fact]
    public void An_answer_of_the_operator_is_told_with_what_it_concerned()
    {
        Step(Set(LowA, Medium));
        Step(Set(LowA, Medium), OperatorAction.Acknowledge);
        Assert.Equal(Set(LowA, Medium), output.Acknowledged);
        Step(Set(LowA, LowB, Medium), OperatorAction.Acknowledge);
        Assert.Equal(Set(LowB), output.Acknowledged);
        Step(Set(LowB));
        Assert.Equal(Set(LowB, Medium), state.Seen);

        Step(Set(LowB), OperatorAction.ResetAlarms);

        Assert.Equal((Set(Medium), Set(LowB)), (output.Reset, state.Seen));
        Step(Set(LowB), OperatorAction.ResetAlarms);
        Assert.Equal(default, output.Reset);
    }

    [Fact]
    public void A_pause_is_told_when_it_begins_and_when_it_ends()
    {
        Step(Set(LowA));
        Assert.False(output.PauseBegan || output.PauseEnded);
        Step(Set(LowA), OperatorAction.PauseAudio);
        Assert.Equal((true, false, SignalTable.Shipped.Pause), (output.PauseBegan, output.PauseEnded, output.PauseLeft));
        Step(Set(LowA));
        Assert.False(output.PauseBegan || output.PauseEnded);

        Step(Set(LowA), OperatorAction.PauseAudio);
        Assert.Equal((false, true, TimeSpan.Zero), (output.PauseBegan, output.PauseEnded, output.PauseLeft));
        Step(Set(LowA));
        Assert.False(output.PauseEnded);
    }

    [Fact]
    public void A_pause_ends_at_its_time_and_not_before()
    {
        Step(Set(LowA));
        Step(Set(LowA), OperatorAction.PauseAudio);
        var until = now + SignalTable.Shipped.Pause;
        now = until - TimeSpan.FromMilliseconds(10) - TimeSpan.FromTicks(1);
        Step(Set(LowA));
        Assert.Equal((false, TimeSpan.FromTicks(1), -1), (output.PauseEnded, output.PauseLeft, output.Sounding));
        Assert.Equal(AlarmSignal.AudioPaused, state.SignalOf(LowA, Table, now));

        Assert.Equal(AlarmSignal.On, state.SignalOf(LowA, Table, until));
        now = until - TimeSpan.FromMilliseconds(10);
        Step(Set(LowA));
        Assert.Equal((true, TimeSpan.Zero, LowA), (output.PauseEnded, output.PauseLeft, output.Sounding));
    }

    [Fact]
    public void The_first_tick_takes_over_the_operators_count_without_an_action()
    {
        count = 5;
        Step(Set(LowA), OperatorAction.Acknowledge, isNew: false);
        Assert.Equal((default, default(AlarmSet)), (output.Acknowledged, state.Seen));
        Step(Set(LowA), OperatorAction.Acknowledge, isNew: false);
        Assert.Equal(default, state.Seen);

        Step(Set(LowA), OperatorAction.Acknowledge);
        Assert.Equal(Set(LowA), state.Seen);
    }

    [Fact]
    public void The_lamp_is_that_of_the_highest_and_flashes_from_when_it_changed()
    {
        foreach (var (shown, lamp) in new[]
        {
            (Set(), LampColour.Off), (Set(LowA, LowB), LampColour.Cyan), (Set(LowB, Medium), LampColour.Yellow),
            (Set(LowA, Medium, High), LampColour.Red),
        })
        {
            now += TimeSpan.FromSeconds(0.777);
            Step(shown);
            Assert.Equal((lamp, lamp != LampColour.Off), (output.Lamp, output.LampOn));
            Assert.Equal((lamp == LampColour.Off ? -1 : 0, !shown.IsEmpty), (output.Pulse, output.SoundOn));
            var since = now;
            now += TimeSpan.FromMilliseconds(400);
            Step(shown);
            if (!shown.IsEmpty) Assert.Equal((since, since), (state.LampSince, state.SoundSince));
        }
    }

    [Fact]
    public void What_is_shown_is_ranked_by_air_priority_and_newest_as_far_as_there_is_room()
    {
        Step(Set(High));
        Step(Set(High, Medium));
        Step(Set(High, Medium, LowB));
        Step(Set(High, Medium, LowB, LowA));
        Span<int> four = stackalloc int[6], two = stackalloc int[2];

        Assert.Equal(4, state.Rank(Table, four));
        Assert.Equal([High, Medium, LowA, LowB], four[..4].ToArray());
        Assert.Equal(2, state.Rank(Table, two));
        Assert.Equal([High, Medium], two.ToArray());
        Assert.Equal(0, default(AlarmEngineState).Rank(Table, four));
    }

    [Fact]
    public void A_signal_is_off_on_paused_acknowledged_or_latched()
    {
        Step(Set(LowA, Medium, High));
        Assert.Equal((AlarmSignal.Off, AlarmSignal.On, AlarmSignal.On), (Signal(LowB), Signal(LowA), Signal(High)));
        Step(Set(LowA, Medium, High), OperatorAction.PauseAudio);
        Assert.Equal((AlarmSignal.AudioPaused, AlarmSignal.On), (Signal(LowA), Signal(High)));
        Step(Set(LowA, Medium, High), OperatorAction.Acknowledge);
        Assert.Equal((AlarmSignal.Acknowledged, AlarmSignal.On), (Signal(LowA), Signal(High)));
        Step(default);
        Assert.Equal((AlarmSignal.Off, AlarmSignal.Latched, AlarmSignal.Off), (Signal(LowA), Signal(Medium), Signal(High)));
    }

    [Fact]
    public void The_second_buzzer_sounds_only_when_something_is_to_be_heard_and_the_loudspeaker_is_not()
    {
        foreach (var (something, whole) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var (_, o) = AlarmEngine.Step(
                default, something ? Set(LowA) : default, new() { SignalPathGood = whole }, Table, SignalTable.Shipped, now);

            Assert.Equal(something && !whole, o.BackupOn);
        }
    }

    [Fact]
    public void Two_orders_of_raising_are_the_same_when_every_number_is()
    {
        RaiseOrder x = default, y = default;
        Assert.True(x.Equals(y) && x.Equals((object)y) && !x.Equals("x") && !x.Equals(null));
        x[AlarmSet.Most - 1] = 3;
        Assert.False(x.Equals(y) || x.Equals((object)y));
        x[0] = 11;
        y = x;
        Assert.Equal(x.GetHashCode(), y.GetHashCode());
        Assert.NotEqual(default(RaiseOrder).GetHashCode(), x.GetHashCode());
        Assert.Equal(sizeof(uint) * AlarmSet.Most, Unsafe.SizeOf<RaiseOrder>());
    }

    AlarmSignal Signal(int row) => state.SignalOf(row, Table, now);

    static AlarmSet Set(params int[] rows) => rows.Aggregate(default(AlarmSet), (set, row) => set | AlarmSet.Of(row));

    void Step(AlarmSet conditions, OperatorAction action = OperatorAction.None, bool isNew = true)
    {
        if (action != OperatorAction.None && isNew) count++;
        now += TimeSpan.FromMilliseconds(10);
        var input = new AlarmInput { OperatorCount = count, Action = action, SignalPathGood = true };
        (state, output) = AlarmEngine.Step(state, conditions, input, Table, SignalTable.Shipped, now);
    }
}
