using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Device.Safety;
using Hormesis.Device.Twin;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Device.Calibration;

/// <summary>Who calibrates, when and against what: what a record says beside its numbers.</summary>
public sealed record Calibrator(string By, string Second, DateOnly On, string Reference);

/// <summary>
/// A technician at the simulated device, without bottle and patient: service mode is asked for, references are put before one sensor
/// after another, and its constants are renewed. The control unit itself is the one of any session, and all it commands is the safe
/// state. Where the device does not enter service, or leaves it, nothing is calibrated.
/// </summary>
public sealed class ServiceSession
{
    // The photometer takes its zero after power-on; then each reference is waited for, and averaged over as many samples as it needs.
    static readonly TimeSpan PowerOn = TimeSpan.FromSeconds(12);
    static readonly TimeSpan PhotometerWaits = TimeSpan.FromSeconds(16), PhotometerAverages = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Waits = TimeSpan.FromSeconds(2), Averages = TimeSpan.FromSeconds(5);

    readonly CalibrationSet present;
    readonly UnitSetup setup;
    ControlUnit unit = ControlUnit.Begin;
    Readings readings;
    MonitorReadings seen;
    uint actions;
    OperatorAction action;

    public ServiceSession(DeviceProfile profile, CalibrationSet present, DateOnly on, ulong seed)
    {
        this.present = present;
        var plan = new PlanGuardrails(profile.Range(), body: null, GuardrailTable.Shipped).Suggested(); // a unit has one; none is run
        setup = new(plan, profile, LimitTable.Shipped, new DeviceCalibration(present, profile, on));
        Machine = new(profile, seed);
        Machine.Place(bottle: false);
    }

    public Machine Machine { get; }
    public TimeSpan Now { get; private set; }
    public ref readonly ControlUnit Unit => ref unit;

    /// <summary>Changes what the unit sees, for tests.</summary>
    internal Func<Readings, Readings>? Distort { get; set; }

    /// <summary>True once the device is in service.</summary>
    public bool Enter()
    {
        Step();
        Do(OperatorAction.Service);
        Run(PowerOn);
        return InService;
    }

    /// <summary>Finds, adjusts and verifies one sensor.</summary>
    public RecalibrationOutcome Calibrate(CalibratedSensor sensor, Calibrator calibrator)
    {
        var rule = CalibrationRules.Shipped[sensor];
        var constants = present.Of(sensor)?.Constants ?? CalibrationLine.None;
        if (Points(sensor, constants) is not { } found) return NoService(sensor);
        var (asFound, renewed) = Recalibration.Adjust(sensor, constants, found, out var why);
        if (why.Length > 0) return new RecalibrationOutcome.Refused(sensor, why);

        if (Points(sensor, renewed) is not { } left) return NoService(sensor);
        var asLeft = Recalibration.Verify(sensor, left, out why);
        if (why.Length > 0) return new RecalibrationOutcome.Refused(sensor, why);
        return new RecalibrationOutcome.Done(new()
        {
            Sensor = sensor.Name(),
            On = calibrator.On,
            Due = calibrator.On.AddDays(rule.IntervalDays),
            Reference = calibrator.Reference,
            By = calibrator.By,
            Second = calibrator.Second,
            Unit = rule.Unit,
            AsFound = asFound,
            AsLeft = asLeft,
            Constants = renewed,
        });
    }

    /// <summary>The technician takes the references away and ends the service. True when the machine is truly safe then.</summary>
    public bool Leave()
    {
        Machine.Present(BenchReference.None);
        Do(OperatorAction.Discard);
        Run(Waits);
        return unit.Controller.Phase == Phase.Ended && SimulatedSession.IsTrulySafe(Machine.Truth);
    }

    bool InService => unit.Controller.Phase == Phase.Service;

    static RecalibrationOutcome.Refused NoService(CalibratedSensor sensor) =>
        new(sensor, "the device is not in service: take bottle and patient away");

    // Null as soon as the device is not in service.
    List<ReferencePoint>? Points(CalibratedSensor sensor, CalibrationLine constants)
    {
        var isSlow = sensor is CalibratedSensor.Photometer1 or CalibratedSensor.Photometer2 or CalibratedSensor.VentPhotometer;
        List<ReferencePoint> points = [];
        foreach (var reference in CalibrationRules.Shipped[sensor].References)
        {
            Machine.Present(At(sensor, reference));
            Run(isSlow ? PhotometerWaits : Waits);
            var (sum, count) = (0.0, 0);
            for (var until = Now + (isSlow ? PhotometerAverages : Averages); Now < until; count++)
            {
                Step();
                sum += sensor.Shown(readings, seen);
            }
            if (!InService) return null;
            points.Add(new(reference, constants.Of(sum / count)));
        }
        return points;
    }

    static BenchReference At(CalibratedSensor sensor, double reference) => sensor switch
    {
        CalibratedSensor.Pressure1 or CalibratedSensor.Pressure2 => BenchReference.None with { GaugeMbar = reference },
        CalibratedSensor.LoadCell1 or CalibratedSensor.LoadCell2 => BenchReference.None with { Grams = reference },
        CalibratedSensor.Flow => BenchReference.None with { FlowNLPerMin = reference },
        _ => BenchReference.None with { UgPerNMl = reference },
    };

    void Do(OperatorAction what) => (actions, action) = (actions + 1, what);

    void Run(TimeSpan time)
    {
        for (var until = Now + time; Now < until;) Step();
    }

    // A technician is beside the device, and nobody else; there is no order, and no journal is asked for.
    void Step()
    {
        Machine.Apply(unit.Commands, unit.Permits, SimulatedSession.Tick);
        Now += SimulatedSession.Tick;
        readings = Machine.Read(Now) with
        {
            OperatorCount = actions,
            Action = action,
            Person = 1,
            JournalDurable = unit.Controller.Journal.Number,
        };
        if (Distort is not null) readings = Distort(readings);
        seen = Machine.ReadMonitor(Now);
        unit.Step(readings, seen, controllerRuns: true, setup, Now);
    }
}
