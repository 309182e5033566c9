using Hormesis.Device.Controller;

namespace Hormesis.Device.Safety;

/// <summary>The comparisons that trips and interlocks share. Each is true for what is good and false for what is not a number.</summary>
static class Judge
{
    public static bool AtAmbient(in MonitorReadings r, in MonitorLimits limits) => r.Bottle.Magnitude <= limits.ReturnFromAmbient;

    public static bool NotTooHigh(in MonitorState s, in MonitorReadings r, in MonitorLimits limits) =>
        r.Bottle < (s.Senses.PatientSeen ? limits.PressureHighest : limits.TestPressureHighest);

    public static bool IsWhole(in MonitorState s, in MonitorLimits limits) => s.Senses.FallPerSecond <= limits.FallFastestPerSecond;

    /// <summary>By what came since the draw was asked for, and by what the bottle holds in all.</summary>
    public static bool DrawnWithinOrder(in MonitorState s, in MonitorReadings r, MonitorSetup setup)
    {
        ref readonly var limits = ref setup.Limits;
        ref readonly var order = ref setup.Order;
        var drawn = s.Filling.Drawn(r);
        var holds = (r.Weight - order.Tare - order.TareTolerance - order.Anticoagulant).AsBlood;
        return drawn <= limits.Drawn.Value * order.Blood && drawn <= limits.DrawnMost && holds <= limits.DrawnMost + limits.Emptied;
    }

    public static bool BloodFresh(in MonitorState s, in MonitorLimits limits) =>
        s.Filling.Stage is FillingStage.Drawn or FillingStage.Returning
        && s.Now - s.Filling.DrawnAt <= limits.BloodOldest && s.Now - s.Filling.MovedAt <= limits.BloodStands;

    public static bool BloodMayBeHeated(in MonitorReadings r, in MonitorLimits limits) =>
        r.Blood > limits.BloodColdest && r.Blood < limits.BloodHottest;

    public static bool AirWithinLimits(in MonitorState s, in MonitorLimits limits) =>
        s.Filling.AirSinceOpening <= limits.AirAtOnce && s.Filling.Air <= limits.AirPerFilling;

    /// <summary>Blood is there, and has had no ozone or is just getting it.</summary>
    public static bool FillingWantsOzone(in MonitorState s) => s.Filling is { Stage: FillingStage.Drawn, DoseOver: false };

    public static bool OzoneWithinOrder(in MonitorState s, MonitorSetup setup) =>
        s.Filling.Ozone <= setup.Limits.Ozone.Value * setup.Order.Ozone;

    public static bool ConcentrationWithinHighest(in MonitorReadings r, in MonitorLimits limits) =>
        r.Photometer.MicrogramsPerNormalMillilitre < limits.ConcentrationHighest.MicrogramsPerNormalMillilitre;

    public static bool ConcentrationWithinOrder(in MonitorReadings r, in Commands c, MonitorSetup setup)
    {
        ref readonly var limits = ref setup.Limits;
        var share = c.GasToBottle ? limits.Concentration : limits.Conditioning;
        return r.Photometer.MicrogramsPerNormalMillilitre <= share.Value * setup.Order.Concentration.MicrogramsPerNormalMillilitre
            + limits.ConcentrationBeyond.MicrogramsPerNormalMillilitre;
    }
}
