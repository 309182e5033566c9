namespace Hormesis.Device.Observer;

/// <summary>Slope of a noisy signal: the distance of two first-order filters over the distance of their times.</summary>
readonly record struct Slope(double Fast, double Slow, double Seconds)
{
    public static Slope From(double value) => new(value, value, 0);

    /// <param name="value">Newest value.</param>
    /// <param name="dt">Since the one before, s.</param>
    /// <param name="window">Over which the slope is taken, s.</param>
    public Slope Follow(double value, double dt, double window)
    {
        var (fast, slow) = (window / 6, window / 2);
        return new(Fast + dt / (fast + dt) * (value - Fast), Slow + dt / (slow + dt) * (value - Slow), Seconds + dt);
    }

    /// <summary>Per second; right once both filters have forgotten where they began.</summary>
    public double PerSecond(double window) => (Fast - Slow) / (window / 2 - window / 6);

    /// <summary>Both have: five times the slower one.</summary>
    public bool IsSettled(double window) => Seconds >= 2.5 * window;
}
