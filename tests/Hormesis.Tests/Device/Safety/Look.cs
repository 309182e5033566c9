using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;
using Filling = Hormesis.Device.Safety.Filling;

namespace Hormesis.Tests.Device.Safety;

/// <summary>
/// One tick as the monitor judges it, made by hand: blood is in the bottle, everything is asked for and permitted, both clamps are
/// open, and all is well. A test changes one thing.
/// </summary>
sealed record Look(MonitorState State, MonitorReadings Readings, Commands Commands, TimeSpan Elapsed, MonitorSetup Setup)
{
    public static MonitorLimits Limits => Watched.Setup.Limits;

    public static Look Good { get; } = new(
        new()
        {
            Running = true,
            Now = TimeSpan.FromHours(10),
            Permitted = new()
            {
                Draw = true,
                Return = true,
                Gas = true,
                HighVoltage = true,
                VentClosed = true,
                Vacuum = true,
                Heater = true,
            },
            Senses = new()
            {
                PatientSeen = true,
                Beats = true,
                SampleAt = TimeSpan.FromHours(10),
                ClampsClosedFor = TimeSpan.FromHours(1),
            },
            Filling = new()
            {
                Stage = FillingStage.Drawn,
                Before = Bottle(50),
                DrawnAt = TimeSpan.FromHours(10),
                MovedAt = TimeSpan.FromHours(10),
            },
        },
        Watched.Quiet with
        {
            Weight = Bottle(100),
            DrawClampClosed = false,
            ReturnClampClosed = false,
            Photometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(15),
        },
        new()
        {
            DrawClampOpen = true,
            ReturnClampOpen = true,
            GasToBottle = true,
            HighVoltageOn = true,
            VentClosed = true,
            VacuumOn = true,
            HeaterOn = true,
            OxygenFlow = NormalFlow.FromNormalLitresPerMinute(0.5),
        },
        Watched.Tick,
        Watched.Setup);

    /// <summary>Weight of a bottle with its anticoagulant and so much blood.</summary>
    public static Mass Bottle(double bloodMl) =>
        Rig.Profile.Bottle.Tare + Watched.Setup.Order.Anticoagulant + Mass.OfBlood(ActualVolume.FromMillilitres(bloodMl));

    /// <summary>The same device with other sensors for its monitor.</summary>
    public static MonitorSetup With(Func<EquipmentProfile, EquipmentProfile> equipment) =>
        new(Rig.Plan(), Rig.Profile with { Equipment = equipment(Rig.Profile.Equipment) }, MonitorTable.Shipped);

    public Look See(Func<MonitorReadings, MonitorReadings> change) => this with { Readings = change(Readings) };
    public Look Ask(Func<Commands, Commands> change) => this with { Commands = change(Commands) };
    public Look Know(Func<MonitorState, MonitorState> change) => this with { State = change(State) };
    public Look Feel(Func<Senses, Senses> change) => Know(s => s with { Senses = change(s.Senses) });
    public Look Hold(Func<Filling, Filling> change) => Know(s => s with { Filling = change(s.Filling) });
    public Look May(Func<Permits, Permits> change) => Know(s => s with { Permitted = change(s.Permitted) });

    // The next number up or down: a comparison is held on both sides of its limit and at it.
    public static GaugePressure Up(GaugePressure p) => GaugePressure.FromPascal(Math.BitIncrement(p.Pascal));
    public static GaugePressure Down(GaugePressure p) => GaugePressure.FromPascal(Math.BitDecrement(p.Pascal));
    public static ActualVolume Up(ActualVolume v) => ActualVolume.FromCubicMetres(Math.BitIncrement(v.CubicMetres));
    public static Temperature Up(Temperature t) => Temperature.FromKelvin(Math.BitIncrement(t.Kelvin));
    public static Temperature Down(Temperature t) => Temperature.FromKelvin(Math.BitDecrement(t.Kelvin));
    public static Fraction Up(Fraction f) => Fraction.FromValue(Math.BitIncrement(f.Value));
    public static TimeSpan Up(TimeSpan t) => t + TimeSpan.FromTicks(1);
}
