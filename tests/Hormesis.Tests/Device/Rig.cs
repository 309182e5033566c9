using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;
using Hormesis.Device.Twin;
using Hormesis.Links;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Device;

/// <summary>A controller on a simulated machine, without files or clocks: what device tests run.</summary>
sealed class Rig
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    readonly VirtualOperator person;
    long ticks;
    long durable;

    public Rig(ulong seed, SessionPlan? plan = null)
    {
        Setup = new(plan ?? Plan(), Profile, LimitTable.Shipped);
        Device = new(Profile, seed);
        person = new(seed, Setup.Plan.AnticoagulantVolume);
    }

    public static DeviceProfile Profile { get; } =
        DeviceProfiles.TryGet(DeviceProfiles.Default, out var profile) ? profile! : throw new InvalidOperationException();

    public ControllerSetup Setup { get; }
    public Machine Device { get; }
    public ControllerState State { get; private set; } = ControllerState.Begin;
    public Commands Commands { get; private set; }
    public Readings Readings { get; private set; }
    public TimeSpan Now => ticks * Tick;

    /// <summary>Changes what the controller sees; identity by default.</summary>
    public Func<Readings, Readings> Distort { get; set; } = r => r;

    public bool JournalWorks { get; set; } = true;
    public bool PersonStops { get; set; }

    public string StoppedBy => State.Stop == StopReason.Limit ? Setup.Limits.Limits[State.StoppedBy].Alarm : State.Stop.ToString();

    /// <summary>A session as hb-mah plans the first one.</summary>
    public static SessionPlan Plan(double ugPerNMl = 15, double bloodMl = 100, double reinfusionMlPerMin = 15) => new()
    {
        Session = 1,
        Day = 1,
        Profile = "hb-mah",
        Concentration = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ugPerNMl),
        GasVolume = NormalVolume.FromNormalMillilitres(bloodMl),
        BloodVolume = ActualVolume.FromMillilitres(bloodMl),
        OverpressureCeiling = GaugePressure.FromBar(0.5),
        OverpressurePredicted = GaugePressure.FromBar(0.28),
        Passes = 1,
        Anticoagulant = "sodium citrate 3.8 %",
        AnticoagulantVolume = ActualVolume.FromMillilitres(bloodMl / 9),
        Reinfusion = ActualFlow.FromMillilitresPerMinute(reinfusionMlPerMin),
    };

    public Rig Step()
    {
        var readings = Device.Read(Now) with
        {
            PatientMatched = true,
            BottleMatched = true,
            ScreenValid = true,
            OrderHeld = true,
            JournalDurable = durable,
        };
        Readings = Distort(person.Act(readings, SessionController.PromptFor(State), Device, Now, PersonStops));
        if (JournalWorks) durable = State.Journal.Number;
        (State, Commands) = SessionController.Step(State, Readings, Setup, Now);
        ticks++;
        Device.Apply(Unmonitored.Beating(Commands, ticks), Unmonitored.Permits, Tick);
        return this;
    }

    /// <summary>Steps until the condition holds; throws when it does not within two simulated hours.</summary>
    public Rig Until(Func<Rig, bool> condition)
    {
        for (var i = 0; i < 720_000; i++)
        {
            if (condition(this)) return this;
            Step();
        }
        throw new TimeoutException($"still in {State.Phase}/{State.Stage} after {Now}");
    }

    /// <summary>Into the phase, and some way on.</summary>
    public Rig To(Phase phase, double secondsOn = 0.05)
    {
        Until(r => r.State.Phase == phase || r.IsOver);
        Assert.Equal(phase, State.Phase);
        var until = Now + TimeSpan.FromSeconds(secondsOn);
        return Until(r => r.Now >= until || r.IsOver);
    }

    public bool IsOver => State.Phase is Phase.Ended or Phase.Safe;

    public Rig ToEnd() => Until(r => r.IsOver);

    public Rig For(double seconds)
    {
        var until = Now + TimeSpan.FromSeconds(seconds);
        return Until(r => r.Now >= until);
    }
}
