using Hormesis.Model.Treatment;

namespace Hormesis.Device.Controller;

/// <summary>What of the controller's memory a test may let flip a bit.</summary>
public enum MemoryTarget : byte
{
    Limits = 0,
    Order,
    Journal,
}

/// <summary>
/// The order's critical values as they were when the session began, each beside its complement, and a fold over all limits.
/// Compared every tick with what the controller works by: whatever has changed since, the session stops.
/// </summary>
public readonly record struct FrozenOrder
{
    readonly CriticalValues values, complements;
    readonly ulong limits;

    FrozenOrder(CriticalValues values, CriticalValues complements, ulong limits) =>
        (this.values, this.complements, this.limits) = (values, complements, limits);

    internal static FrozenOrder Of(ControllerSetup setup)
    {
        var values = CriticalValues.Of(setup.Plan);
        return new(values, values.Complement(), setup.Limits.Fold());
    }

    internal bool OrderHolds(ControllerSetup setup) => values == CriticalValues.Of(setup.Plan) && complements == values.Complement();

    internal bool LimitsHold(ControllerSetup setup) => limits == setup.Limits.Fold();

    internal FrozenOrder Flip(MemoryTarget target) => target == MemoryTarget.Limits
        ? new(values, complements, limits ^ 1UL << 40)
        : new(values with { Dose = values.Dose ^ 1UL << 52 }, complements, limits); // doubles or halves it
}

/// <summary>The bits of the values that decide how much of what goes where.</summary>
readonly record struct CriticalValues(
    ulong Dose, ulong Concentration, ulong Blood, ulong Anticoagulant, ulong Ceiling, ulong Return, ulong Passes)
{
    public static CriticalValues Of(SessionPlan plan) => new(
        Bits(plan.Dose.Kilograms), Bits(plan.Concentration.KilogramsPerCubicMetre), Bits(plan.BloodVolume.CubicMetres),
        Bits(plan.AnticoagulantVolume.CubicMetres), Bits(plan.OverpressureCeiling.Pascal),
        Bits(plan.Reinfusion.CubicMetresPerSecond), (ulong)plan.Passes);

    public CriticalValues Complement() => new(~Dose, ~Concentration, ~Blood, ~Anticoagulant, ~Ceiling, ~Return, ~Passes);

    static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);
}
