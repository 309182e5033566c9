using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Twin;

/// <summary>
/// The simulated machine with its bottle, room and patient: what a real one would show, what is true, and everything that can go
/// wrong with it. Commands and permits go in, time passes. The same seed gives the same session, bit for bit, and a copy goes on
/// by itself. Nothing in a tick allocates.
/// </summary>
public sealed class Machine
{
    const double LongestStepSeconds = 0.01;

    readonly PlantConstants k;
    MachineState state;

    public Machine(DeviceProfile profile, ulong seed)
        : this(profile, seed, PlantSpread.Ordinary)
    {
    }

    /// <summary>A machine out of a wider or narrower make.</summary>
    /// <param name="weight">The patient's; a gas embolus is as grave as it is large for him. Null for the reference adult's.</param>
    public Machine(DeviceProfile profile, ulong seed, PlantSpread spread, Mass? weight = null)
    {
        k = new(profile);
        state = new(k, seed, spread, weight);
    }

    /// <summary>Sums of the session, kept by code of their own.</summary>
    public PlantLedger Ledger { get; } = new();

    /// <summary>What is true now.</summary>
    public PlantTruth Truth => TruthView.Of(state);

    internal ref readonly MachineState State => ref state;
    internal PlantConstants Constants => k;

    /// <summary>The controller's readings at <paramref name="now"/>; facts, operator and journal are for others to fill in.</summary>
    public Readings Read(TimeSpan now)
    {
        Sample(now);
        return SensorViews.OfController(state, k);
    }

    /// <summary>The safety monitor's readings, by sensors of its own.</summary>
    public MonitorReadings ReadMonitor(TimeSpan now)
    {
        Sample(now);
        return SensorViews.OfMonitor(state, k);
    }

    /// <summary>Carries out for one tick what is commanded and permitted.</summary>
    public void Apply(in Commands commands, in Permits permits, TimeSpan tick)
    {
        if (tick <= TimeSpan.Zero) return;
        var steps = (int)Math.Ceiling(tick.TotalSeconds / LongestStepSeconds);
        var dt = tick.TotalSeconds / steps;
        for (var i = 0; i < steps; i++) Step(commands, permits, dt);
    }

    /// <summary>What the capnograph of the patient monitor draws now, mmHg. The device gets frames and never this.</summary>
    public double CapnogramMmHg => state.Patient.CapnogramMmHg(k.Patient);

    /// <summary>What the person pours into the bottle.</summary>
    public void LoadAnticoagulant(ActualVolume volume) => state.Blood.Pour(volume.Millilitres * state.Faults.AnticoagulantFactor);

    /// <summary>
    /// Which lines end in the patient; both do at first. What is not connected is capped: nothing flows in it, whatever its clamp does.
    /// </summary>
    public void Connect(bool draw, bool giveBack) => (state.DrawApart, state.ReturnApart) = (!draw, !giveBack);

    /// <summary>The bottle stands in its place, or is taken out for service: nothing is on the load cell then.</summary>
    public void Place(bool bottle) => state.BottleOut = !bottle;

    /// <summary>A technician puts references before the sensors.</summary>
    public void Present(in BenchReference reference) => state.Bench = reference;

    /// <summary>Something goes wrong. False: this kind is not the machine's.</summary>
    public bool Inject(in Fault fault)
    {
        if (fault.Kind != FaultKind.PatientEvent) return Injection.Set(ref state.Faults, fault, on: true, k.Parameters.BumpSeconds);
        state.Patient.Begin((PatientEvent)fault.Choice, k.Patient);
        return true;
    }

    /// <summary>It heals, where that makes sense: a broken bottle stays broken.</summary>
    public void Clear(FaultKind kind)
    {
        if (kind == FaultKind.PatientEvent) state.Patient.Recover();
        if (kind == FaultKind.LineOpen) state.Return.Dry();
        Injection.Set(ref state.Faults, new(kind), on: false, bumpSeconds: 0);
    }

    /// <summary>Becomes the other machine at its present moment.</summary>
    /// <exception cref="ArgumentException">The other is of another profile.</exception>
    public void CopyFrom(Machine other)
    {
        if (k.Profile != other.k.Profile) throw new ArgumentException("a machine of another profile", nameof(other));
        state = other.state;
        Ledger.CopyFrom(other.Ledger);
    }

    void Sample(TimeSpan now)
    {
        if (state.Sampled && now == state.SampledAt) return;
        var elapsed = state.Sampled ? (now - state.SampledAt).TotalSeconds : 0;
        (state.Sampled, state.SampledAt) = (true, now);
        state.Sensors.Sample(state, k, now, elapsed);
    }

    void Step(in Commands commands, in Permits permits, double dt)
    {
        ref var m = ref state;
        var p = k.Parameters;
        m.Faults.Pass(dt);
        m.PanelSilent = m.Faults.PanelLinkSeconds > 0 ? m.PanelSilent + dt : 0;
        m.SinceZero += dt;
        m.Zeroing = m.SinceZero < p.ZeroingSeconds;
        m.Hardware.Step(commands, permits, m.Faults, k, dt);
        var flowSensorGain = m.Errors.Flow * m.Faults.FlowGain;
        m.Generator.Step(m.Hardware, m.Faults, m.Draw, k, flowSensorGain, m.Gas.GaugePascal / PlantConstants.PascalPerBar, dt);

        var ways = GasWays.Of(m, k);
        var absorbed = ways.UptakeSeconds < double.PositiveInfinity ? m.Gas.OzoneUg / ways.UptakeSeconds * dt : 0;
        m.Gas.Step(ways, m.Hardware, m.Faults, m.Draw, k, Ledger, dt);
        var gasPast = MoveBlood(ref m, ways, absorbed, dt);
        m.Room.Step(ways, m.Hardware, m.Generator, m.Gas, m.Faults, k, dt);
        m.Patient.Step(k.Patient, gasPast, m.Faults.MonitorShifted, dt);
        Ledger.Pressure(m.Gas.GaugePascal);
    }

    // Returns the gas that went into the patient.
    double MoveBlood(ref MachineState m, in GasWays ways, double absorbedUg, double dt)
    {
        var p = k.Parameters;
        var (gauge, clot, stood) = (m.Gas.GaugePascal, m.Blood.ClotResistance, m.Blood.StandingSeconds);
        var drawn = DrawLine.Step(m, k, dt);
        var available = m.Blood.LiquidMl - p.OutletMl;
        var returned = m.Return.Step(m.Hardware, ref m.Faults, m.Draw, clot, k, gauge, available, m.ReturnApart, dt);
        m.Blood.Step(m.Hardware, m.Faults, k, drawn, returned.TakenMl, m.Gas, absorbedUg, dt);
        m.Books.Ozone(ways, m.Blood, m.Gas.OzoneUg, dt);
        m.Books.Injection(ways, m.Blood, p.InterruptionSeconds, dt);
        m.Books.Flow(ways, m.Faults.FlowGain * k.VolumeBasis(m.Faults, gauge), m.Blood, dt);
        m.Books.Air(m.Return, m.Hardware.ReturnOpen);
        m.Books.Drawn(drawn, m.Hardware.DrawOpen, gauge, dt);
        m.Books.Returned(returned, m.Faults.LineOpen, m.Blood, stood, gauge, p.HaemolysisLimitPercent);
        m.Books.Line(m.Return.Pascal, dt);
        if (drawn.DrawnMl > 0) Ledger.Draw(drawn.DrawnMl);
        if (drawn.BackMl > 0) Ledger.Return(gauge, gauge, liquidMl: 0, gasMl: drawn.BackMl);

        var spilt = m.Faults.Ruptured ? p.RuptureSpillMlPerS * dt : 0;
        m.Gas.BloodLeaves(m.Blood.TakeOut(returned.TakenMl + spilt));
        if (!m.Hardware.ReturnOpen || m.Faults.LineOpen) return 0;
        if (returned.TakenMl > 0) m.Blood.Returned(returned.TakenMl);
        Ledger.Return(gauge, m.Return.Pascal, returned.LiquidMl, returned.GasMl);
        return returned.GasMl;
    }
}
