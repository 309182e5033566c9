namespace Hormesis.Device.Calibration;

/// <summary>
/// A straight line: of constants, corrected = slope × shown + offset; of what was found or left, shown = slope × reference + offset. The
/// offset is in the sensor's unit. The default is no line that anybody believes.
/// </summary>
public readonly record struct CalibrationLine(double Slope, double Offset)
{
    /// <summary>Changes nothing.</summary>
    public static CalibrationLine None => new(1, 0);

    public double Of(double value) => Slope * value + Offset;

    /// <summary>First the other, then this one.</summary>
    public CalibrationLine After(CalibrationLine first) => new(Slope * first.Slope, Slope * first.Offset + Offset);

    /// <summary>What undoes it.</summary>
    public CalibrationLine Inverse() => new(1 / Slope, -Offset / Slope);
}
