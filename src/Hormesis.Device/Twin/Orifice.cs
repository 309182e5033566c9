namespace Hormesis.Device.Twin;

/// <summary>Gas flow through a small opening after ISO 6358: choked below a critical pressure ratio, elliptic above it.</summary>
static class Orifice
{
    /// <summary>Flow from the higher to the lower pressure, as a fraction of sonic conductance × upstream pressure; 0 to 1.</summary>
    /// <param name="upstream">Absolute pressure, any unit.</param>
    /// <param name="downstream">The lower absolute pressure, same unit.</param>
    /// <param name="critical">Critical ratio b of the opening.</param>
    public static double Share(double upstream, double downstream, double critical)
    {
        var ratio = downstream / upstream;
        if (ratio >= 1) return 0;
        if (ratio <= critical) return 1;
        var x = (ratio - critical) / (1 - critical);
        return Math.Sqrt(1 - x * x);
    }
}
