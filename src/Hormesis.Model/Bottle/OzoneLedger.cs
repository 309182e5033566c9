using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// Counts the ozone that came in after the start, that was vented and that crossed into the blood. With what is left in the gas,
/// and what decayed there, it adds up to what was offered; nothing else depends on these counts.
/// </summary>
sealed class OzoneLedger(Setting s)
{
    public Expression.State In { get; } = s.State("O3in", "mol", Expression.Zero, 2e-4, "Ozone let in after the start.");
    public Expression.State Vented { get; } = s.State("O3vented", "mol", Expression.Zero, 2e-4, "Ozone let out with the gas.");
    public Expression.State Absorbed { get; } = s.State("O3absorbed", "mol", Expression.Zero, 2e-4, "Ozone that crossed into the blood.");

    /// <summary>mol.</summary>
    public Expression Offered(Headspace gas) => s.StartOf(gas.O3) + In;
}
