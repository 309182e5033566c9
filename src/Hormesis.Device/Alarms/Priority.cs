namespace Hormesis.Device.Alarms;

/// <summary>How urgent an alarm condition is (after IEC 60601-1-8: from the harm if nobody responds, and how soon it comes).</summary>
public enum Priority : byte
{
    Low = 0,
    Medium,
    High,
}
