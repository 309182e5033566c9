using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Controller;

namespace Hormesis.Tests.Device.Controller.Limits;

public class LimitTableTests
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public static TheoryData<int> Rows { get; } = [.. Enumerable.Range(0, LimitTable.Shipped.Limits.Count)];

    [Theory, MemberData(nameof(Rows))]
    public void Every_limit_says_where_it_comes_from_and_how_sure_that_is(int row)
    {
        var limit = LimitTable.Shipped.Limits[row];

        Assert.Matches(@"\[[A-Z]\]$", limit.Source);
        Assert.Matches("^H[0-9]{2}$", limit.Hazard);
        Assert.True(limit.From is not null || limit.To is not null);
    }

    [Theory, MemberData(nameof(Rows))]
    public void Every_limit_trips_just_outside_and_not_at_its_end(int row)
    {
        var limit = LimitTable.Shipped.Limits[row];
        var (end, outward) = limit.To is { } to ? (to, 1) : (limit.From!.Value, -1);
        var outside = end + outward * Math.Max(1e-9, Math.Abs(end) * 1e-9);

        Assert.False(Trips(row, end));
        Assert.True(Trips(row, outside));
        Assert.True(Trips(row, double.NaN), "what is not a number is not good");
    }

    [Theory, MemberData(nameof(Rows))]
    public void Every_limit_waits_as_long_as_it_says_and_no_longer(int row)
    {
        var limit = LimitTable.Shipped.Limits[row];
        var ticks = 0;
        var state = default(LimitState);
        do
        {
            state = Judge(state, row, Bad(limit), out _);
            ticks++;
        }
        while (!state.IsActive(row) && ticks < 10_000);

        Assert.Equal(Math.Max(1, limit.PersistSeconds / 0.01), ticks, 0.5);
    }

    [Fact]
    public void A_condition_that_comes_and_goes_starts_its_wait_anew()
    {
        var row = Row("room-ozone");
        var state = default(LimitState);
        for (var i = 0; i < 10_000; i++)
        {
            state = Judge(state, row, i % 2_900 == 0 ? 0 : 0.06, out _); // never bad for 30 s on end
            Assert.False(state.IsActive(row));
        }
    }

    [Fact]
    public void What_stopped_a_session_stays_latched_when_its_cause_is_gone()
    {
        var row = Row("bottle-overpressure");

        var state = Judge(default, row, 1.2, out var verdict);
        state = Judge(state, row, 0.1, out _);

        Assert.Equal(row, verdict.Stop);
        Assert.False(state.IsActive(row));
        Assert.Equal(UInt128.One << row, state.Shown);
    }

    [Fact]
    public void Air_stands_first_in_the_table()
    {
        Assert.Equal("air-in-line", LimitTable.Shipped.Limits[0].Alarm);
    }

    [Fact]
    public void Advice_never_stops()
    {
        var row = Row("room-ozone-early");
        var state = default(LimitState);
        var verdict = Verdict.None;
        for (var i = 0; i < 600; i++) state = Judge(state, row, 0.045, out verdict);

        Assert.True(state.IsActive(row));
        Assert.Equal(Verdict.None, verdict);
    }

    static int Row(string alarm) => LimitTable.Shipped.Limits.ToList().FindIndex(l => l.Alarm == alarm);

    static double Bad(Limit limit) => limit.To is { } to ? to + 1 : limit.From!.Value - 1;

    // Within every limit on that signal.
    static double Good(Signal signal)
    {
        var limits = LimitTable.Shipped.Limits.Where(l => l.Signal == signal).ToList();
        var (from, to) = (limits.Max(l => l.From) ?? double.MinValue, limits.Min(l => l.To) ?? double.MaxValue);
        return Math.Clamp(0, from, to);
    }

    static bool Trips(int row, double value)
    {
        var state = default(LimitState);
        var (phase, signals) = OnlyWrong(row, value);
        for (var i = 0; i < 4_000; i++) state.Judge(LimitTable.Shipped.Checks, phase, signals, Tick, out _);
        return state.IsActive(row);
    }

    static LimitState Judge(LimitState state, int row, double value, out Verdict verdict)
    {
        var (phase, signals) = OnlyWrong(row, value);
        state.Judge(LimitTable.Shipped.Checks, phase, signals, Tick, out verdict);
        return state;
    }

    // Only the row in question has a bad signal; its phase is one that it applies to.
    static (Phase Phase, SignalValues Signals) OnlyWrong(int row, double value)
    {
        var limit = LimitTable.Shipped.Limits[row];
        var phase = Phase.Mixing;
        if (limit.Phases.Count > 0) Assert.True(PhaseNames.TryParse(limit.Phases[0], out phase));
        var signals = new SignalValues();
        foreach (var other in LimitTable.Shipped.Limits) signals[other.Signal] = Good(other.Signal);
        signals[limit.Signal] = value;
        return (phase, signals);
    }
}
