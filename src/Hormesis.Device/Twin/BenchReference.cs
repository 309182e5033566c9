namespace Hormesis.Device.Twin;

/// <summary>What a technician puts before the sensors of a device in service; what is not a number is not there.</summary>
/// <param name="GaugeMbar">At the ports of both bottle sensors.</param>
/// <param name="Grams">On the load cell, instead of a bottle.</param>
/// <param name="FlowNLPerMin">Through the flow sensor.</param>
/// <param name="UgPerNMl">Ozone in the cells of the photometers.</param>
public readonly record struct BenchReference(double GaugeMbar, double Grams, double FlowNLPerMin, double UgPerNMl)
{
    public static BenchReference None => new(double.NaN, double.NaN, double.NaN, double.NaN);

    internal static double Or(double reference, double truth) => double.IsNaN(reference) ? truth : reference;
}
