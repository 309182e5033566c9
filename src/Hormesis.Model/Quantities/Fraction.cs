namespace Hormesis.Model.Quantities;

/// <summary>A share of a whole: haematocrit, valve opening, saturation. 1 is the whole; readings may leave 0..1, orders may not.</summary>
public readonly record struct Fraction
{
    Fraction(double value) => Value = value;

    public static Fraction None => default;
    public static Fraction Whole => new(1);

    public double Value { get; }
    public double Percent => Value * 100;

    public static Fraction FromValue(double value) => new(value);
    public static Fraction FromPercent(double value) => new(value / 100);

    /// <summary>Held between none and the whole; what is not a number becomes none.</summary>
    public static Fraction Clamped(double value) => new(value >= 0 ? Math.Min(value, 1) : 0);

    public static bool operator <(Fraction a, Fraction b) => a.Value < b.Value;
    public static bool operator >(Fraction a, Fraction b) => a.Value > b.Value;
    public static bool operator <=(Fraction a, Fraction b) => a.Value <= b.Value;
    public static bool operator >=(Fraction a, Fraction b) => a.Value >= b.Value;

    public override string ToString() => Text.Of(Percent, "0.##", "%");
}
