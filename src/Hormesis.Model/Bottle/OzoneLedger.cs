using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// Counts the ozone that came in after the start, that was vented and that crossed into the blood. With what is left in the gas,
/// and what decayed there, it adds up to what was offered; nothing else depends on these counts.
/// </summary>
sealed class OzoneLedger(Setting s)
{
    public Species In { get; } = Count(s, "O3in", "Ozone let in after the start.");
    public Species Vented { get; } = Count(s, "O3vented", "Ozone let out with the gas.");
    public Species Absorbed { get; } = Count(s, "O3absorbed", "Ozone that crossed into the blood.");

    /// <summary>mol.</summary>
    public Expression Offered(Headspace gas) => s.StartOf(gas.O3) + In;

    static Species Count(Setting s, string name, string summary) =>
        Species.Of(s.State(name, "mol", Expression.Zero, 2e-4, summary));
}
