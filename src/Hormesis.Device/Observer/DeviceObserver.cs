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

    /// <summary>One tick, in place: a function of the state before and the arguments, without allocation.</summary>
    /// <param name="s">What the tick before left; default at first.</param>
    /// <param name="readings">The controller's readings at <paramref name="now"/>.</param>
    /// <param name="commands">What was commanded for the time until now.</param>
    /// <param name="profile">The device as it should be.</param>
    /// <param name="limits">Where the lines are.</param>
    /// <param name="now">Since the session began.</param>
    public static void Follow(
        ref ObserverState s, in Readings readings, in Commands commands, DeviceProfile profile, ObserverLimits limits, TimeSpan now)
    {
        if (!s.Started)
        {
            s = Begin(readings, commands, now);
            return;
        }

        var (dt, before) = ((now - s.Now).TotalSeconds, s.Commands);
        var moved = !SameValves(before, commands);
        (s.Now, s.Commands) = (now, commands);
        s.BloodSeen = s.BloodSeen ? !commands.ReturnClampOpen : commands.DrawClampOpen && commands.VacuumOn;
        if (commands.ReturnClampOpen) (s.OfferedUg, s.ExpectedUg) = (0, 0);
        if (moved) s.QuietSince = now;
        var (bar, grams) = (readings.Bottle.Bar, readings.Weight.Grams);
        s.Pressure = moved ? Slope.From(bar) : s.Pressure.Follow(bar, dt, limits.SlopeSeconds);
        s.Weight = moved ? Slope.From(grams) : s.Weight.Follow(grams, dt, limits.SlopeSeconds);
        if (profile.Equipment.PressureSensors > 1) Rest(ref s, readings, limits);
        Closed(ref s, readings, limits);
        Standing(ref s, limits);
        Generator(ref s, readings, profile, limits);
        Filling(ref s, readings, before, profile, limits, dt);
        Venting(ref s, readings, before, profile, limits);
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
        ExpectedMicrograms = double.NaN,
        ExpectedBar = double.NaN,
    };

    static bool SameValves(in Commands a, in Commands b) =>
        a.GasToBottle == b.GasToBottle && a.VentClosed == b.VentClosed && a.VacuumOn == b.VacuumOn && a.DrawClampOpen == b.DrawClampOpen
        && a.ReturnClampOpen == b.ReturnClampOpen && a.MixerOn == b.MixerOn
        && a.SlowVentOpening > Fraction.None == b.SlowVentOpening > Fraction.None;

    static bool Quiet(in ObserverState s, ObserverLimits limits) => (s.Now - s.QuietSince).TotalSeconds >= limits.SettleSeconds;

    static bool IsClosed(in Commands c) =>
        c.VentClosed && !c.GasToBottle && !c.VacuumOn && !c.DrawClampOpen && !c.ReturnClampOpen && !(c.SlowVentOpening > Fraction.None);

    // With the bottle open both pressure sensors read ambient: how far apart they stand is theirs, and what changes later is drift.
    static void Rest(ref ObserverState s, in Readings r, ObserverLimits limits)
    {
        var apart = r.Bottle.Bar - r.BottleSecond.Bar;
        if (!s.Commands.VentClosed && !s.RestKnown && s.Pressure.IsSettled(limits.SlopeSeconds))
            (s.RestApartBar, s.RestKnown) = (apart, true);
        else if (s.RestKnown && Quiet(s, limits) && Math.Abs(apart - s.RestApartBar) * 1e3 > limits.PressureDriftMbar)
            s.Found(Findings.SensorDrift);
    }

    // A closed bottle: what goes beside the oxygen that blood takes up has leaked. Under vacuum a leak comes in.
    static void Closed(ref ObserverState s, in Readings r, ObserverLimits limits)
    {
        if (!IsClosed(s.Commands) || !s.Pressure.IsSettled(limits.SlopeSeconds)) return;
        var perMinute = 60 * s.Pressure.PerSecond(limits.SlopeSeconds);
        var explained = s.OfferedUg > 0 ? limits.OxygenUptakeBarPerMinute * (1 + Math.Max(0, r.Bottle.Bar)) : 0;
        var leak = r.Bottle.Bar >= 0 ? -perMinute - explained : perMinute;
        s.Verdict = s.Verdict with { LeakBarPerMinute = Math.Max(0, leak) };
        if (leak > limits.LeakBarPerMinute) s.Found(Findings.Leak);
    }

    // Nothing flows, nobody pours and nothing shakes: the weight must stand.
    static void Standing(ref ObserverState s, ObserverLimits limits)
    {
        var c = s.Commands;
        var stands = s.BloodSeen && !c.DrawClampOpen && !c.ReturnClampOpen && !c.MixerOn && !c.PrimeOn && !c.FlushOn;
        if (!stands || !s.Weight.IsSettled(2 * limits.SlopeSeconds)) return;
        var perMinute = 60 * Math.Abs(s.Weight.PerSecond(limits.SlopeSeconds));
        if (perMinute > limits.WeightDriftGPerMin) s.Found(Findings.SensorDrift);
    }

    // The photometer against the power's model of a generator that is as its profile says.
    static void Generator(ref ObserverState s, in Readings r, DeviceProfile profile, ObserverLimits limits)
    {
        var running = s.Commands.HighVoltageOn && (s.Commands.GasToDestruct || s.Commands.GasToBottle) && r.PhotometerGood;
        s.ExpectedMicrograms = double.NaN;
        if (!running || (s.Now - s.QuietSince).TotalSeconds < Ready) return;
        s.ExpectedMicrograms = Model(s, r, profile);
        var ratio = r.Photometer.MicrogramsPerNormalMillilitre / s.ExpectedMicrograms;
        if (!double.IsFinite(ratio)) return;
        // A first-order filter of ten samples: the photometer's noise is 1 to 4 % of its reading.
        s.PhotometerRatio = double.IsNaN(s.PhotometerRatio) ? ratio : s.PhotometerRatio + 0.0005 * (ratio - s.PhotometerRatio);
        var drift = 100 * (s.PhotometerRatio - 1);
        s.Verdict = s.Verdict with { DriftPercent = drift };
        if (Math.Abs(drift) > limits.PhotometerDriftPercent + GeneratorSpread) s.Found(Findings.SensorDrift);
    }

    const double Ready = 40; // s: lag, line, photometer and the filter
    const double GeneratorSpread = 8; // percent: a machine in service about its model (plant.json)

    // Gas goes into the closed bottle: the rise of pressure tells the free volume.
    static void Filling(
        ref ObserverState s, in Readings r, in Commands before, DeviceProfile profile, ObserverLimits limits, double dt)
    {
        s.ExpectedUg = Age(s, profile, dt);
        if (!(s.Commands.GasToBottle && s.Commands.VentClosed))
        {
            (s.FillMoles, s.ExpectedBar) = (0, double.NaN);
            return;
        }
        if (!(before.GasToBottle && before.VentClosed)) (s.FillStartBar, s.FillMoles) = (r.Bottle.Bar, 0);
        var millilitres = r.OxygenFlow.NormalLitresPerMinute * 1e3 / 60 * dt;
        var ozone = s.Commands.HighVoltageOn ? millilitres * Concentration(s, r, profile) : 0;
        s.FillMoles += millilitres * MolesPerNormalMl;
        s.ExpectedUg += ozone;
        s.OfferedUg += ozone;
        var volume = profile.Bottle.Volume.CubicMetres - Math.Max(0, (r.Weight - profile.Bottle.Tare).AsBlood.CubicMetres);
        var expected = s.FillMoles * PhysicalConstants.MolarGasConstant * profile.Bottle.Room.Kelvin / volume / 1e5;
        s.ExpectedBar = s.FillStartBar + expected;
        // The relief valve, when it is tried, lets out what the flow still counts.
        if (!(expected > limits.VolumeFromBar) || r.Bottle >= 0.9 * profile.SelfTest.ReliefLowest) return;
        var off = 100 * ((r.Bottle.Bar - s.FillStartBar) / expected - 1);
        s.Verdict = s.Verdict with { VolumePercent = off };
        if (Math.Abs(off) > limits.VolumePercent) s.Found(Findings.WrongVolume);
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
        if (s.ExpectedUg == 0) return 0;
        var uptake = s.Commands.MixerOn ? profile.Bottle.UptakeMixed : profile.Bottle.UptakeStill;
        return s.ExpectedUg * Math.Exp(-dt / uptake.TotalSeconds);
    }

    // The vent photometer finds what the blood left.
    static void Venting(
        ref ObserverState s, in Readings r, in Commands before, DeviceProfile profile, ObserverLimits limits)
    {
        var venting = s.Commands.SlowVentOpening > Fraction.None && before.SlowVentOpening > Fraction.None;
        if (!venting || !(s.OfferedUg > 0) || !r.VentPhotometerGood || (s.Now - s.QuietSince).TotalSeconds < limits.SettleSeconds) return;
        var free = profile.Bottle.Volume.CubicMetres - Math.Max(0, (r.Weight - profile.Bottle.Tare).AsBlood.CubicMetres);
        var gas = r.Bottle.Over(profile.Bottle.Ambient).Pascal * free / (PhysicalConstants.MolarGasConstant * profile.Bottle.Room.Kelvin);
        var left = r.VentPhotometer.MicrogramsPerNormalMillilitre * gas / MolesPerNormalMl;
        var (taken, expected) = (s.OfferedUg - left, s.OfferedUg - s.ExpectedUg);
        var percent = 100 * taken / expected;
        s.Verdict = s.Verdict with { UptakePercent = percent };
        if (percent < limits.UptakePercent) s.Found(Findings.PoorUptake);
    }
}
