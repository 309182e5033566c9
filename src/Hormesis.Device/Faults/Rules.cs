using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Device.Twin;

namespace Hormesis.Device.Faults;

/// <summary>Which rules of reference/device-safety 6.2 were broken, by number: bit 4 is I4.</summary>
public readonly record struct RuleSet(uint Bits)
{
    public bool IsEmpty => Bits == 0;

    public RuleSet With(int number, bool when) => when ? new(Bits | 1u << number) : this;

    public IEnumerable<string> List()
    {
        for (var i = 1; i < 32; i++)
            if ((Bits & 1u << i) != 0) yield return $"I{i}";
    }
}

/// <summary>
/// The rules that hold for the machine whatever goes wrong, judged on true states each tick: those of device-safety 6.2 that are
/// no harm by themselves. Harms are the <see cref="Judge"/>'s; I17, I19, I21, I22 and I23 are judged over whole runs.
/// </summary>
public struct Rules
{
    const double TickSeconds = 0.01;

    double clampsOpenSeconds, idleVoltageSeconds, unsafeSeconds, refusedSeconds;
    Phase before;

    public RuleSet Broken { get; private set; }

    public void Look(
        in PlantTruth t, in ControllerState s, in Commands c, in Permits permits, IJournal journal)
    {
        var gas = t.WayToBottle && t.OxygenFlowNLPerMin > 0.01;
        clampsOpenSeconds = t.DrawClampOpen || t.ReturnClampOpen ? clampsOpenSeconds + TickSeconds : 0;
        idleVoltageSeconds = t.HighVoltageOn && !(t.OxygenFlowNLPerMin > 0 && (t.WayToBottle || t.WayToDestruct))
            ? idleVoltageSeconds + TickSeconds
            : 0;
        unsafeSeconds = s.Phase == Phase.Safe && !SimulatedSession.IsTrulySafe(ClampFails ? WithoutClamps(t) : t)
            ? unsafeSeconds + TickSeconds
            : 0;
        refusedSeconds = !permits.Draw && t.DrawClampOpen || !permits.Return && t.ReturnClampOpen ? refusedSeconds + TickSeconds : 0;
        Broken = Broken
            // I4: gas into the bottle only between closed clamps; a clamp that opens of itself has the time of a stop.
            .With(4, gas && t.ContentMl > 0 && clampsOpenSeconds > 0.2)
            // I9: high voltage only in flowing gas that has somewhere to go; the flow falls within a second of the voltage.
            .With(9, idleVoltageSeconds > 1.2)
            // I11: in the safe state everything stays safe.
            .With(11, unsafeSeconds > SafeStateTakes && before == Phase.Safe)
            // I12: blood and ozone move only by a durable intent.
            .With(12, c.DrawClampOpen && s.Phase == Phase.Draw && journal.NewestDurable != JournalKind.DrawIntended)
            .With(12, c.ReturnClampOpen && s.Phase == Phase.Reinfusion && journal.NewestDurable != JournalKind.ReturnIntended)
            // The monitor can only make safe: what it does not permit does not happen.
            .With(10, refusedSeconds > ClampTakes && !ClampFails);
        before = s.Phase;
    }

    public static PlantTruth WithoutClamps(in PlantTruth t) => t with { DrawClampOpen = false, ReturnClampOpen = false };

    /// <summary>A clamp is known to be broken in this run, so that it does not follow.</summary>
    public bool ClampFails { get; set; }

    const double SafeStateTakes = 1.5; // two springs, a vent and the last of the gas
    const double ClampTakes = 0.2;
}
