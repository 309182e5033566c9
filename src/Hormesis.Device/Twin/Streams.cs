namespace Hormesis.Device.Twin;

/// <summary>Which stream of the run's chance each consumer draws from. Numbers are for good: a new consumer takes a new one.</summary>
static class Streams
{
    public const ulong Plant = 1;
    public const ulong SensorErrors = 2;
    public const ulong SensorNoise = 3;
    public const ulong Operator = 4;
    public const ulong Patient = 5;
    public const ulong MonitorNoise = 6;
}
