using Hormesis.Device.Profiles;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Device.Safety;

/// <summary>What the monitor takes from the order and the device, beside its own limits.</summary>
readonly record struct MonitorOrder
{
    public OzoneMass Ozone { get; init; }
    public OzoneConcentration Concentration { get; init; }
    public ActualVolume Blood { get; init; }
    public Mass Anticoagulant { get; init; }
    public ActualVolume Bottle { get; init; }
    public Mass Tare { get; init; }
    public Mass TareTolerance { get; init; }

    /// <summary>Of the gas in the bottle.</summary>
    public Temperature Gas { get; init; }
    public GaugePressure Ceiling { get; init; }

    public static MonitorOrder Of(SessionPlan plan, BottleProfile bottle) => new()
    {
        Ozone = plan.Dose,
        Concentration = plan.Concentration,
        Blood = plan.BloodVolume,
        Anticoagulant = Mass.OfSaline(plan.AnticoagulantVolume),
        Bottle = bottle.Volume,
        Tare = bottle.Tare,
        TareTolerance = bottle.TareTolerance,
        Gas = bottle.Room,
        Ceiling = plan.OverpressureCeiling <= bottle.FillHighest ? plan.OverpressureCeiling : bottle.FillHighest,
    };
}

/// <summary>
/// What the safety monitor judges by in one session: order, limits and what is fitted. Made once; each value is kept with its
/// complement, and the monitor compares them in every tick.
/// </summary>
public sealed class MonitorSetup
{
    readonly Guarded<MonitorOrder> order;
    readonly Guarded<MonitorLimits> limits;
    readonly Guarded<Fitted> fitted;
    readonly TimeSpan[] persist;

    public MonitorSetup(SessionPlan plan, DeviceProfile profile, MonitorTable table)
        : this(new(MonitorOrder.Of(plan, profile.Bottle)), new(table.Limits), new(Fitted.On(profile.Equipment)), table)
    {
    }

    MonitorSetup(Guarded<MonitorOrder> order, Guarded<MonitorLimits> limits, Guarded<Fitted> fitted, MonitorTable table)
    {
        (this.order, this.limits, this.fitted, Table) = (order, limits, fitted, table);
        persist = new TimeSpan[Timers.Count];
        foreach (var row in table.Trips)
        {
            persist[(int)row.Trip] = TimeSpan.FromSeconds(row.PersistSeconds);
            if (row.Latches) Latching |= 1UL << (int)row.Trip;
        }
    }

    public MonitorTable Table { get; }

    /// <summary>No bit of it has changed since it was made.</summary>
    public bool IsIntact => order.IsIntact && limits.IsIntact && fitted.IsIntact;

    internal ref readonly MonitorOrder Order => ref order.Value;
    internal ref readonly MonitorLimits Limits => ref limits.Value;
    internal ref readonly Fitted Fitted => ref fitted.Value;

    /// <summary>One bit for each condition that latches.</summary>
    internal ulong Latching { get; }

    internal ReadOnlySpan<TimeSpan> Persist => persist;

    /// <summary>The same set-up with one bit of the order flipped, as a fault of the memory leaves it (memory.flip, order).</summary>
    public MonitorSetup WithFlippedOrder(int bit) => new(order.WithFlipped(bit % order.Bits), limits, fitted, Table);

    /// <summary>The same for the limits (memory.flip, limits).</summary>
    public MonitorSetup WithFlippedLimit(int bit) => new(order, limits.WithFlipped(bit % limits.Bits), fitted, Table);
}
