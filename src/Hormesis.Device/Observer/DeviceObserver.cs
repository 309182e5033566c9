using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Observer;

/// <summary>
/// The expected device beside the real one, on the same commands and readings. What the two differ by tells a leak, a drifting
/// sensor, poor uptake and a wrong volume apart. Its verdicts are advice; nothing listens to it but people.
/// </summary>
public static class DeviceObserver
{
    const double MolesPerNormalMl = 101_325e-6 / (PhysicalConstants.MolarGasConstant * 273.15);

    /// <summary>One tick. Pure, without allocation.</summary>
    /// <param name="state">What the step before returned; default at first.</param>
    /// <param name="readings">The controller's readings at <paramref name="now"/>.</param>
    /// <param name="commands">What was commanded for the time until now.</param>
    /// <param name="profile">The device as it should be.</param>
    /// <param name="limits">Where the lines are.</param>
    /// <param name="now">Since the session began.</param>
    public static ObserverState Step(
        in ObserverState state, in Readings readings, in Commands commands, DeviceProfile profile, ObserverLimits limits, TimeSpan now)
    {
        if (!state.Started) return Begin(readings, commands, now);

        var dt = (now - state.Now).TotalSeconds;
        var moved = !SameValves(state.Commands, commands);
        var s = state with
        {
            Now = now,
            Commands = commands,
            BloodSeen = state.BloodSeen ? !commands.ReturnClampOpen : commands.DrawClampOpen && commands.VacuumOn,
            OfferedUg = commands.ReturnClampOpen ? 0 : state.OfferedUg,
            ExpectedUg = commands.ReturnClampOpen ? 0 : state.ExpectedUg,
            QuietSince = moved ? now : state.QuietSince,
            Pressure = moved ? Slope.From(readings.Bottle.Bar) : state.Pressure.Follow(readings.Bottle.Bar, dt, limits.SlopeSeconds),
            Weight = moved ? Slope.From(readings.Weight.Grams) : state.Weight.Follow(readings.Weight.Grams, dt, limits.SlopeSeconds),
        };
        if (profile.Equipment.PressureSensors > 1) s = Rest(s, readings, limits);
        s = Closed(s, readings, limits);
        s = Standing(s, limits);
        s = Generator(s, readings, profile, limits);
        s = Filling(s, readings, state.Commands, profile, limits, dt);
        return Venting(s, readings, state.Commands, profile, limits);
    }

    static ObserverState Begin(in Readings r, in Commands c, TimeSpan now) => new()
    {
        Verdict = Verdict.Unknown,
        Started = true,
        Now = now,
        Commands = c,
        QuietSince = now,
        Pressure = Slope.From(r.Bottle.Bar),
        Weight = Slope.From(r.Weight.Grams),
        PhotometerRatio = double.NaN,
    };

    static bool SameValves(in Commands a, in Commands b) =>
        a.GasToBottle == b.GasToBottle && a.VentClosed == b.VentClosed && a.VacuumOn == b.VacuumOn && a.DrawClampOpen == b.DrawClampOpen
        && a.ReturnClampOpen == b.ReturnClampOpen && a.MixerOn == b.MixerOn
        && a.SlowVentOpening > Fraction.None == b.SlowVentOpening > Fraction.None;

    static bool Quiet(in ObserverState s, ObserverLimits limits) => (s.Now - s.QuietSince).TotalSeconds >= limits.SettleSeconds;

    static bool IsClosed(in Commands c) =>
        c.VentClosed && !c.GasToBottle && !c.VacuumOn && !c.DrawClampOpen && !c.ReturnClampOpen && !(c.SlowVentOpening > Fraction.None);

    // With the bottle open both pressure sensors read ambient: how far apart they stand is theirs, and what changes later is drift.
    static ObserverState Rest(in ObserverState s, in Readings r, ObserverLimits limits)
    {
        var apart = r.Bottle.Bar - r.BottleSecond.Bar;
        if (!s.Commands.VentClosed && !s.RestKnown && s.Pressure.IsSettled(limits.SlopeSeconds))
            return s with { RestApartBar = apart, RestKnown = true };
        var drift = Math.Abs(apart - s.RestApartBar) * 1e3;
        return s.RestKnown && Quiet(s, limits) && drift > limits.PressureDriftMbar ? s.Found(Findings.SensorDrift, s.Now) : s;
    }

    // A closed bottle: what goes beside the oxygen that blood takes up has leaked. Under vacuum a leak comes in.
    static ObserverState Closed(in ObserverState s, in Readings r, ObserverLimits limits)
    {
        if (!IsClosed(s.Commands) || !s.Pressure.IsSettled(limits.SlopeSeconds)) return s;
        var perMinute = 60 * s.Pressure.PerSecond(limits.SlopeSeconds);
        var explained = s.OfferedUg > 0 ? limits.OxygenUptakeBarPerMinute * (1 + Math.Max(0, r.Bottle.Bar)) : 0;
        var leak = r.Bottle.Bar >= 0 ? -perMinute - explained : perMinute;
        var told = s with { Verdict = s.Verdict with { LeakBarPerMinute = Math.Max(0, leak) } };
        return leak > limits.LeakBarPerMinute ? told.Found(Findings.Leak, s.Now) : told;
    }

    // Nothing flows, nobody pours and nothing shakes: the weight must stand.
    static ObserverState Standing(in ObserverState s, ObserverLimits limits)
    {
        var c = s.Commands;
        var stands = s.BloodSeen && !c.DrawClampOpen && !c.ReturnClampOpen && !c.MixerOn && !c.PrimeOn && !c.FlushOn;
        if (!stands || !s.Weight.IsSettled(2 * limits.SlopeSeconds)) return s;
        var perMinute = 60 * Math.Abs(s.Weight.PerSecond(limits.SlopeSeconds));
        return perMinute > limits.WeightDriftGPerMin ? s.Found(Findings.SensorDrift, s.Now) : s;
    }

    // The photometer against the power's model of a generator that is as its profile says.
    static ObserverState Generator(in ObserverState s, in Readings r, DeviceProfile profile, ObserverLimits limits)
    {
        var running = s.Commands.HighVoltageOn && (s.Commands.GasToDestruct || s.Commands.GasToBottle) && r.PhotometerGood;
        if (!running || (s.Now - s.QuietSince).TotalSeconds < Ready) return s;
        var ratio = r.Photometer.MicrogramsPerNormalMillilitre / Model(s, r, profile);
        if (!double.IsFinite(ratio)) return s;
        // A first-order filter of ten samples: the photometer's noise is 1 to 4 % of its reading.
        var kept = double.IsNaN(s.PhotometerRatio) ? ratio : s.PhotometerRatio + 0.0005 * (ratio - s.PhotometerRatio);
        var drift = 100 * (kept - 1);
        var told = s with { PhotometerRatio = kept, Verdict = s.Verdict with { DriftPercent = drift } };
        return Math.Abs(drift) > limits.PhotometerDriftPercent + GeneratorSpread ? told.Found(Findings.SensorDrift, s.Now) : told;
    }

    const double Ready = 40; // s: lag, line, photometer and the filter
    const double GeneratorSpread = 8; // percent: a machine in service about its model (plant.json)

    // Gas goes into the closed bottle: the rise of pressure tells the free volume.
    static ObserverState Filling(
        in ObserverState s, in Readings r, in Commands before, DeviceProfile profile, ObserverLimits limits, double dt)
    {
        var gas = s.Commands.GasToBottle && s.Commands.VentClosed;
        if (!gas) return s with { FillMoles = 0, ExpectedUg = Age(s, profile, dt) };
        var begins = !(before.GasToBottle && before.VentClosed);
        var millilitres = r.OxygenFlow.NormalLitresPerMinute * 1e3 / 60 * dt;
        var ozone = s.Commands.HighVoltageOn ? millilitres * Concentration(s, r, profile) : 0;
        var filling = s with
        {
            FillStartBar = begins ? r.Bottle.Bar : s.FillStartBar,
            FillMoles = (begins ? 0 : s.FillMoles) + millilitres * MolesPerNormalMl,
            ExpectedUg = Age(s, profile, dt) + ozone,
            OfferedUg = s.OfferedUg + ozone,
        };
        var volume = profile.Bottle.Volume.CubicMetres - Math.Max(0, (r.Weight - profile.Bottle.Tare).AsBlood.CubicMetres);
        var expected = filling.FillMoles * PhysicalConstants.MolarGasConstant * profile.Bottle.Room.Kelvin / volume / 1e5;
        // The relief valve, when it is tried, lets out what the flow still counts.
        if (!(expected > limits.VolumeFromBar) || r.Bottle >= 0.9 * profile.SelfTest.ReliefLowest) return filling;
        var off = 100 * ((r.Bottle.Bar - filling.FillStartBar) / expected - 1);
        var told = filling with { Verdict = filling.Verdict with { VolumePercent = off } };
        return Math.Abs(off) > limits.VolumePercent ? told.Found(Findings.WrongVolume, s.Now) : told;
    }

    // Without a photometer the power's model is all there is, µg/NmL.
    static double Concentration(in ObserverState s, in Readings r, DeviceProfile profile) => Math.Max(
        0, profile.Equipment.PhotometerChannels > 0 ? r.Photometer.MicrogramsPerNormalMillilitre : Model(s, r, profile));

    static double Model(in ObserverState s, in Readings r, DeviceProfile profile)
    {
        var energy = profile.Gas.Yield.NormalLitresPerMinute * s.Commands.Power.Value / r.OxygenFlow.NormalLitresPerMinute;
        return profile.Gas.ConcentrationMaximum.MicrogramsPerNormalMillilitre * (1 - Math.Exp(-energy));
    }

    static double Age(in ObserverState s, DeviceProfile profile, double dt)
    {
        var uptake = s.Commands.MixerOn ? profile.Bottle.UptakeMixed : profile.Bottle.UptakeStill;
        return s.ExpectedUg * Math.Exp(-dt / uptake.TotalSeconds);
    }

    // The vent photometer finds what the blood left.
    static ObserverState Venting(
        in ObserverState s, in Readings r, in Commands before, DeviceProfile profile, ObserverLimits limits)
    {
        var venting = s.Commands.SlowVentOpening > Fraction.None && before.SlowVentOpening > Fraction.None;
        if (!venting || !(s.OfferedUg > 0) || !r.VentPhotometerGood || (s.Now - s.QuietSince).TotalSeconds < limits.SettleSeconds) return s;
        var free = profile.Bottle.Volume.CubicMetres - Math.Max(0, (r.Weight - profile.Bottle.Tare).AsBlood.CubicMetres);
        var gas = r.Bottle.Over(profile.Bottle.Ambient).Pascal * free / (PhysicalConstants.MolarGasConstant * profile.Bottle.Room.Kelvin);
        var left = r.VentPhotometer.MicrogramsPerNormalMillilitre * gas / MolesPerNormalMl;
        var (taken, expected) = (s.OfferedUg - left, s.OfferedUg - s.ExpectedUg);
        var percent = 100 * taken / expected;
        var told = s with { Verdict = s.Verdict with { UptakePercent = percent } };
        return percent < limits.UptakePercent ? told.Found(Findings.PoorUptake, s.Now) : told;
    }
}
