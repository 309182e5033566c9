using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

/// <summary>A safety monitor on hand-made readings: an order of 15 µg/NmL in 100 mL of gas for 100 mL of blood.</summary>
sealed class Watched
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public static readonly MonitorSetup Setup = new(Rig.Plan(), Rig.Profile, MonitorTable.Shipped);

    public Watched(MonitorSetup? setup = null, MonitorReadings? first = null)
    {
        This = setup ?? Setup;
        Readings = first ?? Quiet;
        State = MonitorState.Begin;
        Step();
    }

    public MonitorSetup This { get; set; }
    public MonitorState State { get; set; }
    public Permits Permits { get; private set; }
    public MonitorReadings Readings { get; set; }
    public Commands Requests { get; set; }
    public TimeSpan Now { get; private set; }
    public bool BeatsOn { get; set; } = true;

    /// <summary>A dry machine in which all is well.</summary>
    public static MonitorReadings Quiet { get; } = new()
    {
        Weight = Rig.Profile.Bottle.Tare,
        AirDetectorGood = true,
        Photometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(0),
        PhotometerUnit = ConcentrationUnit.MicrogramsPerNormalMillilitre,
        PhotometerGood = true,
        DrawClampClosed = true,
        ReturnClampClosed = true,
        GasValveClosed = true,
        Blood = Temperature.FromCelsius(22),
        RoomOzone = Fraction.FromValue(1e-8),
        SupplyGood = true,
    };

    public Watched Step(int ticks = 1)
    {
        for (var i = 0; i < ticks; i++)
        {
            Now += Tick;
            if (BeatsOn) Requests = Requests with { Beat = Requests.Beat + 1 };
            Readings = Readings with { PhotometerSample = (uint)(Now.TotalSeconds / 2) };
            (State, Permits) = SafetyMonitor.Step(State, Readings, Requests, This, Now);
        }
        return this;
    }

    public Watched For(double seconds) => Step((int)Math.Round(seconds / Tick.TotalSeconds));

    public Watched Ask(Func<Commands, Commands> change)
    {
        Requests = change(Requests);
        return this;
    }

    public Watched See(Func<MonitorReadings, MonitorReadings> change)
    {
        Readings = change(Readings);
        return this;
    }

    /// <summary>Blood drawn as a machine would: suction, weight, clamps.</summary>
    public Watched Draw(double ml = 100)
    {
        Ask(c => c with { DrawClampOpen = true, VentClosed = true, VacuumOn = true }).Step();
        See(r => r with { DrawClampClosed = false });
        for (var i = 1; i <= 40; i++) See(r => r with { Bottle = GaugePressure.FromBar(-0.005 * i) }).Step();
        for (var i = 0; i < 100; i++)
            See(r => r with { Weight = r.Weight + Mass.OfBlood(ActualVolume.FromMillilitres(ml / 100)) }).Step();
        Ask(c => c with { DrawClampOpen = false, VentClosed = false, VacuumOn = false }).Step(2);
        return See(r => r with { DrawClampClosed = true, Bottle = GaugePressure.Zero }).For(1);
    }

    /// <summary>Gas of this strength that makes the closed bottle's pressure rise to this, in a few seconds.</summary>
    public Watched Fill(double toBar, double ugPerNMl = 15, double seconds = 5)
    {
        var o3 = OzoneConcentration.FromMicrogramsPerNormalMillilitre(ugPerNMl);
        var flow = NormalFlow.FromNormalLitresPerMinute(0.5);
        See(r => r with { Photometer = o3 });
        Ask(c => c with { VentClosed = true, GasToBottle = true, HighVoltageOn = true, OxygenFlow = flow }).Step();
        See(r => r with { GasValveClosed = false });
        var from = Readings.Bottle;
        for (var i = 1; i <= seconds * 100; i++)
            See(r => r with { Bottle = from + i / (seconds * 100) * (GaugePressure.FromBar(toBar) - from) }).Step();
        Ask(c => c with { GasToBottle = false, HighVoltageOn = false }).Step(5);
        return See(r => r with { GasValveClosed = true }).Step();
    }

    public Watched Vent()
    {
        Ask(c => c with { VentClosed = false }).Step();
        return See(r => r with { Bottle = GaugePressure.Zero }).For(1);
    }

    public Watched Mix(double seconds = 10) => Ask(c => c with { MixerOn = true }).For(seconds).Ask(c => c with { MixerOn = false }).Step();

    public Watched OpenReturn()
    {
        Ask(c => c with { ReturnClampOpen = true }).Step();
        return Permits.Return ? See(r => r with { ReturnClampClosed = false, Line = GaugePressure.FromMmHg(40) }).Step() : this;
    }

    /// <summary>Everything but what is in the tail stays in the bottle.</summary>
    public Watched Return(double restMl = 10)
    {
        OpenReturn().For(1);
        See(r => r with { Weight = Rig.Profile.Bottle.Tare + Mass.OfBlood(ActualVolume.FromMillilitres(restMl)) }).For(1);
        Ask(c => c with { ReturnClampOpen = false }).Step();
        return See(r => r with { ReturnClampClosed = true }).For(1);
    }

    public Watched Press()
    {
        See(r => r with { ResetPressed = false }).Step();
        See(r => r with { ResetPressed = true }).Step();
        return See(r => r with { ResetPressed = false });
    }
}
