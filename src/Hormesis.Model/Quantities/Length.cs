namespace Hormesis.Model.Quantities;

/// <summary>Length: a person's height, a drop of line.</summary>
public readonly record struct Length
{
    Length(double metres) => Metres = metres;

    public double Metres { get; }
    public double Centimetres => Metres * 100;

    public static Length FromMetres(double value) => new(value);
    public static Length FromCentimetres(double value) => new(value / 100);

    public override string ToString() => Text.Of(Centimetres, "0.#", "cm");
}
