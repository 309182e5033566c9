namespace Hormesis.Device.Controller;

public enum RemoteAction : byte
{
    None = 0,
    Stop,

    /// <summary>Answers a prompt. Never taken: blood contact needs a person beside the device.</summary>
    Confirm,
    Hold,
}

/// <summary>
/// The newest command that came over the network, as it came: who may send it is established outside (Authentic), whether it is
/// new, meant for this session and in time is judged here (reference/device-safety, H42 and H43).
/// </summary>
public readonly record struct RemoteCommand
{
    public RemoteAction Action { get; init; }

    /// <summary>The session that it is meant for.</summary>
    public ulong Nonce { get; init; }

    /// <summary>Ascends within a session.</summary>
    public uint Sequence { get; init; }

    /// <summary>Since it was sent.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>Its code of authentication and its sender's role are right.</summary>
    public bool Authentic { get; init; }
}
