using System.Numerics;

namespace Hormesis.Model.Quantities;

/// <summary>Mass of things that are weighed: a person, a bottle with blood, citrate.</summary>
public readonly record struct Mass : IComparisonOperators<Mass, Mass, bool>
{
    Mass(double kilograms) => Kilograms = kilograms;

    public static Mass Zero => default;

    public double Kilograms { get; }
    public double Grams => Kilograms * 1e3;
    public double Milligrams => Kilograms * 1e6;

    public static Mass FromKilograms(double value) => new(value);
    public static Mass FromGrams(double value) => new(value / 1e3);
    public static Mass FromMilligrams(double value) => new(value / 1e6);

    /// <summary>The volume of blood of this mass.</summary>
    public ActualVolume AsBlood => ActualVolume.FromCubicMetres(Kilograms / PhysicalConstants.BloodDensity);

    public static Mass OfBlood(ActualVolume volume) => new(volume.CubicMetres * PhysicalConstants.BloodDensity);
    public static Mass OfSaline(ActualVolume volume) => new(volume.CubicMetres * PhysicalConstants.SalineDensity);

    public static Mass operator +(Mass a, Mass b) => new(a.Kilograms + b.Kilograms);
    public static Mass operator -(Mass a, Mass b) => new(a.Kilograms - b.Kilograms);
    public static bool operator <(Mass a, Mass b) => a.Kilograms < b.Kilograms;
    public static bool operator >(Mass a, Mass b) => a.Kilograms > b.Kilograms;
    public static bool operator <=(Mass a, Mass b) => a.Kilograms <= b.Kilograms;
    public static bool operator >=(Mass a, Mass b) => a.Kilograms >= b.Kilograms;

    public override string ToString() => Kilograms >= 1 ? Text.Of(Kilograms, "0.##", "kg") : Text.Of(Grams, "0.##", "g");
}
