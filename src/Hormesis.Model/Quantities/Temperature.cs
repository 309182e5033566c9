namespace Hormesis.Model.Quantities;

/// <summary>Thermodynamic temperature.</summary>
public readonly record struct Temperature
{
    const double CelsiusZero = 273.15;

    Temperature(double kelvin) => Kelvin = kelvin;

    public double Kelvin { get; }
    public double Celsius => Kelvin - CelsiusZero;

    public static Temperature FromKelvin(double value) => new(value);
    public static Temperature FromCelsius(double value) => new(value + CelsiusZero);

    public static double operator /(Temperature a, Temperature b) => a.Kelvin / b.Kelvin;
    public static bool operator <(Temperature a, Temperature b) => a.Kelvin < b.Kelvin;
    public static bool operator >(Temperature a, Temperature b) => a.Kelvin > b.Kelvin;
    public static bool operator <=(Temperature a, Temperature b) => a.Kelvin <= b.Kelvin;
    public static bool operator >=(Temperature a, Temperature b) => a.Kelvin >= b.Kelvin;

    public override string ToString() => Text.Of(Celsius, "0.##", "°C");
}
