using Hormesis.Model.Treatment;

namespace Hormesis.Device.Controller;

// RC-37
/// <summary>What of the controller's memory a test may let flip a bit.</summary>
public enum MemoryTarget : byte
{
    Limits = 0,
    Order,
    Journal,
}

/// <summary>
/// The complements of the order's critical values as they were when the session began, and a fold over all limits. Compared every tick
/// with what the controller works by: whatever has changed since, here or there, the session stops.
/// </summary>
public readonly record struct FrozenOrder
{
    readonly CriticalValues complements;
    readonly ulong limits;

    FrozenOrder(CriticalValues complements, ulong limits) => (this.complements, this.limits) = (complements, limits);

    internal static FrozenOrder Of(ControllerSetup setup) => new(CriticalValues.Of(setup.Plan).Complement(), setup.Limits.Checks.Fold());

    internal bool OrderHolds(ControllerSetup setup) => complements == CriticalValues.Of(setup.Plan).Complement();

    internal bool LimitsHold(ControllerSetup setup) => limits == setup.Limits.Checks.Fold();

    internal FrozenOrder Flip(MemoryTarget target) => target == MemoryTarget.Limits
        ? new(complements, limits ^ 1UL << 40)
        : new(complements with { Dose = complements.Dose ^ 1UL << 52 }, limits); // doubles or halves it
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
