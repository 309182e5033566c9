namespace Hormesis.Model.Quantities;

/// <summary>Amount of a substance in a volume of liquid.</summary>
public readonly record struct MolarConcentration
{
    MolarConcentration(double molesPerCubicMetre) => MolesPerCubicMetre = molesPerCubicMetre;

    public static MolarConcentration Zero => default;

    public double MolesPerCubicMetre { get; }
    public double MolesPerLitre => MolesPerCubicMetre * 1e-3;
    public double MicromolesPerLitre => MolesPerCubicMetre * 1e3;

    public static MolarConcentration FromMolesPerLitre(double value) => new(value * 1e3);
    public static MolarConcentration FromMicromolesPerLitre(double value) => new(value * 1e-3);

    public override string ToString() => Text.Of(MicromolesPerLitre, "0.##", "µmol/L");
}
