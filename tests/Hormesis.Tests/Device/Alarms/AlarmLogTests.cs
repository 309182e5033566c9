using Hormesis.Device.Alarms;

namespace Hormesis.Tests.Device.Alarms;

public class AlarmLogTests
{
    [Fact]
    public void It_keeps_the_newest_in_order_and_counts_what_went()
    {
        var log = new AlarmLog();
        for (var i = 0; i < 12_345; i++) log.Append(Entry(i));

        Assert.True(log.Count >= 5_000);
        Assert.Equal((12_345L, 12_345L - log.Count), (log.Written, log.Lost));
        for (var i = 0; i < log.Count; i++) Assert.Equal(TimeSpan.FromSeconds(log.Lost + i), log[i].At);
        Assert.Throws<ArgumentOutOfRangeException>(() => log[log.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => log[-1]);
    }

    [Fact]
    public void It_can_hold_more_than_the_least()
    {
        var log = new AlarmLog(capacity: AlarmLog.Least + 1);
        for (var i = 0; i < AlarmLog.Least + 2; i++) log.Append(Entry(i));

        Assert.Equal((AlarmLog.Least + 1, 1L), (log.Count, log.Lost));
        Assert.Equal(TimeSpan.FromSeconds(1), log[0].At);
    }

    [Fact]
    public void Until_it_is_full_nothing_is_lost()
    {
        var log = new AlarmLog(capacity: 1);
        for (var i = 0; i < AlarmLog.Least; i++) log.Append(Entry(i));

        Assert.Equal((AlarmLog.Least, 0L), (log.Count, log.Lost));
    }

    [Fact]
    public void A_tick_in_which_nothing_happens_is_not_written_down()
    {
        var log = new AlarmLog();

        log.Record(new AlarmOutput { First = 3, Sounding = 3 }, AlarmTable.Shipped, [], TimeSpan.FromSeconds(9), by: 4);

        Assert.Equal(0, log.Written);
    }

    [Fact]
    public void A_tick_is_written_down_whole_with_value_limit_and_person()
    {
        var log = new AlarmLog();
        var values = new AlarmValue[] { new(0.06, 0.05) };
        var output = new AlarmOutput
        {
            Raised = AlarmSet.Of(0) | AlarmSet.Of(5),
            Ended = AlarmSet.Of(1),
            Acknowledged = AlarmSet.Of(2),
            Reset = AlarmSet.Of(3),
            PauseBegan = true,
            PauseEnded = true,
        };

        log.Record(output, AlarmTable.Shipped, values, TimeSpan.FromSeconds(9), by: 4);

        Assert.Equal(
            [
                AlarmStep.Raised, AlarmStep.Raised, AlarmStep.Ended, AlarmStep.Acknowledged, AlarmStep.Reset, AlarmStep.PauseEnded,
                AlarmStep.Paused,
            ],
            Enumerable.Range(0, log.Count).Select(i => log[i].Event));
        Assert.Equal(new AlarmEntry(0, Priority.High, AlarmStep.Raised, TimeSpan.FromSeconds(9), 0.06, 0.05, 0), log[0]);
        Assert.Equal(
            [0, 5, 1, 2, 3, -1, -1], Enumerable.Range(0, log.Count).Select(i => log[i].Row));
        Assert.Equal([0, 0, 0, 4, 4, 4, 4], Enumerable.Range(0, log.Count).Select(i => (int)log[i].By));
        for (var i = 1; i < log.Count; i++)
        {
            Assert.Equal((double.NaN, double.NaN, TimeSpan.FromSeconds(9)), (log[i].Value, log[i].Limit, log[i].At));
            var row = log[i].Row;
            Assert.Equal(row < 0 ? Priority.Low : AlarmTable.Shipped.Alarms[row].Priority, log[i].Priority);
        }
    }

    [Fact]
    public void Appending_allocates_nothing()
    {
        var log = new AlarmLog();
        var output = new AlarmOutput { Raised = AlarmTable.Shipped.All };
        log.Record(output, AlarmTable.Shipped, [], default, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++) log.Record(output, AlarmTable.Shipped, [], default, 0);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_copy_goes_on_by_itself()
    {
        var (log, copy) = (new AlarmLog(), new AlarmLog());
        log.Append(Entry(1));

        copy.CopyFrom(log);
        copy.Append(Entry(2));

        Assert.Equal((1L, 2L, log[0]), (log.Written, copy.Written, copy[0]));
    }

    static AlarmEntry Entry(int number) =>
        new(0, Priority.High, AlarmStep.Raised, TimeSpan.FromSeconds(number), double.NaN, double.NaN, 0);
}
