using System.Numerics;

namespace Hormesis.Model.Quantities;

/// <summary>
/// Ozone mass offered for each millilitre of blood: the dose. Concentration, volume and pressure are only how it is got.
/// </summary>
public readonly record struct OzoneDose : IComparisonOperators<OzoneDose, OzoneDose, bool>
{
    OzoneDose(double kilogramsPerCubicMetre) => KilogramsPerCubicMetre = kilogramsPerCubicMetre;

    public double KilogramsPerCubicMetre { get; }
    public double MicrogramsPerMillilitre => KilogramsPerCubicMetre * 1e3;

    public static OzoneDose FromKilogramsPerCubicMetre(double value) => new(value);
    public static OzoneDose FromMicrogramsPerMillilitre(double value) => new(value / 1e3);

    public static OzoneMass operator *(OzoneDose dose, ActualVolume blood) =>
        OzoneMass.FromKilograms(dose.KilogramsPerCubicMetre * blood.CubicMetres);
    public static bool operator <(OzoneDose a, OzoneDose b) => a.KilogramsPerCubicMetre < b.KilogramsPerCubicMetre;
    public static bool operator >(OzoneDose a, OzoneDose b) => a.KilogramsPerCubicMetre > b.KilogramsPerCubicMetre;
    public static bool operator <=(OzoneDose a, OzoneDose b) => a.KilogramsPerCubicMetre <= b.KilogramsPerCubicMetre;
    public static bool operator >=(OzoneDose a, OzoneDose b) => a.KilogramsPerCubicMetre >= b.KilogramsPerCubicMetre;

    public override string ToString() => Text.Of(MicrogramsPerMillilitre, "0.##", "µg per mL of blood");
}
