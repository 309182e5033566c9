using Hormesis.Device.Controller;
using Hormesis.Device.Twin;

namespace Hormesis.Device.Faults;

/// <summary>Which rules of reference/device-safety 6.2 were broken, by number: bit 4 is I4. Bit 26 is the monitor's own.</summary>
public readonly record struct RuleSet(uint Bits)
{
    internal const int Monitor = 26;

    public bool IsEmpty => Bits == 0;

    public bool Has(int number) => (Bits & 1u << number) != 0;

    public RuleSet With(int number, bool when) => when ? new(Bits | 1u << number) : this;

    public IEnumerable<string> List()
    {
        for (var i = 1; i < 32; i++)
            if (Has(i)) yield return i == Monitor ? "not permitted" : $"I{i}";
    }
}

/// <summary>
/// The rules that hold for the machine whatever goes wrong, judged on true states each tick: those of device-safety 6.2 that are
/// no harm by themselves. Harms are the <see cref="Judge"/>'s; I10, I17, I18, I21, I22 and I23 are judged over whole runs.
/// </summary>
public struct Rules
{
    const double TickSeconds = 0.01;
    const double SafeStateTakes = 1.5; // two springs, a vent and the last of the gas
    const double ClampTakes = 0.2;
    const double PanelSilentAfter = 2.5; // 2 s and the tick in which it is noticed, with a margin

    double clampsOpenSeconds, idleVoltageSeconds, unsafeSeconds, refusedSeconds, pressedSeconds, hungSeconds;
    Phase before = Phase.SelfTest;
    uint acted;
    long journalled;

    public Rules()
    {
    }

    public RuleSet Broken { get; private set; }

    /// <summary>A clamp is known to be broken in this run, so that it does not follow.</summary>
    public bool ClampFails { get; set; }

    internal void Look(in Glimpse g, IJournal journal, bool hasFault)
    {
        Broken = OfMotion(OfGas(Broken, g, hasFault), g, hasFault);
        Broken = OfRecord(OfSoftware(Broken, g), g, journal);
        before = g.Unit.Controller.Phase;
        acted = g.Unit.Controller.OperatorCount;
    }

    RuleSet OfGas(RuleSet broken, in Glimpse g, bool hasFault)
    {
        ref readonly var t = ref g.Truth;
        var order = g.Ward.OrderUg;
        Count(ref clampsOpenSeconds, t.DrawClampOpen || t.ReturnClampOpen);
        Count(ref idleVoltageSeconds, t.HighVoltageOn && !(t.OxygenFlowNLPerMin > 0 && (t.WayToBottle || t.WayToDestruct)));
        return broken
            // I4: gas into the bottle only between closed clamps; a clamp that opens of itself has the time of a stop.
            .With(4, g.GasFlowsIn && t.ContentMl > 0 && clampsOpenSeconds > ClampTakes)
            // I5: as measured never above 1.02 of the order, and truly not above 1.06 where nothing is broken.
            .With(5, !(g.Unit.Controller.Dose.Offered.Micrograms <= 1.02 * order))
            .With(5, !hasFault && !(t.OzoneThisFillUg <= 1.06 * order))
            // I9: high voltage only in flowing gas that has somewhere to go; the flow falls within a second of the voltage.
            .With(9, idleVoltageSeconds > 1.2)
            // I20: all passes together.
            .With(20, !(t.OzoneTotalUg <= 1.12 * g.Ward.Passes * order));
    }

    RuleSet OfMotion(RuleSet broken, in Glimpse g, bool hasFault)
    {
        ref readonly var t = ref g.Truth;
        var phase = g.Unit.Controller.Phase;
        Count(ref pressedSeconds, t.ReturnClampOpen && !g.Machine.ReturnApart && t.ContentMl > 0 && !(t.BottleGaugeBar <= 0.02));
        Count(ref unsafeSeconds, phase == Phase.Safe && !SimulatedSession.IsTrulySafe(ClampFails ? WithoutClamps(t) : t));
        Count(ref refusedSeconds, !g.Unit.Permits.Draw && t.DrawClampOpen || !g.Unit.Permits.Return && t.ReturnClampOpen);
        var left = before == Phase.Safe && phase != Phase.Safe && g.ControllerRuns;
        return broken
            // I1: what is open to the patient is at ambient.
            .With(1, pressedSeconds > 0.5)
            // I8: without a fault no more is drawn than this.
            .With(8, !hasFault && !(t.DrawnThisFillMl <= Math.Min(1.1 * g.Ward.OrderMl, 220)))
            // I11: in the safe state everything stays safe, and only a person leads out of it.
            .With(11, unsafeSeconds > SafeStateTakes && before == Phase.Safe)
            .With(11, left && g.Unit.Controller.OperatorCount == acted)
            // The monitor can only make safe: what it does not permit does not happen.
            .With(RuleSet.Monitor, refusedSeconds > ClampTakes && !ClampFails);
    }

    RuleSet OfSoftware(RuleSet broken, in Glimpse g)
    {
        Count(ref hungSeconds, !g.ControllerRuns && g.Truth.RelayClosed && !g.Faults.WatchdogDead);
        var phase = g.Unit.Controller.Phase;
        // A filling that was interrupted is mixed and let out: that finishes what was begun.
        var finishes = phase is Phase.Safe or Phase.Ended or Phase.Vent or Phase.Settle || before == Phase.Injection;
        var begins = phase != before && !finishes;
        return broken
            // I16: a task that stands still lets the watchdog open its relay.
            .With(16, hungSeconds > 0.05)
            // I19: without its panel the device finishes what makes the bottle safe and begins nothing.
            .With(19, begins && g.Machine.PanelSilent > PanelSilentAfter);
    }

    RuleSet OfRecord(RuleSet broken, in Glimpse g, IJournal journal)
    {
        var (c, phase, number) = (g.Unit.Commands, g.Unit.Controller.Phase, g.Unit.Controller.Journal.Number);
        var gap = number > journalled + 1;
        journalled = number;
        return broken
            // I12: blood moves only by a durable intent; ozone is the judge's.
            .With(12, c.DrawClampOpen && phase == Phase.Draw && journal.NewestDurable != JournalKind.DrawIntended)
            .With(12, c.ReturnClampOpen && phase == Phase.Reinfusion && journal.NewestDurable != JournalKind.ReturnIntended)
            // I25: no entry is left out. A controller that begins anew goes back to the newest one that was kept.
            .With(25, gap);
    }

    public static PlantTruth WithoutClamps(in PlantTruth t) => t with { DrawClampOpen = false, ReturnClampOpen = false };

    static void Count(ref double seconds, bool when) => seconds = when ? seconds + TickSeconds : 0;
}
