using System.Numerics;

namespace Hormesis.Model.Quantities;

/// <summary>Mass of ozone: what a dose is.</summary>
public readonly record struct OzoneMass : IComparisonOperators<OzoneMass, OzoneMass, bool>
{
    OzoneMass(double kilograms) => Kilograms = kilograms;

    public static OzoneMass Zero => default;

    public double Kilograms { get; }
    public double Micrograms => Kilograms * 1e9;
    public double Milligrams => Kilograms * 1e6;
    public double Moles => Kilograms / PhysicalConstants.OzoneMolarMass;

    public static OzoneMass FromKilograms(double value) => new(value);
    public static OzoneMass FromMicrograms(double value) => new(value * 1e-9);
    public static OzoneMass FromMoles(double value) => new(value * PhysicalConstants.OzoneMolarMass);

    public static OzoneMass operator +(OzoneMass a, OzoneMass b) => new(a.Kilograms + b.Kilograms);
    public static OzoneMass operator -(OzoneMass a, OzoneMass b) => new(a.Kilograms - b.Kilograms);
    public static OzoneMass operator *(double factor, OzoneMass a) => new(factor * a.Kilograms);
    public static double operator /(OzoneMass a, OzoneMass b) => a.Kilograms / b.Kilograms;
    public static OzoneDose operator /(OzoneMass mass, ActualVolume blood) =>
        OzoneDose.FromKilogramsPerCubicMetre(mass.Kilograms / blood.CubicMetres);
    public static bool operator <(OzoneMass a, OzoneMass b) => a.Kilograms < b.Kilograms;
    public static bool operator >(OzoneMass a, OzoneMass b) => a.Kilograms > b.Kilograms;
    public static bool operator <=(OzoneMass a, OzoneMass b) => a.Kilograms <= b.Kilograms;
    public static bool operator >=(OzoneMass a, OzoneMass b) => a.Kilograms >= b.Kilograms;

    public override string ToString() => Text.Of(Micrograms, "0.#", "µg");
}
