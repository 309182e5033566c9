namespace Hormesis.Device.Twin;

/// <summary>The plant's state as those see it who judge what happened.</summary>
static class TruthView
{
    public static PlantTruth Of(in MachineState m)
    {
        ref readonly var h = ref m.Hardware;
        ref readonly var b = ref m.Books;
        return new()
        {
            BottleGaugeBar = m.Gas.GaugePascal / PlantConstants.PascalPerBar,
            BottleBarPerSecond = m.Gas.PascalPerSecond / PlantConstants.PascalPerBar,
            LineMmHg = m.Return.Pascal / PlantConstants.PascalPerMmHg,
            DrawClampOpen = h.DrawOpen,
            ReturnClampOpen = h.ReturnOpen,
            WayToBottle = h.WayToBottle,
            WayToDestruct = h.WayToDestruct,
            OxygenFlowNLPerMin = m.Generator.FlowNLPerMin,
            HighVoltageOn = h.Power > 0,
            VentOpen = h.VentOpen,
            VacuumOn = h.VacuumOn,
            HeaterOn = h.HeaterOn,
            MixerOn = h.MixerOn,
            RelayClosed = h.RelayClosed,
            PowerGood = h.PowerGood,
            AlarmAudible = h.BuzzerOn,
            ContentMl = m.Blood.LiquidMl,
            BloodAgeSeconds = m.Blood.AgeSeconds,
            StandingSeconds = m.Blood.StandingSeconds,
            ReturnedAfterStandingSeconds = b.ReturnedAfterStandingSeconds,
            ReturnedAtAgeSeconds = b.ReturnedAtAgeSeconds,
            DrawnThisFillMl = m.Blood.DrawnThisFillMl,
            Fills = m.Blood.Fills,
            InjectionsThisFill = b.InjectionsThisFill,
            OzoneThisFillUg = b.OzoneThisFillUg,
            OzoneTotalUg = b.OzoneTotalUg,
            ConcentrationUgPerNMl = m.Generator.Concentration,
            ReturnedMl = b.ReturnedMl,
            GasPastReturnMl = b.GasPastReturnMl,
            GasPastReturnThisPassMl = b.GasThisPassMl,
            LargestBubbleMl = b.LargestBubbleMl,
            PastDrawMl = b.PastDrawMl,
            PastReturnUnderPressureMl = b.PastReturnUnderPressureMl,
            BloodLostMl = b.BloodLostMl,
            LineHighSeconds = b.LineHighSeconds,
            DeepVacuumSeconds = b.DeepVacuumSeconds,
            RoomOzonePpm = m.Room.Ppm,
            BloodCelsius = m.Blood.Celsius,
            HaemolysisPercent = m.Blood.BrokenPercent,
            ReturnedHaemolysed = b.ReturnedHaemolysed,
            LineResistanceFactor = m.Faults.LineResistance * m.Blood.ClotResistance,
        };
    }
}
