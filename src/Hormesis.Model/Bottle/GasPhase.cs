using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Bottle;

/// <summary>
/// Numbers of ozone before it meets blood: how photometers see it, how generators make it, how walls destroy it. The device's
/// twin takes them from here; the bottle itself uses one decay of its own.
/// </summary>
/// <remarks>reference/chemistry, sections 1.2 to 1.4.</remarks>
public sealed record GasPhase(IReadOnlyList<ParameterEntry> Parameters, IReadOnlyList<Wall> Walls)
{
    public static GasPhase Shipped { get; } =
        EmbeddedData.Load(typeof(GasPhase).Assembly, "Bottle/gas-phase.json", BottleJson.Default.GasPhase);

    /// <exception cref="KeyNotFoundException">There is no such number.</exception>
    public double this[string name] => Parameters.FirstOrDefault(p => p.Name == name)?.Value
        ?? throw new KeyNotFoundException($"the gas phase has no {name}");

    /// <exception cref="KeyNotFoundException">There is no such wall.</exception>
    public Wall Wall(string name) => Walls.FirstOrDefault(w => w.Name == name)
        ?? throw new KeyNotFoundException($"there is no wall {name}, only {string.Join(", ", Walls.Select(w => w.Name))}");

    /// <summary>Light that a path of gas lets through at 254 nm: exp(-sigma n L).</summary>
    public Fraction Transmission(OzoneConcentration ozone, Length path) =>
        Fraction.FromValue(Math.Exp(-this["crossSection254"] * ozone.MoleculesPerCubicCentimetre * 1e6 * path.Metres));

    /// <summary>
    /// What a generator of this yield settles at: c = cSat (1 - exp(-yield E / cSat)), cSat falling as its cell warms (Vasiljev-Eremin).
    /// </summary>
    /// <param name="wattHoursPerNormalLitre">Power for the flow.</param>
    public OzoneConcentration Generated(double wattHoursPerNormalLitre, Temperature cell)
    {
        const double microgramsPerMillilitreInGramsPerLitre = 1e3;
        var saturation = this["generatorSaturation"] * Math.Exp(-this["generatorCooling"] * (cell.Celsius - GeneratorReferenceCelsius));
        var first = this["generatorYield"] * wattHoursPerNormalLitre * microgramsPerMillilitreInGramsPerLitre;
        return OzoneConcentration.FromMicrogramsPerNormalMillilitre(saturation * (1 - Math.Exp(-first / saturation)));
    }

    const double GeneratorReferenceCelsius = 20; // by the definition of generatorSaturation
}

/// <summary>What a container is made of, and the share of wall hits that destroy an ozone molecule.</summary>
/// <param name="Compatible">False: ozone attacks it; no container may be made of it.</param>
public sealed record Wall(
    string Name, double LossProbability, double Low, double High, bool Compatible, string Certainty, string Source, string Text)
{
    /// <summary>k = gamma (v/4)(S/V), v the mean speed of the molecules: first order, 1/s.</summary>
    /// <param name="surfacePerVolume">1/m.</param>
    public double LossPerSecond(double surfacePerVolume, Temperature temperature) =>
        LossProbability * MeanSpeed(temperature) / 4 * surfacePerVolume;

    /// <summary>Of ozone, m/s: root of 8 R T / (pi M).</summary>
    public static double MeanSpeed(Temperature temperature) =>
        Math.Sqrt(8 * PhysicalConstants.MolarGasConstant * temperature.Kelvin / (Math.PI * PhysicalConstants.OzoneMolarMass));
}
