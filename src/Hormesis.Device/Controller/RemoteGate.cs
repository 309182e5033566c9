namespace Hormesis.Device.Controller;

/// <summary>
/// Lets in what comes over the network only if it is authentic, meant for this session, new and in time, and then only to hold or
/// to stop. Three refusals within ten seconds lock it for the session (reference/device-safety, H42 and H43).
/// </summary>
public readonly record struct RemoteGate
{
    const int MostRejects = 3;
    static readonly TimeSpan Window = TimeSpan.FromSeconds(10), Oldest = TimeSpan.FromSeconds(1);

    RemoteCommand Last { get; init; }
    uint Sequence { get; init; }
    TimeSpan Reject1 { get; init; }
    TimeSpan Reject2 { get; init; }
    TimeSpan Reject3 { get; init; }

    /// <summary>Refused since the session began.</summary>
    public int Rejected { get; init; }
    public bool Locked { get; init; }

    /// <summary>What was let in at this tick; None for most ticks.</summary>
    public RemoteAction Taken { get; init; }

    // RC-34
    internal RemoteGate Look(in RemoteCommand command, ulong nonce, TimeSpan now)
    {
        var arrived = command.Action != RemoteAction.None && (command with { Age = Last.Age } != Last || !(command.Age >= Last.Age));
        var next = this with { Last = command, Taken = RemoteAction.None };
        if (!arrived || Locked) return next;

        var valid = command.Authentic && nonce != 0 && command.Nonce == nonce && command.Sequence > Sequence
            && command.Age >= TimeSpan.Zero && command.Age <= Oldest;
        if (!valid || command.Action is not (RemoteAction.Stop or RemoteAction.Hold)) return next.Reject(now);
        return next with { Sequence = command.Sequence, Taken = command.Action };
    }

    /// <summary>Refusals that count now.</summary>
    internal int RejectsWithin(TimeSpan now) => Math.Min(Rejected, Recent(Reject1, now) + Recent(Reject2, now) + Recent(Reject3, now));

    RemoteGate Reject(TimeSpan now)
    {
        var next = this with { Rejected = Rejected + 1, Reject1 = now, Reject2 = Reject1, Reject3 = Reject2 };
        return next with { Locked = next.RejectsWithin(now) >= MostRejects };
    }

    static int Recent(TimeSpan at, TimeSpan now) => now - at <= Window ? 1 : 0;
}
