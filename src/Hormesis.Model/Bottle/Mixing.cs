namespace Hormesis.Model.Bottle;

/// <summary>How the bottle is moved: the interface between gas and blood and how fast either side is renewed.</summary>
/// <param name="AreaM2">For about 200 mL of blood in a bottle of 400; it does not follow the volumes.</param>
/// <param name="LiquidMPerS">kL.</param>
/// <param name="GasMPerS">kG.</param>
public sealed record Mixing(string Name, double AreaM2, double LiquidMPerS, double GasMPerS, string Text)
{
    static readonly MixingTable Table = EmbeddedData.Load(typeof(Mixing).Assembly, "Bottle/mixing.json", BottleJson.Default.MixingTable);

    /// <summary>From still to violent.</summary>
    public static IReadOnlyList<Mixing> Regimes => Table.Regimes;

    /// <summary>What the published experiments must have had.</summary>
    public static Mixing Reference => Named("reference");

    /// <exception cref="InputException">There is no such regime.</exception>
    public static Mixing Named(string name) => Regimes.FirstOrDefault(r => r.Name == name) ?? throw new InputException(
        "mixing", $"\"{name}\" is not known", $"give one of {string.Join(", ", Regimes.Select(r => r.Name))}, or the interface in m2");

    /// <summary>An interface of this size, renewed as in <see cref="Reference"/>.</summary>
    public static Mixing OfArea(double squareMetres) => Reference with { Name = "", AreaM2 = squareMetres, Text = "" };
}

sealed record MixingTable(string Source, IReadOnlyList<Mixing> Regimes);
