using Hormesis.Device.Controller;
using Hormesis.Model.Body.Oxygen;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Twin;

/// <summary>What can happen to the patient: the words of patient.event in their order.</summary>
enum PatientEvent : byte
{
    /// <summary>Deeper breaths at the same rate; heart and pressure fall over minutes.</summary>
    Vasovagal = 0,
    Embolism,
    Hypotension,
    Apnoea,

    /// <summary>From fear: deeper and quicker breaths.</summary>
    Hyperventilation,

    /// <summary>The patient is well; the capnograph sees nothing of him.</summary>
    CannulaOff,

    /// <summary>The patient is well and talks: short sentences of diluted breath.</summary>
    Talking,
}

/// <summary>
/// The patient as the monitor beside the bed shows him: at rest with natural variation, in an event, and with gas in the veins, which
/// makes the signs of an embolism in proportion. He breathes by the body model (<see cref="Breather"/>); what the model does not have,
/// heart rate, pressure and what scatters, is added here. A new frame every second.
/// </summary>
struct Patient
{
    Noise chance;
    Breather breather;
    double heartRate, spO2, systolic, weightKg; // this person's own
    double restSaturation, shownSaturation;
    double heartWander, breathWander, spO2Wander, pressureWander, co2Wander;
    double sinceFrame, breathPhase, sinceBreath, exhaled;
    double eventSeconds, strength, ventilation, gasMl, gasSigns, desaturated;
    bool hasEvent, presses;
    PatientEvent what;
    uint frames, breaths;

    /// <param name="weight">Of the patient, where it is known; else the reference adult's.</param>
    public static Patient From(PlantConstants k, ulong seed, Mass? weight = null)
    {
        var (p, chance) = (k.Patient, new Noise(seed, Streams.Patient));
        var patient = new Patient
        {
            heartRate = Between(ref chance, p.HeartRateLow, p.HeartRateHigh),
            spO2 = Between(ref chance, p.SpO2Low, p.SpO2High),
            systolic = Between(ref chance, p.SystolicLow, p.SystolicHigh),
            weightKg = weight is { } known ? known.Grams / GramsPerKilogram : p.WeightKg,
            breather = Breather.AtRest(new(
                Between(ref chance, p.PaCO2Low, p.PaCO2High), Between(ref chance, p.DeadSpaceLow, p.DeadSpaceHigh),
                Between(ref chance, p.RespiratoryRateLow, p.RespiratoryRateHigh))),
            chance = chance,
        };
        patient.restSaturation = patient.shownSaturation = patient.breather.SaturationPercent;
        patient.exhaled = patient.breather.EtCO2MmHg;
        patient.MakeFrame(p, isShifted: false);
        return patient;
    }

    /// <summary>Saturation at the finger, percent: the blood needs time to get there, and an oximeter takes means.</summary>
    public readonly double SpO2 => Math.Min(100, spO2 + spO2Wander - desaturated + shownSaturation - restSaturation);

    /// <summary>The newest frame.</summary>
    public Vitals Vitals { get; private set; }

    /// <summary>
    /// The carbon dioxide at the sensor now, mmHg: the breath under way, by the waveform of the body model, up to the end of the newest
    /// one that was counted. The delay of the tube is left out.
    /// </summary>
    public readonly double CapnogramMmHg(PatientParameters p)
    {
        var rate = Rate(p);
        var breath = CapnogramShape.Resting with
        {
            EtCo2MmHg = exhaled,
            RatePerMin = rate,
            Breathes = !IsApnoeic && rate > 0,
            IsConnected = !Is(PatientEvent.CannulaOff),
        };
        return Capnogram.AtMouth(breath, rate > 0 ? breathPhase * SecondsPerMinute / rate : 0);
    }

    public void Begin(PatientEvent kind, PatientParameters p)
    {
        (hasEvent, what, eventSeconds, strength) = (true, kind, 0, 0);
        ventilation = Between(ref chance, p.VasovagalVentilationLow, p.VasovagalVentilationHigh);
        presses = chance.Uniform() < p.ComplaintShare;
    }

    /// <summary>It passes, as it came, but sooner.</summary>
    public void Recover() => hasEvent = false;

    public void Step(PatientParameters p, double gasPastMl, bool isShifted, double dt)
    {
        gasMl += gasPastMl;
        if (hasEvent) eventSeconds += dt;
        sinceFrame += dt;
        sinceBreath += dt;
        if (!IsApnoeic) breathPhase += Rate(p) / SecondsPerMinute * dt;
        if (breathPhase >= 1) Breathe(p);
        if (sinceFrame < p.FrameSeconds) return;
        Follow(p, sinceFrame);
        sinceFrame = 0;
        MakeFrame(p, isShifted);
    }

    const double GramsPerKilogram = 1000, SecondsPerMinute = 60;

    readonly bool IsApnoeic => hasEvent && what == PatientEvent.Apnoea;

    /// <summary>How severe the signs of gas in the lungs are now: 1 is one clear embolism.</summary>
    readonly double Embolism(PatientParameters p) => Math.Min(p.EmbolismLargest, gasSigns + Now(PatientEvent.Embolism));

    readonly bool Is(PatientEvent kind) => hasEvent && what == kind;

    // How far an event has come, 0 to 1; it fades after its end.
    readonly double Now(PatientEvent kind) => what == kind ? strength : 0;

    readonly double Rate(PatientParameters p) =>
        Math.Max(0, (breather.RatePerMin + breathWander) * (1 + p.AnxiousRate * Now(PatientEvent.Hyperventilation)));

    // Sentences with breaths between them; their air is diluted, and the waveform is not one.
    readonly bool Speaks(PatientParameters p) => Is(PatientEvent.Talking) && eventSeconds % p.TalkingEverySeconds < p.TalkingSeconds;

    void Breathe(PatientParameters p)
    {
        breathPhase -= 1;
        if (Is(PatientEvent.CannulaOff)) return; // nothing of it comes to the sensor
        sinceBreath = 0;
        breaths++;
        exhaled = (breather.EtCO2MmHg + co2Wander + p.EtCO2BreathNoise * chance.Next()) * (Speaks(p) ? p.TalkingEtCO2 : 1);
    }

    // Slow swings, once a frame, what builds up, and the breathing.
    void Follow(PatientParameters p, double dt)
    {
        var keep = Math.Exp(-dt / p.WanderSeconds);
        var fresh = Math.Sqrt(1 - keep * keep);
        heartWander = keep * heartWander + fresh * p.HeartRateWander * chance.Next();
        breathWander = keep * breathWander + fresh * p.RespiratoryRateWander * chance.Next();
        spO2Wander = keep * spO2Wander + fresh * p.SpO2Wander * chance.Next();
        pressureWander = keep * pressureWander + fresh * p.SystolicWander * chance.Next();
        co2Wander = keep * co2Wander + fresh * p.EtCO2Wander * chance.Next();
        strength = hasEvent ? Grown(p, dt) : Math.Max(0, strength - dt / p.RecoverySeconds);
        var signs = gasMl / (p.EmbolismMlPerKg * weightKg);
        gasSigns += (signs - gasSigns) * dt / (p.EmbolismSeconds + dt);
        desaturated += (p.EmbolismSpO2 * Embolism(p) - desaturated) * dt / (p.EmbolismSpO2Seconds + dt);
        breather.Advance(Demand(p), dt);
        shownSaturation += (breather.SaturationPercent - shownSaturation) * dt / (p.OximeterSeconds + dt);
    }

    readonly double Grown(PatientParameters p, double dt) => what switch
    {
        PatientEvent.Embolism => strength + (1 - strength) * (1 - Math.Exp(-dt / p.EmbolismSeconds)),
        PatientEvent.Vasovagal => Math.Min(1, strength + dt / p.VasovagalSeconds),
        PatientEvent.Hypotension => Math.Min(1, strength + dt / p.HypotensionSeconds),
        PatientEvent.Hyperventilation => Math.Min(1, strength + dt / p.AnxiousSeconds),
        _ => 1,
    };

    // What it means for the breathing: a clear embolism takes its share of the lungs, a weak heart brings less blood to them.
    readonly BreathingDemand Demand(PatientParameters p)
    {
        var (gas, vagal, anxious) = (Embolism(p), Now(PatientEvent.Vasovagal), Now(PatientEvent.Hyperventilation));
        var lost = p.EmbolismOutput * Math.Min(1, gas) + p.VasovagalOutput * vagal + p.HypotensionOutput * Now(PatientEvent.Hypotension);
        double? willed = IsApnoeic ? 0 : vagal > 0 ? 1 + ventilation * vagal : anxious > 0 ? 1 + p.AnxiousVentilation * anxious : null;
        return new(p.EmbolismDeadSpace * gas, lost, willed);
    }

    void MakeFrame(PatientParameters p, bool isShifted)
    {
        var (vagal, low) = (Now(PatientEvent.Vasovagal), Now(PatientEvent.Hypotension));
        var strain = Math.Min(1, Embolism(p));
        var heart = (heartRate + heartWander) * (1 + p.EmbolismHeartRate * strain + p.HypotensionHeartRate * low
            + p.AnxiousHeartRate * Now(PatientEvent.Hyperventilation) - p.VasovagalHeartRate * vagal);
        var pressure = (systolic + pressureWander)
            * (1 - p.EmbolismPressure * strain - p.HypotensionPressure * low - p.VasovagalPressure * vagal);
        var isSilent = sinceBreath > p.ApnoeaSilentSeconds;
        var isOff = Is(PatientEvent.CannulaOff);
        var quality = isSilent || isOff ? 0 : Speaks(p) ? p.TalkingQuality : p.Quality;
        var frame = PatientFrame.Of(
            heart, SpO2, isSilent ? 0 : Rate(p), isOff ? 0 : exhaled, pressure,
            pressure * (1 - p.PulsePressureShare), quality, breaths);
        frames++;
        Vitals = (isShifted ? frame.Shifted() : frame).Read(frames, breaths, FeelsIll(p));
    }

    readonly bool FeelsIll(PatientParameters p) =>
        hasEvent && presses && what <= PatientEvent.Hypotension && eventSeconds > p.ComplaintSeconds;

    static double Between(ref Noise chance, double low, double high) => low + (high - low) * chance.Uniform();
}
