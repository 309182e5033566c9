using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Device.Faults;

/// <summary>
/// One simulated session under faults: controller, monitor and alarms on the machine, in a ward, before a judge. Everything that
/// changes can be copied, so that a run is forked where its past is the same.
/// </summary>
public sealed class SimulatedSession
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    // A processor that was killed is back after this.
    static readonly TimeSpan RestartTakes = TimeSpan.FromSeconds(2);

    readonly UnitSetup setup;
    readonly IJournal journal;
    readonly Machine machine;
    readonly FaultSchedule schedule = new();
    ControlUnit unit = ControlUnit.Begin;
    Ward ward;
    Judge judge;
    Rules rules = new();
    ResponseClocks clocks;
    AlarmSet raised;
    Readings readings;
    MonitorReadings monitorReadings;
    bool started, memoryFlipped;
    TimeSpan stalledUntil, downUntil;
    TimeSpan? stoppedAt;

    /// <param name="weight">The patient's; null for the reference adult's.</param>
    /// <param name="operated">A person outside answers the prompts, and nobody else does.</param>
    public SimulatedSession(
        UnitSetup setup, ulong seed, IJournal? journal = null, PlantSpread spread = PlantSpread.Ordinary, Mass? weight = null,
        bool operated = false)
    {
        this.setup = setup;
        this.journal = journal ?? new MemoryJournal();
        machine = new(setup.Profile, seed, spread, weight);
        machine.Connect(draw: false, giveBack: false);
        ward = new(setup.Plan, seed, setup.Controller.Nonce, operated);
    }

    /// <summary>
    /// A session whose self-test is over and whose leak test is taken as passed: what comes later does not depend on it, and trials of
    /// many machines need not wait for it.
    /// </summary>
    public static SimulatedSession FromConditioning(UnitSetup setup, ulong seed, PlantSpread spread = PlantSpread.Ordinary)
    {
        SimulatedSession session = new(setup, seed, journal: null, spread);
        while (session.Controller.Phase == Phase.SelfTest) session.Step();
        if (session.Controller.Phase == Phase.LeakTest) session.unit.SkipTo(Phase.Conditioning);
        return session;
    }

    /// <summary>How the controller's processor was in a tick.</summary>
    public enum Processor : byte
    {
        Runs = 0,

        /// <summary>Its outputs stay as they were.</summary>
        Hangs,
        IsDown,

        /// <summary>It came back at this tick, with what its journal said.</summary>
        Restarted,
    }

    public TimeSpan Now { get; private set; }

    /// <summary>What controller and monitor saw in the newest tick.</summary>
    public ref readonly Readings Readings => ref readings;
    public ref readonly MonitorReadings MonitorReadings => ref monitorReadings;
    public Processor ControllerWas { get; private set; }
    public ref readonly ControlUnit Unit => ref unit;
    public ref readonly ControllerState Controller => ref unit.Controller;
    public Machine Machine => machine;
    public SessionPlan Plan => setup.Plan;
    public UnitSetup Setup => setup;

    /// <summary>The device went to its safe state in this session, whatever came of it.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>Told of every alarm condition that becomes active, with its time.</summary>
    public Action<Alarm, TimeSpan>? AlarmRaised { get; set; }
    public HarmSet Harms => judge.Harms;

    /// <summary>Rules of the device that were broken, by their numbers in device-safety 6.2.</summary>
    public RuleSet Broken => rules.Broken;
    public FaultSchedule Schedule => schedule;
    public IJournal Journal => journal;

    /// <summary>Folds every command and every true state so far: equal for equal runs.</summary>
    public ulong Trace { get; private set; } = 14695981039346656037;

    /// <summary>When the newest fault began, and when the machine was first truly safe after it.</summary>
    public TimeSpan? FaultAt { get; private set; }
    public TimeSpan? SafeAt { get; private set; }

    /// <summary>How long each hazard waited for its answer at the longest, ms, in the order of the responses.</summary>
    public IReadOnlyList<double> ResponseMs => clocks.Worst;

    /// <summary>Some hazard waited longer than the table of hazards allows.</summary>
    public bool IsLate => clocks.IsLate;

    /// <summary>From the device's going to its safe state until the machine was truly safe; null when it did not, or was not.</summary>
    public TimeSpan? StopTook { get; private set; }
    public bool IsOver => unit.Controller.Phase == Phase.Ended && IsAsSafeAsItCanBe(machine.Truth);

    /// <summary>Becomes another session at its present moment; both must be of one set-up, and journalled in memory.</summary>
    public void CopyFrom(SimulatedSession other)
    {
        if (!ReferenceEquals(setup, other.setup)) throw new ArgumentException("a session of another set-up", nameof(other));
        ((MemoryJournal)journal).CopyFrom((MemoryJournal)other.journal);
        machine.CopyFrom(other.machine);
        schedule.CopyFrom(other.schedule);
        (unit, ward, judge, rules, raised) = (other.unit, other.ward, other.judge, other.rules, other.raised);
        (clocks, memoryFlipped) = (other.clocks, other.memoryFlipped);
        (Now, started, stalledUntil, downUntil) = (other.Now, other.started, other.stalledUntil, other.downUntil);
        (Trace, FaultAt, SafeAt, WasStopped) = (other.Trace, other.FaultAt, other.SafeAt, other.WasStopped);
        (stoppedAt, StopTook) = (other.stoppedAt, other.StopTook);
    }

    /// <summary>Changes what the controller sees, for tests.</summary>
    internal Func<Readings, Readings>? Distort { get; set; }

    /// <summary>The operator presses stop.</summary>
    public void Stop() => ward.Stop();

    /// <summary>The person who operates does this at the next tick.</summary>
    public void Do(in PanelInput input) => ward.Press(input);

    /// <summary>The next tick of everything, 10 ms on.</summary>
    public void Step() => Step(started ? Now + Tick : TimeSpan.Zero);

    /// <summary>The next tick: what was commanded is carried out until <paramref name="now"/>, then everything looks and decides.</summary>
    public void Step(TimeSpan now)
    {
        if (started) machine.Apply(unit.Commands, unit.Permits, now - Now);
        (Now, started) = (now, true);
        schedule.Due(this, now);
        var before = unit.Controller.Phase;
        readings = ward.Fill(machine.Read(now), unit.Controller, machine, now) with { JournalDurable = journal.Durable };
        if (journal.Fails) readings = readings with { Machine = readings.Machine with { StoreGood = false } };
        if (Distort is not null) readings = Distort(readings);
        monitorReadings = machine.ReadMonitor(now) with { ResetPressed = ward.PressesReset };
        ControllerWas = ProcessorAt(now);
        unit.Step(readings, monitorReadings, ControllerWas is Processor.Runs or Processor.Restarted, setup, now);
        journal.Tick(unit.Controller.Journal);
        if (unit.Controller.Phase != before) Entered(unit.Controller.Phase, now);
        Watch(now);
    }

    Processor ProcessorAt(TimeSpan now)
    {
        if (now < downUntil)
        {
            unit.GoDown();
            return Processor.IsDown;
        }
        if (now < stalledUntil) return Processor.Hangs;
        if (downUntil == TimeSpan.Zero) return Processor.Runs;
        unit.Restart(ControllerState.Recover(setup.Controller, journal.Entries, now));
        downUntil = TimeSpan.Zero;
        return Processor.Restarted;
    }

    void Entered(Phase phase, TimeSpan now)
    {
        WasStopped |= phase == Phase.Safe;
        if (phase == Phase.Safe) stoppedAt ??= now;
        if (phase == Phase.NextPass) ward.NewPass();
        schedule.Entered(phase, now);
    }

    void Watch(TimeSpan now)
    {
        var truth = machine.Truth;
        var view = View(now);
        judge.Look(truth, view);
        var glimpse = Glimpse(in truth, in view);
        rules.Look(glimpse, readings, setup.Alarms, journal, schedule.HasBegun);
        if (schedule.HasBegun) clocks.Follow(glimpse);
        Trace = (Trace ^ Fold(truth)) * 1099511628211;
        if (FaultAt is not null && SafeAt is null && IsAsSafeAsItCanBe(truth)) SafeAt = now;
        if (stoppedAt is { } stopped && StopTook is null && IsAsSafeAsItCanBe(truth)) StopTook = now - stopped;
        var shown = unit.Alarms.Shown;
        if (AlarmRaised is null || (shown - raised).IsEmpty) return;
        for (var left = shown - raised; !left.IsEmpty; left = left.WithoutLowest()) AlarmRaised(setup.Alarms.Alarms[left.Lowest], now);
        raised |= shown;
    }

    Glimpse Glimpse(ref readonly PlantTruth truth, ref readonly WardView view) => new(in machine.State, in truth, in view, in unit)
    {
        Plant = machine.Constants,
        ControllerRuns = ControllerWas is Processor.Runs or Processor.Restarted,
        StoreFails = journal.Fails,
        MemoryFlipped = memoryFlipped,
    };

    WardView View(TimeSpan now) => new()
    {
        FactsHold = ward.FactsHold(now),
        PatientHolds = ward.PatientHolds(now),
        DrawConfirmed = ward.DrawConfirmed,
        ReturnConfirmed = ward.ReturnConfirmed,
        DoseIntentDurable = journal.NewestDurable == JournalKind.DoseIntended,
        EmbolismFor = ward.EmbolismFor(now),
        ShouldSound = ShouldSound,
        AirHidden = !(unit.Alarms.Active & setup.Alarms.Air).IsEmpty && !(unit.Shown.First >= 0 && setup.Alarms.Air[unit.Shown.First]),
        AnticoagulantMl = setup.Plan.AnticoagulantVolume.Millilitres,
        OrderUg = setup.Plan.Dose.Micrograms,
        OrderMl = setup.Plan.BloodVolume.Millilitres,
        Passes = setup.Plan.Passes,
    };

    // The buzzer's own alarm cannot sound by it; the second buzzer's is the machine's affair.
    bool ShouldSound =>
        unit.Shown.Sounding >= 0 && setup.Alarms.Alarms[unit.Shown.Sounding] is { Priority: Priority.High, Id: not "buzzer" };

    ulong Fold(in PlantTruth t) =>
        BitConverter.DoubleToUInt64Bits(t.BottleGaugeBar) * 31 ^ BitConverter.DoubleToUInt64Bits(t.ContentMl)
        ^ (ulong)unit.Controller.Phase << 56 ^ (ulong)unit.Controller.Stage << 48 ^ BitConverter.DoubleToUInt64Bits(t.OzoneTotalUg) * 17;

    // A clamp that is broken in this run stays open; a person closes the line's slide clamp by hand.
    bool IsAsSafeAsItCanBe(in PlantTruth t) => IsTrulySafe(rules.ClampFails ? Rules.WithoutClamps(t) : t);

    /// <summary>Clamps closed, no gas, no high voltage, no suction, and the bottle open to the destruct.</summary>
    public static bool IsTrulySafe(in PlantTruth t) =>
        !t.DrawClampOpen && !t.ReturnClampOpen && !(t.WayToBottle && t.OxygenFlowNLPerMin > 0) && !t.HighVoltageOn && !t.VacuumOn
        && t.VentOpen;

    /// <summary>Something goes wrong now.</summary>
    public void Begin(in Fault fault, TimeSpan now)
    {
        (FaultAt, SafeAt) = (now, null);
        if (fault.Kind is FaultKind.DrawClampStuckOpen or FaultKind.ReturnClampStuckOpen) rules.ClampFails = true;
        var known = ward.Inject(fault, now) | machine.Inject(fault);
        if (!known) Disturb(fault, now);
    }

    /// <summary>The same, now and out of any schedule.</summary>
    public void Begin(in Fault fault)
    {
        schedule.Note(fault.Kind);
        Begin(fault, Now);
    }

    /// <summary>The same, with the defaults of the injector.</summary>
    public void Begin(FaultKind kind) => Begin(Fault.Of(kind));

    /// <summary>It heals.</summary>
    public void Heal(FaultKind kind)
    {
        ward.Clear(kind);
        machine.Clear(kind);
        if (kind == FaultKind.StoreFailure) journal.Fails = false;
    }

    void Disturb(in Fault fault, TimeSpan now)
    {
        switch (fault.Kind)
        {
            case FaultKind.ControlStall:
                stalledUntil = now + TimeSpan.FromMilliseconds(fault.Amount);
                break;
            case FaultKind.Restart:
                downUntil = now + (fault.Amount > 0 ? TimeSpan.FromSeconds(fault.Amount) : RestartTakes);
                if (fault.Extra > 0) journal.LoseUnwritten();
                break;
            case FaultKind.StoreFailure:
                journal.Fails = true;
                break;
            case FaultKind.MemoryFlip:
                unit.Flip((MemoryTarget)fault.Choice);
                memoryFlipped = true;
                break;
            default:
                throw new InvalidOperationException($"nobody answers for {fault.Kind}");
        }
    }
}
