using System.Numerics;
using Hormesis.Device.Controller;

namespace Hormesis.Device.Safety;

/// <summary>
/// Watches the machine by sensors of its own and says what the actuators may do. It looks at what is asked for, not at the
/// controller's phase, and shares no code with it; it leaves treatment to the controller and the combining of command and permit
/// to hardware, so that all it can do is make safe.
/// </summary>
/// <remarks>
/// Within a tick: the controller steps on its readings; the monitor steps on its own readings and on the commands of that same
/// step; the alarms step last, on what both have found; then hardware gets commands and permits together. The monitor thus sees a
/// request before any actuator does.
/// </remarks>
public static class SafetyMonitor
{
    /// <summary>Judges one tick. Pure, without allocation.</summary>
    /// <param name="state">What the step before returned; <see cref="MonitorState.Begin"/> at power-on.</param>
    /// <param name="readings">Its own sensors at <paramref name="now"/>.</param>
    /// <param name="requests">What the controller wants until the next tick.</param>
    /// <param name="setup">Order, limits and what is fitted.</param>
    /// <param name="now">Monotonic time by the monitor's own clock.</param>
    public static (MonitorState State, Permits Permits) Step(
        in MonitorState state, in MonitorReadings readings, in Commands requests, MonitorSetup setup, TimeSpan now)
    {
        if (!state.Running) return (state, default);

        if (!state.Started) return (FirstLook(state, readings, requests, setup, now), default);

        var elapsed = now - state.Now;
        var seen = Observe(state, readings, requests, setup, now, elapsed);
        var timers = state.BadFor;
        var broken = Persist(ref timers, Conditions.Bad(seen, readings, requests, setup, elapsed), setup, elapsed);
        var judged = Latch(seen with { BadFor = timers, Broken = broken }, readings, setup);

        var nothing = judged.IsTripped || !readings.SupplyGood;
        var permits = nothing ? default : Interlocks.For(MonitorFacts.Of(judged, readings, requests, setup), setup.Fitted);
        return (judged with { Permitted = permits, ResetWasPressed = readings.ResetPressed }, permits);
    }

    // Rates and ages need a second look: the first permits nothing.
    static MonitorState FirstLook(in MonitorState s, in MonitorReadings r, in Commands c, MonitorSetup setup, TimeSpan now) => s with
    {
        Started = true,
        Now = now,
        Senses = Senses.From(r, c, setup, now),
        Filling = Filling.From(r, setup, now),
    };

    static MonitorState Observe(
        in MonitorState s, in MonitorReadings r, in Commands c, MonitorSetup setup, TimeSpan now, TimeSpan elapsed)
    {
        var senses = s.Senses.Follow(r, c, setup, now, elapsed);
        return s with { Now = now, Senses = senses, Filling = s.Filling.Follow(r, c, senses, setup, now) };
    }

    // Returns the conditions that have been bad for as long as they may. Time that stands still or jumps is itself one.
    static ulong Persist(ref Timers badFor, ulong bad, MonitorSetup setup, TimeSpan elapsed)
    {
        var broken = 0UL;
        var persist = setup.Persist;
        for (var i = 0; i < Timers.Count; i++)
        {
            if ((bad & (1UL << i)) == 0)
            {
                badFor[i] = TimeSpan.Zero;
                continue;
            }
            if (elapsed > TimeSpan.Zero) badFor[i] += elapsed; // time that runs backwards excuses nothing
            if (badFor[i] >= persist[i]) broken |= 1UL << i;
        }
        return broken;
    }

    // A trip is cleared by a press of the button once no cause of any is left.
    static MonitorState Latch(in MonitorState s, in MonitorReadings r, MonitorSetup setup)
    {
        var causes = s.Broken & setup.Latching;
        var pressed = r.ResetPressed && !s.ResetWasPressed;
        if (pressed && causes == 0) return s with { Latched = 0, Reason = Trip.None };
        if (s.Latched != 0 || causes == 0) return s with { Latched = s.Latched | causes };
        return s with { Latched = causes, Reason = (Trip)BitOperations.TrailingZeroCount(causes), TrippedAt = s.Now };
    }
}
