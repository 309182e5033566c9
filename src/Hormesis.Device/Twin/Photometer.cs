namespace Hormesis.Device.Twin;

/// <summary>A cell that lags, read now and then: the number shown stands still between samples, and a counter tells new ones.</summary>
struct Photometer
{
    double lagged, since;

    /// <summary>µg/NmL.</summary>
    public double Shown { get; private set; }
    public uint Samples { get; private set; }

    /// <summary>True when a sample is due: then <see cref="Show"/> or <see cref="Repeat"/> must follow.</summary>
    public bool Follow(double truth, double lagSeconds, double sampleSeconds, double dt)
    {
        lagged += (truth - lagged) * dt / (lagSeconds + dt);
        since += dt;
        if (since < sampleSeconds) return false;
        since = 0;
        return true;
    }

    public void Show(double gain, double offset, double step, double highest)
    {
        Samples++;
        Shown = Math.Min(Math.Round((lagged * gain + offset) / step) * step, highest);
    }

    /// <summary>A new sample that repeats the last number: a zero is being taken.</summary>
    public void Repeat() => Samples++;
}
