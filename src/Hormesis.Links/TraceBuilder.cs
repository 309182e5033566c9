using Hormesis.Device;
using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Links;

/// <summary>Gathers from the ticks of a session what its report shows.</summary>
sealed class TraceBuilder(UnitSetup unitSetup)
{
    static readonly TimeSpan PointEvery = TimeSpan.FromSeconds(1);

    readonly ControllerSetup setup = unitSetup.Controller;
    readonly List<PhaseSpan> phases = [];
    readonly List<AlarmEvent> alarms = [];
    readonly List<TracePoint> points = [];
    Phase phase = Phase.SelfTest;
    TimeSpan entered, nextPoint;
    GaugePressure highest;
    AlarmSet shown;
    BottleRelease? release;
    bool returns;
    readonly BreathLog breath = new(unitSetup.Profile.Equipment.PatientMonitor);

    public void Add(in ControlUnit unit, in Readings raw, TimeSpan now)
    {
        var (s, r) = (unit.Controller, unitSetup.Calibration.Corrections.Correct(raw));
        // The self-test takes the dry bottle up to its relief valve: that is no pressure of the session's.
        if (s.Filling.HasBlood && r.Bottle > highest) highest = r.Bottle;
        if (s.Filling.HasBlood && r.BottleSecond > highest) highest = r.BottleSecond;
        if (s.Phase != phase)
        {
            phases.Add(new(phase.Name(), entered, now));
            (phase, entered) = (s.Phase, now);
        }
        var opens = s.Phase == Phase.Reinfusion && s.Blood.BeforeReturn > Mass.Zero;
        if (opens && !returns) release = ReleaseOf(s, r, now);
        returns = opens;
        if (unit.Alarms.Shown != shown) AddAlarms(unit.Alarms.Shown - shown, now);
        shown = unit.Alarms.Shown;
        breath.Look(unit, now);
        if (now < nextPoint) return;
        nextPoint += PointEvery;
        points.Add(new(now, r.Bottle, r.Photometer, s.Estimates.Weight, s.Dose.Offered, s.Dose.Absorbed)
        {
            Patient = PointOf(r.Vitals),
        });
    }

    public SessionTrace Build(in ControllerState s)
    {
        var absorption = Absorption.Of(s, setup);
        phases.Add(new(phase.Name(), entered, s.Now));
        return new()
        {
            Outcome = s is { Phase: Phase.Ended, Stop: StopReason.None } ? SessionOutcome.Completed : SessionOutcome.Stopped,
            StoppedBy = s.Stop switch
            {
                StopReason.Limit => setup.Limits.Limits[s.StoppedBy].Words,
                StopReason.Person => "a person",
                StopReason.Remote => "a stop over the network",
                StopReason.Restart => "a restart of the controller",
                _ => "",
            },
            StopReason = s.Stop switch
            {
                StopReason.Limit => setup.Limits.Limits[s.StoppedBy].Alarm,
                StopReason.None => "",
                var other => other.ToString().ToLowerInvariant(),
            },
            Release = release,
            Duration = s.Now,
            Passes = s is { Phase: Phase.Ended, Stop: StopReason.None } ? setup.Plan.Passes : 0,
            Offered = s.Dose.Offered,
            Absorbed = absorption.Value,
            AbsorbedLow = absorption.Low,
            AbsorbedHigh = absorption.High,
            BloodDrawn = s.Blood.Drawn,
            Returned = s.Blood.Returned,
            BottleHighest = highest,
            Phases = phases,
            Alarms = alarms,
            Points = points,
            Breath = breath.Outcome,
        };
    }

    static BreathPoint PointOf(in Vitals v) => v.Good
        ? new(v.EtCO2, v.RespiratoryRate, v.SpO2, v.HeartRate, v.Systolic, IsKnown: true)
        : default;

    BottleRelease ReleaseOf(in ControllerState s, in Readings r, TimeSpan now) => new(
        now, setup.Profile.Equipment.HaemolysisSensor ? r.Haemolysis.Percent : null, r.Bottle, s.Filling.Age(now), s.Dose.Offered,
        r.AirDetectorGood && !r.AirNow);

    void AddAlarms(AlarmSet added, TimeSpan now)
    {
        for (; !added.IsEmpty; added = added.WithoutLowest())
        {
            var alarm = unitSetup.Alarms.Alarms[added.Lowest];
            alarms.Add(new(alarm.Id, alarm.Words, NameOf(alarm.Priority), now));
        }
    }

    static string NameOf(Priority priority) => priority switch
    {
        Priority.High => "high",
        Priority.Medium => "medium",
        _ => "low",
    };
}
