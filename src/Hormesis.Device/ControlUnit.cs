using System.Diagnostics.CodeAnalysis;
using Hormesis.Device.Alarms;
using Hormesis.Device.Calibration;
using Hormesis.Device.Capnography;
using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Observer;
using Hormesis.Device.Profiles;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Device;

/// <summary>What a device is given for one session and never changes: controller, monitor, alarms, observer.</summary>
public sealed class UnitSetup
{
    readonly AlarmSet[] ofLimit, ofTrip;
    readonly AlarmSet leak, drift, uptake, volume;

    /// <summary>A simulated device as its maker left it.</summary>
    /// <exception cref="Model.InputException">The plan asks for what this device cannot do.</exception>
    /// <param name="nonce">What a remote command must name; at zero nothing that comes over the network is let in.</param>
    public UnitSetup(SessionPlan plan, DeviceProfile profile, LimitTable limits, ulong nonce = 0)
        : this(plan, profile, limits, DeviceCalibration.OfSimulated(profile, DateOnly.FromDayNumber(SomeDay)), nonce)
    {
    }

    /// <exception cref="Model.InputException">The plan asks for what this device cannot do.</exception>
    public UnitSetup(SessionPlan plan, DeviceProfile profile, LimitTable limits, DeviceCalibration calibration, ulong nonce = 0)
    {
        Calibration = calibration;
        Controller = new(plan, profile, limits, nonce, calibration.Standing);
        Monitor = new(plan, profile, MonitorTable.Shipped);
        Capnography = CapnographyLimits.Shipped.For(plan.Breath);
        ofLimit = [.. limits.Limits.Select(l => SetOf(l.Alarm))];
        ofTrip = new AlarmSet[64];
        foreach (var row in MonitorTable.Shipped.Trips) ofTrip[(int)row.Trip] = SetOf(row.Alarm);
        (leak, drift) = (SetOf("observer-leak"), SetOf("observer-sensor-drift"));
        (uptake, volume) = (SetOf("observer-poor-uptake"), SetOf("observer-volume"));
    }

    /// <summary>A simulated device with the shipped limits, calibrated as given or as its maker left it.</summary>
    public static UnitSetup Simulated(SessionPlan plan, DeviceProfile profile, DeviceCalibration? calibration, ulong nonce) =>
        calibration is null
            ? new(plan, profile, LimitTable.Shipped, nonce)
            : new(plan, profile, LimitTable.Shipped, calibration, nonce);

    UnitSetup(UnitSetup other, MonitorSetup monitor)
    {
        (Controller, Monitor, Calibration, Capnography) = (other.Controller, monitor, other.Calibration, other.Capnography);
        (ofLimit, ofTrip) = (other.ofLimit, other.ofTrip);
        (leak, drift, uptake, volume) = (other.leak, other.drift, other.uptake, other.volume);
    }

    const int SomeDay = 740_000; // its calibration is told from there and not from the calendar

    public ControllerSetup Controller { get; }
    public MonitorSetup Monitor { get; }
    public DeviceCalibration Calibration { get; }
    public AlarmTable Alarms { get; } = AlarmTable.Shipped;
    public SignalTable Signals { get; } = SignalTable.Shipped;
    public ObserverLimits Observer { get; } = ObserverLimits.Shipped;

    /// <summary>The plan's limits where it brings stricter ones, else the device's own.</summary>
    public CapnographyLimits Capnography { get; }
    public SessionPlan Plan => Controller.Plan;
    public DeviceProfile Profile => Controller.Profile;

    /// <summary>The same with the monitor's memory changed, as a fault leaves it.</summary>
    public UnitSetup With(MonitorSetup monitor) => new(this, monitor);

    /// <summary>All alarm conditions of this tick, whoever found them.</summary>
    internal AlarmSet Conditions(in ControlUnit s, in Readings readings)
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

/// <summary>
/// Controller, observer, safety monitor and alarms of one device, with all that they remember between two ticks: a value of three
/// kilobytes, whose parts are lent and not copied.
/// </summary>
public struct ControlUnit
{
    ControllerState controller;
    MonitorState monitor;
    AlarmEngineState alarms;
    ObserverState observer;
    CapnographyState capnography;
    CapnographyVerdict breathing;
    Commands commands;
    AlarmOutput shown;
    Permits permits;
    TaskCounters tasks;

    public static ControlUnit Begin => new() { controller = ControllerState.Begin, monitor = MonitorState.Begin };

    [UnscopedRef]
    public readonly ref readonly ControllerState Controller => ref controller;

    [UnscopedRef]
    public readonly ref readonly MonitorState Monitor => ref monitor;

    [UnscopedRef]
    public readonly ref readonly AlarmEngineState Alarms => ref alarms;

    [UnscopedRef]
    public readonly ref readonly ObserverState Observer => ref observer;

    /// <summary>What breathing and circulation of the patient ask for.</summary>
    public readonly CapnographyVerdict Breathing => breathing;

    /// <summary>EtCO2 at rest, before the needle; null while there is none.</summary>
    public readonly AbsolutePressure? BreathBaseline =>
        capnography.HasBaseline ? AbsolutePressure.FromMmHg(capnography.BaselineMmHg) : null;

    /// <summary>What the controller commanded last.</summary>
    [UnscopedRef]
    public readonly ref readonly Commands Commands => ref commands;

    /// <summary>What is shown and heard of the alarms.</summary>
    [UnscopedRef]
    public readonly ref readonly AlarmOutput Shown => ref shown;
    public readonly Permits Permits => permits;
    public readonly TaskCounters Tasks => tasks;

    /// <summary>
    /// One tick, in this order: the controller on its readings, the monitor on its own and on what the controller asks for, the alarms
    /// on what all have found. They run on two processors: the controller may stand still while monitor and alarms go on. A function of
    /// the state before and the arguments, without allocation.
    /// </summary>
    /// <param name="shown">The controller's readings as its sensors show them: corrected here, before anything looks.</param>
    /// <param name="shownToMonitor">The monitor's.</param>
    /// <param name="controllerRuns">False while its processor hangs: its commands stay as they were.</param>
    /// <param name="setup">The session's.</param>
    /// <param name="now">Since the session began.</param>
    public void Step(in Readings shown, in MonitorReadings shownToMonitor, bool controllerRuns, UnitSetup setup, TimeSpan now)
    {
        var before = tasks;
        var readings = setup.Calibration.Corrections.Correct(shown) with { Tasks = before };
        var seen = setup.Calibration.Corrections.Correct(shownToMonitor);
        if (controllerRuns)
        {
            DeviceObserver.Follow(ref observer, readings, commands, setup.Profile, setup.Observer, now);
            var context = PatientSide.Of(controller, readings);
            breathing = CapnographyRules.Follow(ref capnography, readings.Vitals, context, setup.Capnography, now);
            commands = SessionController.Follow(ref controller, readings, breathing, setup.Controller, now);
            tasks = tasks with { Controller = before.Controller + 1, Journal = before.Journal + 1 };
        }
        (monitor, permits) = setup.Profile.Equipment.SafetyMonitor
            ? SafetyMonitor.Step(monitor, seen, commands, setup.Monitor, now)
            : (monitor, Permits.WithoutMonitor);
        AlarmInput input = new()
        {
            OperatorCount = readings.OperatorCount,
            Action = readings.Action,
            SignalPathGood = readings.Machine.BuzzerGood,
        };
        AlarmEngine.Follow(ref alarms, ref this.shown, setup.Conditions(this, readings), input, setup.Alarms, setup.Signals, now);
        commands = commands with { BuzzerOn = this.shown.SoundOn };
        tasks = tasks with { Monitor = before.Monitor + 1, Alarms = before.Alarms + 1 };
    }

    /// <summary>The controller's processor was killed: it comes back with what its journal says.</summary>
    public void Restart(ControllerState recovered) => (controller, observer, capnography) = (recovered, default, default);

    /// <summary>Its processor is down: every output is at rest, and the beat stands.</summary>
    public void GoDown() => commands = new() { Beat = commands.Beat };

    /// <summary>Leaves out what lies before this phase, for trials that do not look at it.</summary>
    internal void SkipTo(Phase phase) => controller = controller.Enter(phase);

    /// <summary>A bit of the controller's memory flips, for the fault engine.</summary>
    internal void Flip(MemoryTarget target) => controller = controller.Flip(target);
}
