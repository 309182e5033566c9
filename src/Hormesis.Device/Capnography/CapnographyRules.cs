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
        var before = state.watch;
        var elapsed = before.Started ? now - before.Now : TimeSpan.Zero;
        var seen = before.Started ? before with { Now = now } : Begin(before, vitals, now);
        if (vitals.Frame != seen.Frame) seen = Look(seen with { Frame = vitals.Frame }, ref state.breaths, vitals, limits, now);
        seen = Puncture(seen, state.breaths, context, limits, now);

        var implausible = !(now - seen.BelievedAt <= limits.ImplausibleAfter);
        var matters = context.Drawing || context.Reinfusing
            || context.HasReinfused && context.SinceReinfusion <= limits.AfterReinfusion;
        if (!matters)
        {
            state.watch = seen;
            return new(Held(seen), Fraction.Whole, seen.PausedFor, implausible);
        }
        var judged = Judge(seen, context, limits, now, elapsed, out var advises);
        state.watch = judged;
        var action = judged.Aborted ? CapnographyAction.Abort
            : judged.PausedFor != CapnographySign.None ? CapnographyAction.Pause
            : advises != CapnographySign.None ? CapnographyAction.Advise : CapnographyAction.None;
        var sign = judged.Aborted ? CapnographySign.Embolism : judged.PausedFor != CapnographySign.None ? judged.PausedFor : advises;
        return new(action, action == CapnographyAction.Advise ? limits.AdviseFlow : Fraction.Whole, sign, implausible);
    }

    static Watch Begin(in Watch s, in Vitals v, TimeSpan now) => s with
    {
        Started = true,
        Now = now,
        BelievedAt = now,
        BreathAt = now,
        Frame = v.Frame - 1,
        Breath = v.Breath,
    };

    static CapnographyAction Held(in Watch s) => s.Aborted ? CapnographyAction.Abort
        : s.PausedFor != CapnographySign.None ? CapnographyAction.Pause : CapnographyAction.None;

    // One new frame: is it believed, is there a new breath in it, what does it do to the means.
    static Watch Look(in Watch s, ref Breaths breaths, in Vitals v, CapnographyLimits limits, TimeSpan now)
    {
        var since = now - s.BelievedAt;
        if (!Plausibility.IsPlausible(v, s.Believed, s.HasBelieved, since, limits.Plausible)) return s;

        var moment = Circulation.Of(v);
        var next = s with
        {
            Believed = v,
            HasBelieved = true,
            BelievedAt = now,
            Quick = s.HasBelieved ? s.Quick.Towards(moment, Share(since, limits.Quick)) : moment,
            Slow = s.HasBelieved ? s.Slow.Towards(moment, Share(since, limits.Slow)) : moment,
        };
        if (v.Breath != s.Breath && v.Quality >= limits.QualityLowest)
        {
            breaths = breaths.With(now, v.EtCO2.MmHg);
            next = next with { BreathAt = now };
        }
        return next with { Breath = v.Breath, Features = FeaturesOf(next, breaths, limits, now) };
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
            s.Believed.RespiratoryRate.PerMinute);
    }

    // The baseline is taken when the draw begins and never again.
    static Watch Puncture(in Watch s, in Breaths breaths, in CapnographyContext context, CapnographyLimits limits, TimeSpan now)
    {
        if (s.Punctured || !(context.Drawing || context.Reinfusing)) return s;
        var median = breaths.Median(now - limits.Baseline, now, out var count);
        var good = count >= limits.BaselineBreaths && median >= limits.BaselineLowest.MmHg && median <= limits.BaselineHighest.MmHg
            && s.Slow.IsFit(limits);
        return s with
        {
            Punctured = true,
            BaselineMmHg = good ? median : 0,
            Resting = s.Slow,
            Features = s.Features with { Scatter = breaths.Scatter() },
        };
    }

    static Watch Judge(
        in Watch s, in CapnographyContext context, CapnographyLimits limits, TimeSpan now, TimeSpan elapsed,
        out CapnographySign advises)
    {
        var waits = Wait(s, limits, elapsed);
        var lost = !(now - s.BreathAt <= limits.LostAfter);
        var abruptAt = IsAbrupt(s, limits) ? now : s.AbruptAt;
        var secondAt = HasSecondSign(s, context, limits) ? now : s.SecondSignAt;
        var first = IsNear(abruptAt, now, limits) || lost && IsSensorGood(s, limits, now);
        var embolism = !context.Drawing && first && IsNear(secondAt, now, limits);

        var level = waits.Level >= limits.ResumeAfter;
        var pause = Pauses(s, waits, limits, lost);
        var held = s.PausedFor != CapnographySign.None && !level ? s.PausedFor : CapnographySign.None;
        advises = waits.Advise < limits.AdviseAfter ? CapnographySign.None
            : HasFallen(s, limits.AdviseFall) ? CapnographySign.Falling : CapnographySign.Rate;
        return s with
        {
            Waits = waits,
            AbruptAt = abruptAt,
            SecondSignAt = secondAt,
            Aborted = s.Aborted || embolism,
            PausedFor = pause != CapnographySign.None ? pause : held,
        };
    }

    static Waits Wait(in Watch s, CapnographyLimits limits, TimeSpan elapsed)
    {
        var (f, q, rest, w, baseline) = (s.Features, s.Quick, s.Resting, s.Waits, s.BaselineMmHg);
        var calm = !HasFallen(s, limits.AdviseFall)
            && f.RespiratoryRate >= limits.AdviseRateLowest.PerMinute && f.RespiratoryRate <= limits.AdviseRateHighest.PerMinute;
        var notFalling = !HasFallen(s, limits.PauseFall) && f.Median >= limits.PauseLowest.MmHg;
        var notRising = f.Median < limits.PauseHighest.MmHg && f.Median <= (1 + limits.PauseRise.Value) * baseline;
        var saturated = q.SpO2 > rest.SpO2 - limits.SpO2Fall.Value && q.SpO2 >= limits.SpO2Lowest.Value;
        var beating = q.HeartRate >= limits.HeartRateLowest.PerMinute && q.HeartRate > rest.HeartRate - limits.HeartRateChange.PerMinute;
        var pressing = q.Systolic > (1 - limits.SystolicFall.Value) * rest.Systolic;
        var level = Math.Abs(f.Median - baseline) <= limits.ResumeWithin.Value * baseline;
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
        : s.Features.SteepFall >= limits.SteepFall.MmHg ? CapnographySign.Steep
        : w.Falling >= limits.PauseFallAfter ? CapnographySign.Falling
        : w.Rising >= limits.PauseRiseAfter ? CapnographySign.Rising
        : w.Saturation >= limits.CirculationAfter ? CapnographySign.Saturation
        : w.HeartRate >= limits.CirculationAfter ? CapnographySign.HeartRate
        : w.BloodPressure >= limits.CirculationAfter ? CapnographySign.BloodPressure
        : CapnographySign.None;

    static bool IsAbrupt(in Watch s, CapnographyLimits limits) =>
        s.Features.AbruptFall >= limits.AbruptFall.MmHg && s.Features.AbruptFall >= limits.AbruptScatters * s.Features.Scatter;

    // Heart rate and pressure count when they change within a minute: a slow decline has another cause.
    static bool HasSecondSign(in Watch s, in CapnographyContext context, CapnographyLimits limits) =>
        context.AirSeen || s.HasBelieved && s.Believed.Complaint
        || s.Quick.SpO2 <= s.Resting.SpO2 - limits.SpO2Fall.Value
        || Math.Abs(s.Quick.HeartRate - s.Slow.HeartRate) >= limits.HeartRateChange.PerMinute
        || s.Quick.Systolic <= (1 - limits.SystolicFall.Value) * s.Slow.Systolic;

    static bool IsNear(TimeSpan? at, TimeSpan now, CapnographyLimits limits) => at is { } then && now - then <= limits.Together;

    static bool IsSensorGood(in Watch s, CapnographyLimits limits, TimeSpan now) =>
        now - s.BelievedAt <= limits.ImplausibleAfter && s.Believed.Quality >= limits.QualityLowest;
}
