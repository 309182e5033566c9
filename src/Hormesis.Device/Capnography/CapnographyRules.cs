using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Capnography;

/// <summary>
/// The rules L1 to L3 of reference/clinical 7.2: slower, hold or stop when the patient's breathing and circulation change. A pure
/// machine in the tick. It leaves to the controller how a hold or a stop is done, and to a person every way back.
/// </summary>
public static class CapnographyRules
{
    /// <param name="state">What the step before returned; the default at first.</param>
    /// <param name="vitals">The newest frame of the patient monitor, which may be an old one.</param>
    /// <param name="context">What the device is doing.</param>
    /// <param name="limits">The figures of the rules.</param>
    /// <param name="now">Monotonic time.</param>
    public static (CapnographyState State, CapnographyVerdict Verdict) Step(
        in CapnographyState state, in Vitals vitals, in CapnographyContext context, CapnographyLimits limits, TimeSpan now)
    {
        var next = state;
        var verdict = Follow(ref next, vitals, context, limits, now);
        return (next, verdict);
    }

    /// <summary>The same in place.</summary>
    internal static CapnographyVerdict Follow(
        ref CapnographyState state, in Vitals vitals, in CapnographyContext context, CapnographyLimits limits, TimeSpan now)
    {
        ref var w = ref state.watch;
        var elapsed = w.Started ? now - w.Now : TimeSpan.Zero;
        if (!w.Started) Begin(ref w, vitals, now);
        w.Now = now;
        if (vitals.Frame != w.Frame) Look(ref w, ref state.breaths, vitals, limits, now);
        if (!w.Punctured && (context.Drawing || context.Reinfusing)) Puncture(ref w, state.breaths, limits, now);

        var implausible = !(now - w.BelievedAt <= limits.ImplausibleAfter);
        var matters = context.Drawing || context.Reinfusing
            || context.HasReinfused && context.SinceReinfusion <= limits.Breath.AfterReinfusion;
        if (!matters) return new(Held(w), Fraction.Whole, w.PausedFor, implausible);

        var advises = Judge(ref w, context, limits, now, elapsed);
        var held = Held(w);
        var advised = held == CapnographyAction.None && advises != CapnographySign.None;
        var sign = w.Aborted ? CapnographySign.Embolism : w.PausedFor != CapnographySign.None ? w.PausedFor : advises;
        return new(advised ? CapnographyAction.Advise : held, advised ? limits.Breath.AdviseFlow : Fraction.Whole, sign, implausible);
    }

    static void Begin(ref Watch w, in Vitals v, TimeSpan now)
    {
        (w.Started, w.BelievedAt, w.BreathAt) = (true, now, now);
        (w.Frame, w.Breath) = (v.Frame - 1, v.Breath);
    }

    static CapnographyAction Held(in Watch s) => s.Aborted ? CapnographyAction.Abort
        : s.PausedFor != CapnographySign.None ? CapnographyAction.Pause : CapnographyAction.None;

    // One new frame: is it believed, is there a new breath in it, what does it do to the means.
    static void Look(ref Watch w, ref Breaths breaths, in Vitals v, CapnographyLimits limits, TimeSpan now)
    {
        w.Frame = v.Frame;
        var since = now - w.BelievedAt;
        if (!Plausibility.IsPlausible(v, w.Believed, w.HasBelieved, since, limits.Plausible)) return;

        var moment = Circulation.Of(v);
        w.Quick = w.HasBelieved ? w.Quick.Towards(moment, Share(since, limits.Quick)) : moment;
        w.Slow = w.HasBelieved ? w.Slow.Towards(moment, Share(since, limits.Slow)) : moment;
        (w.Believed, w.HasBelieved, w.BelievedAt) = (v, true, now);
        if (v.Breath != w.Breath && v.Quality >= limits.Breath.QualityLowest)
        {
            breaths.Add(now, v.EtCO2.MmHg);
            w.BreathAt = now;
        }
        w.Breath = v.Breath;
        w.Features = FeaturesOf(w, breaths, limits, now);
        if (!w.Punctured && w.Features.SlowMedian > w.HighestMmHg) w.HighestMmHg = w.Features.SlowMedian;
    }

    static double Share(TimeSpan elapsed, TimeSpan constant) => elapsed / (elapsed + constant);

    static Features FeaturesOf(in Watch s, in Breaths b, CapnographyLimits limits, TimeSpan now)
    {
        // A mean of what came within the fall's time, against the median of as long before.
        var newest = b.Mean(now - limits.AbruptWithin, now);
        var before = b.Median(now - 3 * limits.AbruptWithin, now - limits.AbruptWithin, out _);
        var steep = b.Median(now - 2 * limits.SteepWithin, now - limits.SteepWithin, out _);
        return new(
            b.Median(now - limits.Median, now, out _), before - newest, steep - newest, s.Features.Scatter,
            s.Believed.RespiratoryRate.PerMinute, b.Median(now - limits.ResumeMedian, now, out _));
    }

    // The baseline is taken when the draw begins and never again. Who has fallen by what L1 advises on while he rested has none: a
    // reaction that began before the needle must not become what is normal.
    static void Puncture(ref Watch w, in Breaths breaths, CapnographyLimits limits, TimeSpan now)
    {
        var median = breaths.Median(now - limits.Breath.Baseline, now, out var count);
        var good = count >= limits.Breath.BaselineBreaths && w.Slow.IsFit(limits)
            && median >= limits.Breath.BaselineLowest.MmHg && median <= limits.Breath.BaselineHighest.MmHg;
        good &= Math.Min(median, w.Features.Median) >= (1 - limits.Breath.AdviseFall.Value) * w.HighestMmHg;
        (w.Punctured, w.BaselineMmHg, w.Resting) = (true, good ? median : 0, w.Slow);
        w.Features = w.Features with { Scatter = breaths.Scatter() };
    }

    // Returns what is advised.
    static CapnographySign Judge(ref Watch w, in CapnographyContext context, CapnographyLimits limits, TimeSpan now, TimeSpan elapsed)
    {
        w.Waits = Wait(w, limits, elapsed);
        var lost = !(now - w.BreathAt <= limits.Breath.LostAfter);
        if (IsAbrupt(w, limits)) w.AbruptAt = now;
        if (HasSecondSign(w, context, limits)) w.SecondSignAt = now;
        var first = IsNear(w.AbruptAt, now, limits) || lost && IsSensorGood(w, limits, now);
        w.Aborted |= !context.Drawing && first && IsNear(w.SecondSignAt, now, limits);

        var pause = Pauses(w, w.Waits, limits, lost);
        if (pause != CapnographySign.None) w.PausedFor = pause;
        else if (w.Waits.Level >= limits.Breath.ResumeAfter) w.PausedFor = CapnographySign.None;
        return w.Waits.Advise < limits.Breath.AdviseAfter ? CapnographySign.None
            : HasFallen(w, limits.Breath.AdviseFall) ? CapnographySign.Falling : CapnographySign.Rate;
    }

    static Waits Wait(in Watch s, CapnographyLimits limits, TimeSpan elapsed)
    {
        var (f, q, rest, w, baseline) = (s.Features, s.Quick, s.Resting, s.Waits, s.BaselineMmHg);
        var allowed = limits.Breath;
        var calm = !HasFallen(s, allowed.AdviseFall)
            && f.RespiratoryRate >= allowed.AdviseRateLowest.PerMinute && f.RespiratoryRate <= allowed.AdviseRateHighest.PerMinute;
        var notFalling = !HasFallen(s, allowed.PauseFall) && f.Median >= allowed.PauseLowest.MmHg;
        var notRising = f.Median < allowed.PauseHighest.MmHg && f.Median <= (1 + allowed.PauseRise.Value) * baseline;
        var saturated = q.SpO2 > rest.SpO2 - allowed.SpO2Fall.Value && q.SpO2 >= allowed.SpO2Lowest.Value;
        var beating = q.HeartRate >= allowed.HeartRateLowest.PerMinute && q.HeartRate > rest.HeartRate - allowed.HeartRateChange.PerMinute;
        var pressing = q.Systolic > (1 - allowed.SystolicFall.Value) * rest.Systolic;
        // Near the baseline by the slow median, and the quick one within what would not even be advised on, above as below.
        var level = calm && f.Median <= (1 + allowed.AdviseFall.Value) * baseline
            && Math.Abs(f.SlowMedian - baseline) <= allowed.ResumeWithin.Value * baseline;
        return new(
            More(w.Advise, calm, elapsed), More(w.Falling, notFalling, elapsed), More(w.Rising, notRising, elapsed),
            More(w.Saturation, saturated, elapsed), More(w.HeartRate, beating, elapsed), More(w.BloodPressure, pressing, elapsed),
            level ? w.Level + elapsed : TimeSpan.Zero);
    }

    // Asks for what is good: a median that is not a number has fallen.
    static bool HasFallen(in Watch s, Fraction share) => !(s.Features.Median >= (1 - share.Value) * s.BaselineMmHg);

    static TimeSpan More(TimeSpan broken, bool good, TimeSpan elapsed) => good ? TimeSpan.Zero : broken + elapsed;

    static CapnographySign Pauses(in Watch s, in Waits w, CapnographyLimits limits, bool lost) =>
        !s.HasBaseline ? CapnographySign.NoBaseline
        : lost ? CapnographySign.Lost
        : s.Features.SteepFall >= limits.Breath.SteepFall.MmHg ? CapnographySign.Steep
        : w.Falling >= limits.Breath.PauseFallAfter ? CapnographySign.Falling
        : w.Rising >= limits.Breath.PauseRiseAfter ? CapnographySign.Rising
        : w.Saturation >= limits.CirculationAfter ? CapnographySign.Saturation
        : w.HeartRate >= limits.CirculationAfter ? CapnographySign.HeartRate
        : w.BloodPressure >= limits.CirculationAfter ? CapnographySign.BloodPressure
        : CapnographySign.None;

    static bool IsAbrupt(in Watch s, CapnographyLimits limits) =>
        s.Features.AbruptFall >= limits.Breath.AbruptFall.MmHg && s.Features.AbruptFall >= limits.AbruptScatters * s.Features.Scatter;

    // Heart rate and pressure count when they change within a minute: a slow decline has another cause.
    static bool HasSecondSign(in Watch s, in CapnographyContext context, CapnographyLimits limits) =>
        context.AirSeen || s.HasBelieved && s.Believed.Complaint
        || s.Quick.SpO2 <= s.Resting.SpO2 - limits.Breath.SpO2Fall.Value
        || Math.Abs(s.Quick.HeartRate - s.Slow.HeartRate) >= limits.Breath.HeartRateChange.PerMinute
        || s.Quick.Systolic <= (1 - limits.Breath.SystolicFall.Value) * s.Slow.Systolic;

    static bool IsNear(TimeSpan? at, TimeSpan now, CapnographyLimits limits) => at is { } then && now - then <= limits.Together;

    static bool IsSensorGood(in Watch s, CapnographyLimits limits, TimeSpan now) =>
        now - s.BelievedAt <= limits.ImplausibleAfter && s.Believed.Quality >= limits.Breath.QualityLowest;
}
