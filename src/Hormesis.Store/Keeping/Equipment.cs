namespace Hormesis.Store.Keeping;

public enum DeviceState
{
    OutOfService,
    InService,
}

public sealed class Device
{
    public required Guid Id { get; set; }
    public required string Serial { get; set; }
    public required string Name { get; set; }

    /// <summary>Id of the device's profile.</summary>
    public required string Profile { get; set; }
    public required bool IsSimulated { get; set; }
    public required DeviceState State { get; set; }
}

/// <summary>Something done to a device, and when it is due again.</summary>
public sealed class Maintenance
{
    public required Guid Id { get; set; }
    public required Guid DeviceId { get; set; }

    /// <summary>calibration, inspection, repair, disinfection.</summary>
    public required string Kind { get; set; }
    public required DateOnly Done { get; set; }
    public required DateOnly? Due { get; set; }
    public required bool Passed { get; set; }
    public required string Note { get; set; }
    public required Guid AccountId { get; set; }
    public required DateTimeOffset At { get; set; }
}

/// <summary>A single-use bottle, known by a serial number that exists once.</summary>
public sealed class Bottle
{
    public required string Serial { get; set; }
    public required string Lot { get; set; }

    /// <summary>Last day of use.</summary>
    public required DateOnly Expires { get; set; }

    /// <summary>The session that used it; a used bottle is never used again.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>Why it is not to be used: dropped, opened, recalled.</summary>
    public string? Discarded { get; set; }
    public required DateTimeOffset At { get; set; }
}
