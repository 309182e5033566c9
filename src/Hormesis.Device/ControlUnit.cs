using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Observer;
using Hormesis.Device.Profiles;
using Hormesis.Device.Safety;
using Hormesis.Model.Treatment;

namespace Hormesis.Device;

/// <summary>What a device is given for one session and never changes: controller, monitor, alarms, observer.</summary>
public sealed class UnitSetup
{
    readonly AlarmSet[] ofLimit, ofTrip;
    readonly AlarmSet leak, drift, uptake, volume;

    /// <exception cref="Model.InputException">The plan asks for what this device cannot do.</exception>
    public UnitSetup(SessionPlan plan, DeviceProfile profile, LimitTable limits)
    {
        Controller = new(plan, profile, limits);
        Monitor = new(plan, profile, MonitorTable.Shipped);
        ofLimit = [.. limits.Limits.Select(l => SetOf(l.Alarm))];
        ofTrip = new AlarmSet[64];
        foreach (var row in MonitorTable.Shipped.Trips) ofTrip[(int)row.Trip] = SetOf(row.Alarm);
        (leak, drift) = (SetOf("observer-leak"), SetOf("observer-sensor-drift"));
        (uptake, volume) = (SetOf("observer-poor-uptake"), SetOf("observer-volume"));
    }

    UnitSetup(UnitSetup other, MonitorSetup monitor)
    {
        (Controller, Monitor) = (other.Controller, monitor);
        (ofLimit, ofTrip) = (other.ofLimit, other.ofTrip);
        (leak, drift, uptake, volume) = (other.leak, other.drift, other.uptake, other.volume);
    }

    public ControllerSetup Controller { get; }
    public MonitorSetup Monitor { get; }
    public AlarmTable Alarms { get; } = AlarmTable.Shipped;
    public SignalTable Signals { get; } = SignalTable.Shipped;
    public ObserverLimits Observer { get; } = ObserverLimits.Shipped;
    public SessionPlan Plan => Controller.Plan;
    public DeviceProfile Profile => Controller.Profile;

    /// <summary>The same with the monitor's memory changed, as a fault leaves it.</summary>
    public UnitSetup With(MonitorSetup monitor) => new(this, monitor);

    /// <summary>All alarm conditions of this tick, whoever found them.</summary>
    internal AlarmSet Conditions(in UnitState s, in Readings readings)
    {
        var found = Alarms.OfAuxiliaries(readings.Machine.Auxiliary);
        var limits = s.Controller.Alarms.Shown;
        for (var i = 0; limits != 0; i++, limits >>= 1)
            if ((limits & 1) != 0) found |= ofLimit[i];
        for (var (i, trips) = (0, s.Monitor.Shown); trips != 0; i++, trips >>= 1)
            if ((trips & 1) != 0) found |= ofTrip[i];
        var findings = s.Observer.Verdict.Findings;
        if ((findings & Findings.Leak) != 0) found |= leak;
        if ((findings & Findings.SensorDrift) != 0) found |= drift;
        if ((findings & Findings.PoorUptake) != 0) found |= uptake;
        if ((findings & Findings.WrongVolume) != 0) found |= volume;
        return found;
    }

    AlarmSet SetOf(string id) => Alarms.RowOf(id) is >= 0 and var row
        ? AlarmSet.Of(row)
        : throw new InvalidOperationException($"there is no alarm {id} in alarms.json");
}

/// <summary>All that a device remembers between two ticks. A value; large, so it is passed by reference.</summary>
public struct UnitState
{
    public ControllerState Controller { get; internal set; }
    public MonitorState Monitor { get; internal set; }
    public AlarmEngineState Alarms { get; internal set; }
    public ObserverState Observer { get; internal set; }

    /// <summary>What the controller commanded last.</summary>
    public Commands Commands { get; internal set; }

    /// <summary>What is shown and heard of the alarms.</summary>
    public AlarmOutput Shown { get; internal set; }
    public Permits Permits { get; internal set; }
    public TaskCounters Tasks { get; internal set; }

    public static UnitState Begin => new() { Controller = ControllerState.Begin, Monitor = MonitorState.Begin };
}

/// <summary>
/// Controller, observer, safety monitor and alarms in the order of a tick: the controller on its readings, the monitor on its own and on
/// what the controller asks for, the alarms on what all have found. They run on two processors: the controller may stand still
/// while monitor and alarms go on.
/// </summary>
public static class ControlUnit
{
    /// <summary>One tick. Pure, without allocation.</summary>
    /// <param name="state">What the tick before left.</param>
    /// <param name="readings">The controller's.</param>
    /// <param name="monitor">The monitor's.</param>
    /// <param name="controllerRuns">False while its processor hangs: its commands stay as they were.</param>
    /// <param name="setup">The session's.</param>
    /// <param name="now">Since the session began.</param>
    public static void Step(
        ref UnitState state, in Readings readings, in MonitorReadings monitor, bool controllerRuns, UnitSetup setup, TimeSpan now)
    {
        var tasks = state.Tasks;
        if (controllerRuns)
        {
            state.Observer = DeviceObserver.Step(state.Observer, readings, state.Commands, setup.Profile, setup.Observer, now);
            (state.Controller, state.Commands) =
                SessionController.Step(state.Controller, readings with { Tasks = tasks }, setup.Controller, now);
            tasks = tasks with { Controller = tasks.Controller + 1, Journal = tasks.Journal + 1 };
        }
        (state.Monitor, state.Permits) = SafetyMonitor.Step(state.Monitor, monitor, state.Commands, setup.Monitor, now);
        AlarmInput input = new()
        {
            OperatorCount = readings.OperatorCount,
            Action = readings.Action,
            SignalPathGood = readings.Machine.BuzzerGood,
        };
        (state.Alarms, state.Shown) = AlarmEngine.Step(
            state.Alarms, setup.Conditions(state, readings), input, setup.Alarms, setup.Signals, now);
        state.Commands = state.Commands with { BuzzerOn = state.Shown.SoundOn };
        state.Tasks = tasks with { Monitor = tasks.Monitor + 1, Alarms = tasks.Alarms + 1 };
    }

    /// <summary>The controller's processor was killed: it comes back with what its journal says.</summary>
    public static void Restart(ref UnitState state, ControllerState recovered) => (state.Controller, state.Observer) = (recovered, default);

    /// <summary>Its processor is down: every output is at rest, and the beat stands.</summary>
    public static void GoDown(ref UnitState state) => state.Commands = new() { Beat = state.Commands.Beat };

    /// <summary>A bit of the controller's memory flips.</summary>
    public static void Flip(ref UnitState state, MemoryTarget target) => state.Controller = state.Controller.Flip(target);
}
