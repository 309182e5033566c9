using Hormesis.Device;
using Hormesis.Device.Calibration;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Device;

/// <summary>A whole device on a simulated machine, without files or clocks: what device tests run.</summary>
sealed class Rig(ulong seed, SessionPlan? plan = null, DeviceProfile? profile = null, DeviceCalibration? calibration = null)
{
    public static readonly TimeSpan Tick = SimulatedSession.Tick;

    public static DeviceProfile Profile { get; } =
        DeviceProfiles.TryGet(DeviceProfiles.Default, out var profile) ? profile! : throw new InvalidOperationException();

    public SimulatedSession Session { get; } = new(UnitSetup.Simulated(plan ?? Plan(), profile ?? Profile, calibration, nonce: 0), seed);

    public ControllerSetup Setup => Session.Setup.Controller;
    public Machine Device => Session.Machine;
    public ControllerState State => Session.Controller;
    public Commands Commands => Session.Unit.Commands;

    /// <summary>What is commanded, without what goes on in the safe state too: beat, test pulse and sound.</summary>
    public Commands Wants => AtRest(Commands);

    public static Commands AtRest(Commands commands) => commands with { Beat = 0, AirTestPulse = false, BuzzerOn = false };
    public Readings Readings => Session.Readings;
    public TimeSpan Now => Session.Now;

    /// <summary>Changes what the controller sees; identity by default.</summary>
    public Func<Readings, Readings> Distort
    {
        set => Session.Distort = value;
    }

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

    /// <summary>Something goes wrong now, as its injector has it by default or as given.</summary>
    public Rig Break(FaultKind kind)
    {
        Session.Begin(kind);
        return this;
    }

    public Rig Break(Fault fault)
    {
        Session.Begin(fault, Now);
        return this;
    }

    public Rig Step()
    {
        Session.Step();
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
