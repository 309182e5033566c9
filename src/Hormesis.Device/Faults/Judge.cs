using Hormesis.Device.Twin;

namespace Hormesis.Device.Faults;

/// <summary>
/// Looks at the true plant and the true ward each tick and says which harms have happened. It shares nothing with controller or
/// monitor. A value: a run is forked with it.
/// </summary>
public struct Judge
{
    const double TickSeconds = 0.01;
    const double FillingFromMl = 5; // less is what a leaking clamp lets in

    PlantTruth before;
    double outsideSeconds, silentSeconds, hiddenSeconds, unpoweredSeconds, haemolysedSeconds, restMl, embolisedSeconds, loadedMl;
    bool started;

    /// <summary>All harms so far.</summary>
    public HarmSet Harms { get; private set; }

    public void Look(in PlantTruth t, in WardView w)
    {
        if (!started) (before, started) = (t, true);
        var harms = Harms;
        OfPressure(ref harms, t);
        OfGas(ref harms, t);
        OfOzone(ref harms, t, w);
        OfBlood(ref harms, t, w);
        OfAlarms(ref harms, t, w);
        Harms = harms;
        before = t;
    }

    void OfPressure(ref HarmSet harms, in PlantTruth t)
    {
        var outside = !(t.BottleGaugeBar is >= -0.47 and <= 1.05);
        outsideSeconds = outside ? outsideSeconds + TickSeconds : 0;
        harms = harms
            .With(Harm.BottleBurst, !(t.BottleGaugeBar <= 1.05))
            .With(Harm.PressureOutside, outsideSeconds > 1.2)
            .With(Harm.LineOverpressure, t.LineHighSeconds > 1)
            .With(Harm.DeepVacuum, t.DeepVacuumSeconds > 2);
    }

    static void OfGas(ref HarmSet harms, in PlantTruth t) => harms = harms
        .With(Harm.GasToPatient, !(t.LargestBubbleMl <= 0.1 && t.GasPastReturnThisPassMl <= 0.5 && t.GasPastReturnMl <= 1))
        .With(Harm.PastClamps, !(t.PastDrawMl <= 0.1 && t.PastReturnUnderPressureMl <= 0.1))
        .With(Harm.RoomOzone, t.RoomOzonePpm > 0.3);

    void OfOzone(ref HarmSet harms, in PlantTruth t, in WardView w)
    {
        var begins = t.InjectionsThisFill > before.InjectionsThisFill && t.ContentMl > 0;
        harms = harms
            .With(Harm.Overdose, !(t.OzoneThisFillUg <= 1.12 * w.OrderUg))
            .With(Harm.DoubleDose, t.InjectionsThisFill > 1)
            .With(Harm.UnrecordedDose, begins && t.DrawnThisFillMl > 0 && !w.DoseIntentDurable)
            .With(Harm.WrongContact, begins && t.DrawnThisFillMl > 0 && !w.FactsHold);
    }

    void OfBlood(ref HarmSet harms, in PlantTruth t, in WardView w)
    {
        if (t.ReturnedMl > before.ReturnedMl) restMl = t.ContentMl; // what the next filling comes on top of
        var haemolysed = t.ReturnedHaemolysed && t.HaemolysisPercent > 0.8 && t.ReturnedMl > before.ReturnedMl;
        haemolysedSeconds += haemolysed ? TickSeconds : 0;
        if (w.EmbolismFor > TimeSpan.Zero && t.ReturnedMl > before.ReturnedMl) embolisedSeconds += TickSeconds;
        var drawBegins = t.Fills != before.Fills;
        if (drawBegins) loadedMl = before.ContentMl - restMl;
        var unprotected = Math.Abs(loadedMl - w.AnticoagulantMl) > 0.1 * w.AnticoagulantMl;
        var returnBegins = t.ReturnedMl > before.ReturnedMl && !(before.ReturnClampOpen && before.ReturnedMl > 0);
        harms = harms
            .With(Harm.BloodLoss, !(t.BloodLostMl <= 2.5))
            .With(Harm.Overdraw, !(t.DrawnThisFillMl <= Math.Min(1.25 * w.OrderMl, 250)))
            .With(Harm.OldBlood, t.ReturnedAfterStandingSeconds > 600 || t.ReturnedAtAgeSeconds > 3600)
            .With(Harm.NoAnticoagulant, t.DrawnThisFillMl > FillingFromMl && unprotected)
            .With(Harm.Haemolysed, haemolysedSeconds > 3)
            .With(Harm.Overheated, t.ContentMl > 0 && t.BloodCelsius > 42)
            .With(Harm.WrongContact, drawBegins && t.VacuumOn && !(w.FactsHold && w.DrawConfirmed))
            .With(Harm.WrongContact, returnBegins && t.DrawnThisFillMl > 0 && !(w.PatientHolds && w.ReturnConfirmed))
            .With(Harm.ReturnDuringReaction, embolisedSeconds > 45);
    }

    void OfAlarms(ref HarmSet harms, in PlantTruth t, in WardView w)
    {
        unpoweredSeconds = t.PowerGood ? 0 : unpoweredSeconds + TickSeconds;
        silentSeconds = w.ShouldSound && !t.AlarmAudible && unpoweredSeconds < BatteryLasts ? silentSeconds + TickSeconds : 0;
        hiddenSeconds = w.AirHidden ? hiddenSeconds + TickSeconds : 0;
        harms = harms.With(Harm.SilentAlarm, silentSeconds > SilentLongest).With(Harm.HiddenAirAlarm, hiddenSeconds > 0.2);
    }

    // Alarms go on for two minutes without power (device-safety 4, H33); the burst at its end may be cut.
    const double BatteryLasts = 110;

    // Bursts are apart by up to 15 s (IEC 60601-1-8): longer silence is silence.
    const double SilentLongest = 16;
}
