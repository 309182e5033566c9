namespace Hormesis.Device.Controller;

/// <summary>What of the controller's memory a test may let flip a bit.</summary>
public enum MemoryTarget : byte
{
    Limits = 0,
    Order,
    Journal,
}
