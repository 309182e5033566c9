namespace Hormesis.Model.Quantities;

/// <summary>How often something happens: heart beats, breaths, bubbles counted.</summary>
public readonly record struct Frequency
{
    const double SecondsPerMinute = 60;

    Frequency(double perSecond) => PerSecond = perSecond;

    public double PerSecond { get; }
    public double PerMinute => PerSecond * SecondsPerMinute;

    public static Frequency FromPerSecond(double value) => new(value);
    public static Frequency FromPerMinute(double value) => new(value / SecondsPerMinute);

    public static bool operator <(Frequency a, Frequency b) => a.PerSecond < b.PerSecond;
    public static bool operator >(Frequency a, Frequency b) => a.PerSecond > b.PerSecond;
    public static bool operator <=(Frequency a, Frequency b) => a.PerSecond <= b.PerSecond;
    public static bool operator >=(Frequency a, Frequency b) => a.PerSecond >= b.PerSecond;

    public override string ToString() => Text.Of(PerMinute, "0.#", "/min");
}
