using System.Numerics;

namespace Hormesis.Model.Quantities;

/// <summary>
/// Ozone in a gas, as mass for a volume, with the condition that the volume is stated at. A concentration without its
/// condition cannot be made; two at different conditions are compared and multiplied only after conversion.
/// </summary>
/// <remarks>Formulas: reference/chemistry, section 1.1 (ideal gas; the carrier is oxygen).</remarks>
public readonly record struct OzoneConcentration : IComparisonOperators<OzoneConcentration, OzoneConcentration, bool>
{
    OzoneConcentration(double kilogramsPerCubicMetre, ReferenceCondition condition)
    {
        KilogramsPerCubicMetre = kilogramsPerCubicMetre;
        Condition = condition;
    }

    public ReferenceCondition Condition { get; }

    /// <summary>At <see cref="Condition"/>.</summary>
    public double KilogramsPerCubicMetre { get; }

    /// <summary>µg/mL at <see cref="Condition"/>; the same number as g/m3 and mg/L.</summary>
    public double MicrogramsPerMillilitre => KilogramsPerCubicMetre * 1e3;

    /// <summary>µg/NmL: converted to 0 °C and 1 atm; the same number as g/Nm3.</summary>
    public double MicrogramsPerNormalMillilitre => At(ReferenceCondition.Normal).MicrogramsPerMillilitre;

    /// <summary>Share of molecules that are ozone; equal to the share of volume. x = c R T / (P M).</summary>
    public Fraction MoleFraction =>
        Fraction.FromValue(KilogramsPerCubicMetre / PhysicalConstants.OzoneMolarMass / Condition.MolesPerCubicMetre);

    public double PartsPerMillion => MoleFraction.Value * 1e6;

    /// <summary>Share of mass that is ozone, the carrier being oxygen.</summary>
    public Fraction MassFraction
    {
        get
        {
            var ozone = MoleFraction.Value * PhysicalConstants.OzoneMolarMass;
            var oxygen = (1 - MoleFraction.Value) * PhysicalConstants.OxygenMolarMass;
            return Fraction.FromValue(ozone / (ozone + oxygen));
        }
    }

    /// <summary>Molecules of ozone in a cubic centimetre at <see cref="Condition"/>: what a photometer counts.</summary>
    public double MoleculesPerCubicCentimetre =>
        KilogramsPerCubicMetre / PhysicalConstants.OzoneMolarMass * PhysicalConstants.Avogadro * 1e-6;

    public static OzoneConcentration FromKilogramsPerCubicMetre(double value, ReferenceCondition condition) => new(value, condition);
    public static OzoneConcentration FromMicrogramsPerMillilitre(double value, ReferenceCondition condition) => new(value / 1e3, condition);
    public static OzoneConcentration FromMicrogramsPerNormalMillilitre(double value) => new(value / 1e3, ReferenceCondition.Normal);

    public static OzoneConcentration FromMoleFraction(Fraction share, ReferenceCondition condition) =>
        new(share.Value * condition.MolesPerCubicMetre * PhysicalConstants.OzoneMolarMass, condition);

    /// <summary>The same gas stated at another condition: c2 = c1 (P2/P1) (T1/T2).</summary>
    public OzoneConcentration At(ReferenceCondition other) => other == Condition
        ? this
        : new(KilogramsPerCubicMetre * other.MolesPerCubicMetre / Condition.MolesPerCubicMetre, other);

    /// <summary>The ozone in an amount of this gas.</summary>
    public static OzoneMass operator *(OzoneConcentration concentration, NormalVolume gas) =>
        OzoneMass.FromKilograms(concentration.At(ReferenceCondition.Normal).KilogramsPerCubicMetre * gas.CubicMetres);

    // Compared as what they are at 0 °C and 1 atm; without a condition there is no number, and no comparison is true.
    public static bool operator <(OzoneConcentration a, OzoneConcentration b) => a.Normal < b.Normal;
    public static bool operator >(OzoneConcentration a, OzoneConcentration b) => a.Normal > b.Normal;
    public static bool operator <=(OzoneConcentration a, OzoneConcentration b) => a.Normal <= b.Normal;
    public static bool operator >=(OzoneConcentration a, OzoneConcentration b) => a.Normal >= b.Normal;

    double Normal => MicrogramsPerNormalMillilitre;

    public override string ToString() => $"{Text.Of(MicrogramsPerMillilitre, "0.##", "µg/mL")} ({Condition})";
}
