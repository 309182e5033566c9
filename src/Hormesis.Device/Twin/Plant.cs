using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Twin;

/// <summary>
/// The true machine and the true bottle: generator, valves, headspace, blood, lines. It knows no sensors and no controller;
/// commands go in, time passes, and what is true can be looked at. One step allocates nothing.
/// </summary>
/// <remarks>
/// First form: ideal gas at room temperature, explicit Euler in steps of 2.5 ms, first-order uptake of ozone
/// (reference/device-safety, section 5.3). Inside, plain numbers in SI but where the name says otherwise.
/// </remarks>
public sealed class Plant
{
    const double LongestStepSeconds = 0.0025; // the fastest lag is 50 ms
    const double NormalMolesPerMl = 101_325e-6 / (PhysicalConstants.MolarGasConstant * 273.15);
    const double PascalPerBar = 1e5, PascalPerMmHg = 133.322387415;
    const double UgPerMole = PhysicalConstants.OzoneMolarMass * 1e9;
    const double AirOxygenShare = 0.21;

    readonly PlantParameters p;
    readonly PlantDraw draw;
    readonly DeviceProfile profile;
    readonly double ambient, gasEnergy, bottleVolume, decayPerSecond, generatorMaximum, generatorYield;
    readonly PlugLine gasLine, returnLine;

    Delayed bottleValve, destructValve, drawClamp, returnClamp;
    double oxygen, nitrogen, ozone; // moles in the headspace
    double bloodMl, citrateMl, boundOxygen; // moles of oxygen that the blood has taken
    double generatorConcentration; // µg/NmL at the generator's outlet

    public Plant(DeviceProfile profile, PlantParameters parameters, ulong seed)
    {
        (this.profile, p) = (profile, parameters);
        draw = PlantDraw.From(p, profile.Bottle.TareTolerance.Grams, new RandomSource(seed, Streams.Plant));
        ambient = profile.Bottle.Ambient.Pascal;
        gasEnergy = PhysicalConstants.MolarGasConstant * profile.Bottle.Room.Kelvin;
        bottleVolume = profile.Bottle.Volume.CubicMetres;
        decayPerSecond = Math.Log(2) / profile.Bottle.WallHalfLife.TotalSeconds;
        generatorMaximum = profile.Gas.ConcentrationMaximum.MicrogramsPerNormalMillilitre * draw.GeneratorGain;
        generatorYield = profile.Gas.Yield.NormalLitresPerMinute;
        gasLine = new(p.GasLineMl, count: 100, fill: 0);
        returnLine = new(p.ReturnLineMl, count: 212, fill: 1); // cells of 0.05 mL, at first full of air
        var air = ambient * bottleVolume / gasEnergy;
        (oxygen, nitrogen) = (AirOxygenShare * air, (1 - AirOxygenShare) * air);
        BloodCelsius = profile.Bottle.Room.Celsius;
    }

    /// <summary>The truth of the session so far.</summary>
    public PlantLedger Ledger { get; } = new();

    /// <summary>What a test or a scenario breaks.</summary>
    public Disturbances Disturbances { get; } = new();

    internal double BottleGauge => (oxygen + nitrogen + ozone) * gasEnergy / Headspace - ambient;
    internal double LinePressure { get; private set; }
    internal double WeightGrams =>
        profile.Bottle.Tare.Grams + draw.TareOff + Mass.OfBlood(ActualVolume.FromMillilitres(bloodMl)).Grams
        + Mass.OfSaline(ActualVolume.FromMillilitres(citrateMl)).Grams;

    /// <summary>µg/NmL at the photometer and the gas valve.</summary>
    internal double Concentration => gasLine.Outlet;

    /// <summary>µg/NmL in the headspace.</summary>
    internal double Residual => ozone * UgPerMole / ((oxygen + nitrogen + ozone) / NormalMolesPerMl);
    internal double FlowNLPerMin { get; private set; }
    internal double OxygenInletBar => p.OxygenInletBar * Disturbances.OxygenFactor;
    internal double BloodCelsius { get; private set; }
    internal double RoomOzonePpm => p.RoomOzonePpm;
    internal bool AirNow => returnLine.At(p.DetectorToClampMl) > 0.01;
    internal double AirTotalMl { get; private set; }
    internal bool DrawClosed => !drawClamp.On;
    internal bool ReturnClosed => !returnClamp.On;
    internal bool Mixing { get; private set; }

    double Headspace => bottleVolume - (bloodMl + citrateMl) * 1e-6;

    /// <summary>What a person pours in before the draw.</summary>
    public void LoadAnticoagulant(ActualVolume volume) => citrateMl += volume.Millilitres;

    /// <summary>Lets one tick pass under these commands.</summary>
    public void Step(in Commands commands, TimeSpan tick)
    {
        var substeps = (int)Math.Ceiling(tick.TotalSeconds / LongestStepSeconds);
        var dt = tick.TotalSeconds / substeps;
        Mixing = commands.MixerOn;
        for (var i = 0; i < substeps; i++)
        {
            MoveValves(commands, dt);
            MakeGas(commands, dt);
            MoveGas(commands, dt);
            DrawBlood(dt);
            ReturnBlood(commands, dt);
        }
        if (bloodMl > 0) BloodCelsius += (profile.Bottle.Room.Celsius - BloodCelsius) * tick.TotalSeconds / p.BloodCoolingSeconds;
        Ledger.Pressure(BottleGauge);
    }

    void MoveValves(in Commands c, double dt)
    {
        bottleValve.Follow(c.GasToBottle, p.GasValveDelaySeconds, dt);
        destructValve.Follow(c.GasToDestruct, p.GasValveDelaySeconds, dt);
        drawClamp.Follow(c.DrawClampOpen, p.ClampSeconds, dt);
        returnClamp.Follow(c.ReturnClampOpen || Disturbances.ReturnClampStuckOpen, p.ClampSeconds, dt);
    }

    void MakeGas(in Commands c, double dt)
    {
        var mayFlow = (bottleValve.On || destructValve.On) && OxygenInletBar > 0.5;
        var wanted = mayFlow ? c.OxygenFlow.NormalLitresPerMinute : 0;
        FlowNLPerMin += (wanted - FlowNLPerMin) * dt / (p.FlowLagSeconds + dt);
        var energy = c.HighVoltageOn && FlowNLPerMin > 0 ? generatorYield * c.Power.Value / FlowNLPerMin : 0;
        var steady = generatorMaximum * (1 - Math.Exp(-energy));
        generatorConcentration += (steady - generatorConcentration) * dt / (p.GeneratorLagSeconds + dt);
        gasLine.Push(FlowNLPerMin / 60 * 1e3 * dt, generatorConcentration);
    }

    void MoveGas(in Commands c, double dt)
    {
        var pressure = ambient + BottleGauge;
        var (outward, inward) = Vents(c, pressure, dt);
        outward += Vacuum(c, pressure);
        var share = ozone / (oxygen + nitrogen + ozone);
        var (oxygenShare, nitrogenShare) = (oxygen / (oxygen + nitrogen + ozone), nitrogen / (oxygen + nitrogen + ozone));

        var gasIn = bottleValve.On ? FlowNLPerMin / 60 * 1e3 * NormalMolesPerMl : 0;
        var ozoneIn = bottleValve.On ? FlowNLPerMin / 60 * 1e3 * Concentration / UgPerMole : 0;
        var uptake = HasBlood ? ozone / UptakeSeconds : 0;
        var decay = decayPerSecond * ozone;

        Ledger.Gas(new(ozoneIn * UgPerMole, uptake * UgPerMole, outward * share * UgPerMole, decay * UgPerMole), ozone * UgPerMole, dt);
        ozone += (ozoneIn - uptake - outward * share - decay) * dt;
        oxygen += (gasIn - ozoneIn - outward * oxygenShare + AirOxygenShare * inward + 1.5 * decay - OxygenUptake(pressure, dt)) * dt;
        nitrogen += ((1 - AirOxygenShare) * inward - outward * nitrogenShare) * dt;
    }

    bool HasBlood => bloodMl > 5;

    double UptakeSeconds => Mixing
        ? profile.Bottle.UptakeMixed.TotalSeconds * draw.UptakeFactorMixed
        : profile.Bottle.UptakeStill.TotalSeconds * draw.UptakeFactorStill;

    // Towards what the blood holds at this oxygen pressure: bound to haemoglobin and dissolved.
    double OxygenUptake(double pressure, double dt)
    {
        if (!HasBlood) return 0;
        var mmHg = pressure * oxygen / (oxygen + nitrogen + ozone) / PascalPerMmHg;
        var holdsMl = bloodMl * (p.OxygenBindingMlPerMl * Math.Min(1, mmHg / p.OxygenFullMmHg) + p.OxygenSolubilityPerMmHg * mmHg);
        var seconds = Mixing ? p.OxygenUptakeMixedSeconds : p.OxygenUptakeStillSeconds;
        var rate = (holdsMl * NormalMolesPerMl - boundOxygen) / seconds;
        boundOxygen += rate * dt;
        return rate;
    }

    (double Out, double In) Vents(in Commands c, double pressure, double dt)
    {
        var conductance = (c.VentClosed ? 0 : p.VentNLPerMinPerBar) + p.SlowVentNLPerMinPerBar * c.SlowVentOpening.Value
            + Disturbances.LeakNLPerMinPerBar;
        if (conductance <= 0) return (0, 0);
        var (high, low) = (Math.Max(pressure, ambient), Math.Min(pressure, ambient));
        var flow = conductance / 60 * 1e3 * NormalMolesPerMl * high / PascalPerBar * Orifice.Share(high, low, p.CriticalRatio);
        var toLevel = (high - low) * Headspace / gasEnergy / dt; // no step goes past the level of ambient
        flow = Math.Min(flow, toLevel);
        return pressure > ambient ? (flow, 0) : (0, flow);
    }

    double Vacuum(in Commands c, double pressure)
    {
        const double fullOpenPascal = 500; // the regulator's proportional band
        if (!c.VacuumOn) return 0;
        var above = pressure - (ambient + c.VacuumTarget.Pascal);
        var suction = 1 - (ambient - pressure) / (p.VacuumDeepestBar * PascalPerBar);
        var litresPerMinute = p.VacuumFreeLPerMin * Math.Clamp(suction, 0, 1) * Math.Clamp(above / fullOpenPascal, 0, 1);
        return litresPerMinute / 60 * 1e-3 * pressure / gasEnergy;
    }

    double CannulaPascalSeconds => p.CannulaMmHgPerMlPerMin * draw.Cannula * PascalPerMmHg * 60; // for each mL/s

    void DrawBlood(double dt)
    {
        if (!drawClamp.On) return;
        var mlPerSecond = (p.VeinMmHg * PascalPerMmHg - BottleGauge) / CannulaPascalSeconds;
        if (mlPerSecond > 0)
        {
            var ml = mlPerSecond * dt;
            if (bloodMl == 0) BloodCelsius = p.BloodStartC;
            bloodMl += ml;
            Ledger.Draw(ml);
        }
        else
        {
            Ledger.Return(BottleGauge, BottleGauge, liquidMl: 0, gasMl: -mlPerSecond * dt); // gas towards the vein
        }
    }

    void ReturnBlood(in Commands c, double dt)
    {
        var primeMl = c.PrimeOn ? p.PrimeMlPerMin / 60 * dt : 0;
        if (primeMl > 0) PushLine(primeMl, gas: 0); // to waste: none of it passes the clamp
        var head = PhysicalConstants.BloodDensity * PhysicalConstants.Gravity * p.ReturnHeightM + BottleGauge;
        var vein = p.VeinMmHg * PascalPerMmHg;
        var mlPerSecond = returnClamp.On ? Math.Max(0, c.ReturnOpening.Value * (head - vein) / CannulaPascalSeconds) : 0;
        LinePressure = vein + mlPerSecond * CannulaPascalSeconds;
        if (!returnClamp.On) return;

        var ml = mlPerSecond * dt;
        var liquid = Math.Min(ml, Math.Max(0, bloodMl + citrateMl - p.OutletMl));
        TakeOut(liquid);
        var gas = 1 - (ml > 0 ? liquid / ml : 0);
        if (Disturbances.LineAirMl > 0) gas = Math.Max(gas, Disturbances.TakeAir(ml));
        var past = PushLine(ml, gas);
        Ledger.Return(BottleGauge, LinePressure, ml - past, past);
    }

    void TakeOut(double liquidMl)
    {
        var share = liquidMl / (bloodMl + citrateMl);
        bloodMl -= share * bloodMl;
        citrateMl -= share * citrateMl;
    }

    // What passes the detector is counted; what leaves at the clamp's end is returned.
    double PushLine(double ml, double gas)
    {
        AirTotalMl += ml * returnLine.At(p.DetectorToClampMl);
        return returnLine.Push(ml, gas);
    }

    /// <summary>A valve or clamp that follows its command after a delay.</summary>
    struct Delayed
    {
        double waited;

        public bool On { get; private set; }

        public void Follow(bool command, double delay, double dt)
        {
            waited = command == On ? 0 : waited + dt;
            if (waited < delay) return;
            if (command != On) On = command;
            waited = 0;
        }
    }
}
