namespace Hormesis.Device.Twin;

/// <summary>What goes wrong in the plant and its sensors. At rest it changes nothing.</summary>
public sealed class Disturbances
{
    /// <summary>Supply pressure, of what it should be.</summary>
    public double OxygenFactor { get; set; } = 1;

    /// <summary>Conductance of a leak between bottle and room, NL/min for each bar absolute.</summary>
    public double LeakNLPerMinPerBar { get; set; }

    public bool ReturnClampStuckOpen { get; set; }

    /// <summary>Gas still to enter the return line at its bottle end, mL.</summary>
    public double LineAirMl { get; set; }

    /// <summary>The load cell drifts by this, g/min.</summary>
    public double WeightDriftGPerMinute { get; set; }

    /// <summary>The air detector's signal stands at "clear"; its self-test still passes.</summary>
    public bool AirDetectorStuckClear { get; set; }

    /// <summary>True photometer reading times this is what it shows.</summary>
    public double PhotometerFactor { get; set; } = 1;

    public bool MainsFailed { get; set; }

    /// <summary>The share of gas in the next volume that enters the line.</summary>
    internal double TakeAir(double ml)
    {
        if (ml <= 0) return 0;
        var taken = Math.Min(ml, LineAirMl);
        LineAirMl -= taken;
        return taken / ml;
    }
}
