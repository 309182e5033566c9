using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;

namespace Hormesis.Device.Faults;

/// <summary>
/// What people may rely on in the alarms (reference/device-safety 3.1 and 6.2): what latches stays until it is reset, what may never be
/// silent sounds, and the gravest comes first. Judged on what is shown, by the table alone.
/// </summary>
struct AlarmRules
{
    AlarmSet latched;
    uint acted;

    public RuleSet Look(RuleSet broken, in ControlUnit unit, in Readings readings, AlarmTable table)
    {
        var alarms = unit.Alarms;
        var shown = alarms.Shown;
        var isReset = readings.OperatorCount != acted && readings.Action == OperatorAction.ResetAlarms;
        acted = readings.OperatorCount;
        var gone = isReset ? default : latched - shown;
        latched = shown & table.Latching;
        if (shown.IsEmpty && gone.IsEmpty) return broken;
        return broken
            .With(RuleSet.LatchedGone, !gone.IsEmpty)
            // I14: air, overpressure and power are never silent.
            .With(14, !(alarms.Active & table.NeverSilent).IsEmpty && unit.Shown.Sounding < 0)
            // I15: air before all, then by priority.
            .With(15, !shown.IsEmpty && !IsGravest(unit.Shown.First, shown, table));
    }

    static bool IsGravest(int first, AlarmSet shown, AlarmTable table)
    {
        if (first < 0 || !shown[first]) return false;
        for (var left = shown; !left.IsEmpty; left = left.WithoutLowest())
            if (Gravity(table.Alarms[left.Lowest]) > Gravity(table.Alarms[first])) return false;
        return true;
    }

    static int Gravity(Alarm alarm) => alarm.Air ? int.MaxValue : (int)Alarm.PriorityOf(alarm.Harm, alarm.Onset);
}
