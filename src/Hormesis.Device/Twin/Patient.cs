using Hormesis.Device.Controller;

namespace Hormesis.Device.Twin;

/// <summary>What can happen to the patient: the words of patient.event in their order.</summary>
enum PatientEvent : byte
{
    Vasovagal = 0,
    Embolism,
    Hypotension,
    Apnoea,
}

/// <summary>
/// The patient as the monitor beside the bed shows him: at rest with natural variation, in an event, and with gas in the veins,
/// which makes the signs of an embolism in proportion. A new frame every second.
/// </summary>
struct Patient
{
    Noise chance;
    double heartRate, breathing, spO2, systolic, etCO2; // this person's means
    double heartWander, breathWander, spO2Wander, pressureWander, co2Wander;
    double sinceFrame, breathPhase, sinceBreath, exhaled;
    double eventSeconds, depth, gasMl, gasSigns, desaturated, apnoeic;
    bool hasEvent, presses;
    PatientEvent what;
    uint frames, breaths;

    public static Patient From(PlantConstants k, ulong seed)
    {
        var (p, chance) = (k.Patient, new Noise(seed, Streams.Patient));
        var patient = new Patient
        {
            heartRate = Between(ref chance, p.HeartRateLow, p.HeartRateHigh),
            breathing = Between(ref chance, p.RespiratoryRateLow, p.RespiratoryRateHigh),
            spO2 = Between(ref chance, p.SpO2Low, p.SpO2High),
            systolic = Between(ref chance, p.SystolicLow, p.SystolicHigh),
            etCO2 = Between(ref chance, p.EtCO2Low, p.EtCO2High),
            chance = chance,
        };
        patient.exhaled = patient.etCO2;
        patient.MakeFrame(p, isShifted: false);
        return patient;
    }

    /// <summary>True saturation of the arterial blood, percent.</summary>
    public readonly double SpO2 => Math.Min(100, spO2 + spO2Wander - desaturated - apnoeic);

    /// <summary>The newest frame.</summary>
    public Vitals Vitals { get; private set; }

    public void Begin(PatientEvent kind, PatientParameters p)
    {
        (hasEvent, what, eventSeconds) = (true, kind, 0);
        depth = Between(ref chance, p.VasovagalDepthLow, p.VasovagalDepthHigh);
        presses = chance.Uniform() < p.ComplaintShare;
    }

    public void Recover() => hasEvent = false;

    public void Step(PatientParameters p, double gasPastMl, bool isShifted, double dt)
    {
        gasMl += gasPastMl;
        if (hasEvent) eventSeconds += dt;
        sinceFrame += dt;
        sinceBreath += dt;
        if (!IsApnoeic) breathPhase += Rate(p) / 60 * dt;
        if (breathPhase >= 1) Breathe(p);
        if (sinceFrame < p.FrameSeconds) return;
        Follow(p, sinceFrame);
        sinceFrame = 0;
        MakeFrame(p, isShifted);
    }

    readonly bool IsApnoeic => hasEvent && what == PatientEvent.Apnoea;

    /// <summary>How severe the signs of gas in the lungs are now: 1 is one clear embolism.</summary>
    readonly double Embolism(PatientParameters p) =>
        Math.Min(p.EmbolismLargest, gasSigns + (Is(PatientEvent.Embolism) ? 1 - Math.Exp(-eventSeconds / p.EmbolismSeconds) : 0));

    readonly bool Is(PatientEvent kind) => hasEvent && what == kind;

    readonly double Ramp(PatientEvent kind, double seconds) => Is(kind) ? Math.Min(1, eventSeconds / seconds) : 0;

    readonly double Rate(PatientParameters p) => (breathing + breathWander) * (1 + p.EmbolismBreathing * Math.Min(1, Embolism(p)));

    void Breathe(PatientParameters p)
    {
        breathPhase -= 1;
        sinceBreath = 0;
        breaths++;
        var factor = (1 - depth * Ramp(PatientEvent.Vasovagal, p.VasovagalSeconds))
            * (1 - p.HypotensionEtCO2 * Ramp(PatientEvent.Hypotension, p.HypotensionSeconds));
        exhaled = (etCO2 + co2Wander) * factor - p.EmbolismEtCO2MmHg * Embolism(p) + p.EtCO2BreathNoise * chance.Next();
    }

    // Slow swings, once a frame, and what builds up.
    void Follow(PatientParameters p, double dt)
    {
        var keep = Math.Exp(-dt / p.WanderSeconds);
        var fresh = Math.Sqrt(1 - keep * keep);
        heartWander = keep * heartWander + fresh * p.HeartRateWander * chance.Next();
        breathWander = keep * breathWander + fresh * p.RespiratoryRateWander * chance.Next();
        spO2Wander = keep * spO2Wander + fresh * p.SpO2Wander * chance.Next();
        pressureWander = keep * pressureWander + fresh * p.SystolicWander * chance.Next();
        co2Wander = keep * co2Wander + fresh * p.EtCO2Wander * chance.Next();
        var signs = gasMl / (p.EmbolismMlPerKg * p.WeightKg);
        gasSigns += (signs - gasSigns) * dt / (p.EmbolismSeconds + dt);
        desaturated += (p.EmbolismSpO2 * Embolism(p) - desaturated) * dt / (p.EmbolismSpO2Seconds + dt);
        apnoeic = IsApnoeic && eventSeconds > p.ApnoeaDelaySeconds
            ? Math.Min(spO2 - p.ApnoeaSpO2Least, apnoeic + p.ApnoeaSpO2PerS * dt)
            : IsApnoeic ? apnoeic : Math.Max(0, apnoeic - p.ApnoeaSpO2PerS * dt);
    }

    void MakeFrame(PatientParameters p, bool isShifted)
    {
        var (vagal, low) = (Ramp(PatientEvent.Vasovagal, p.VasovagalSeconds), Ramp(PatientEvent.Hypotension, p.HypotensionSeconds));
        var strain = Math.Min(1, Embolism(p));
        var heart = (heartRate + heartWander)
            * (1 + p.EmbolismHeartRate * strain + p.HypotensionHeartRate * low - p.VasovagalHeartRate * vagal);
        var pressure = (systolic + pressureWander)
            * (1 - p.EmbolismPressure * strain - p.HypotensionPressure * low - p.VasovagalPressure * vagal);
        var isSilent = sinceBreath > p.ApnoeaSilentSeconds;
        var frame = PatientFrame.Of(
            heart, SpO2, isSilent ? 0 : Rate(p), exhaled, pressure,
            pressure * (1 - p.PulsePressureShare), isSilent ? 0 : p.Quality, breaths);
        frames++;
        Vitals = (isShifted ? frame.Shifted() : frame).Read(frames, breaths, FeelsIll(p));
    }

    readonly bool FeelsIll(PatientParameters p) =>
        hasEvent && presses && what != PatientEvent.Apnoea && eventSeconds > p.ComplaintSeconds;

    static double Between(ref Noise chance, double low, double high) => low + (high - low) * chance.Uniform();
}
