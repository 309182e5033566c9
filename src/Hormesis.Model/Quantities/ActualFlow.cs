using System.Numerics;

namespace Hormesis.Model.Quantities;

/// <summary>Flow of a liquid (blood, saline) as volume for a time.</summary>
public readonly record struct ActualFlow : IComparisonOperators<ActualFlow, ActualFlow, bool>
{
    ActualFlow(double cubicMetresPerSecond) => CubicMetresPerSecond = cubicMetresPerSecond;

    public static ActualFlow Zero => default;

    public double CubicMetresPerSecond { get; }
    public double MillilitresPerMinute => CubicMetresPerSecond * 6e7;

    public static ActualFlow FromCubicMetresPerSecond(double value) => new(value);
    public static ActualFlow FromMillilitresPerMinute(double value) => new(value / 6e7);

    /// <summary>How long this flow needs for <paramref name="volume"/>.</summary>
    public TimeSpan TimeFor(ActualVolume volume) => TimeSpan.FromSeconds(volume.CubicMetres / CubicMetresPerSecond);

    public static ActualFlow Lower(ActualFlow a, ActualFlow b) => a <= b ? a : b;

    public static ActualVolume operator *(ActualFlow flow, TimeSpan time) =>
        ActualVolume.FromCubicMetres(flow.CubicMetresPerSecond * time.TotalSeconds);
    public static ActualFlow operator *(double factor, ActualFlow a) => new(factor * a.CubicMetresPerSecond);
    public static double operator /(ActualFlow a, ActualFlow b) => a.CubicMetresPerSecond / b.CubicMetresPerSecond;
    public static bool operator <(ActualFlow a, ActualFlow b) => a.CubicMetresPerSecond < b.CubicMetresPerSecond;
    public static bool operator >(ActualFlow a, ActualFlow b) => a.CubicMetresPerSecond > b.CubicMetresPerSecond;
    public static bool operator <=(ActualFlow a, ActualFlow b) => a.CubicMetresPerSecond <= b.CubicMetresPerSecond;
    public static bool operator >=(ActualFlow a, ActualFlow b) => a.CubicMetresPerSecond >= b.CubicMetresPerSecond;

    public override string ToString() => Text.Of(MillilitresPerMinute, "0.##", "mL/min");
}
