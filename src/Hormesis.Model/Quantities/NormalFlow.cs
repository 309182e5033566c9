namespace Hormesis.Model.Quantities;

/// <summary>Gas flow as an amount for a time: what a mass-flow controller holds.</summary>
public readonly record struct NormalFlow
{
    NormalFlow(double cubicMetresPerSecond) => CubicMetresPerSecond = cubicMetresPerSecond;

    public static NormalFlow Zero => default;

    /// <summary>Cubic metres at 0 °C and 1 atm, for a second.</summary>
    public double CubicMetresPerSecond { get; }
    public double NormalLitresPerMinute => CubicMetresPerSecond * 6e4;

    public static NormalFlow FromCubicMetresPerSecond(double value) => new(value);
    public static NormalFlow FromNormalLitresPerMinute(double value) => new(value / 6e4);

    public static NormalVolume operator *(NormalFlow flow, TimeSpan time) =>
        NormalVolume.FromCubicMetres(flow.CubicMetresPerSecond * time.TotalSeconds);
    public static NormalFlow operator *(double factor, NormalFlow a) => new(factor * a.CubicMetresPerSecond);
    public static bool operator <(NormalFlow a, NormalFlow b) => a.CubicMetresPerSecond < b.CubicMetresPerSecond;
    public static bool operator >(NormalFlow a, NormalFlow b) => a.CubicMetresPerSecond > b.CubicMetresPerSecond;
    public static bool operator <=(NormalFlow a, NormalFlow b) => a.CubicMetresPerSecond <= b.CubicMetresPerSecond;
    public static bool operator >=(NormalFlow a, NormalFlow b) => a.CubicMetresPerSecond >= b.CubicMetresPerSecond;

    public override string ToString() => Text.Of(NormalLitresPerMinute, "0.###", "NL/min");
}
