using Hormesis.Device.Controller;
using Hormesis.Model.Treatment;
using Hormesis.Store;

namespace Hormesis.Web.Live;

/// <summary>What somebody does at a session's panel.</summary>
/// <param name="Action">What.</param>
/// <param name="Answers">The prompt that a confirmation answers.</param>
/// <param name="Values">The order's values as they stood on the page that was confirmed.</param>
/// <param name="Kind">How the session's log calls it, with <paramref name="Code"/>.</param>
/// <param name="By">Who does it.</param>
public sealed record Pressing(OperatorAction Action, Prompt Answers, ReadBack Values, string Kind, string Code, Actor By);

/// <summary>What became of it.</summary>
public enum Pressed
{
    /// <summary>Nobody answered: it may have been taken or not, and must not be relied on.</summary>
    NotReached,

    /// <summary>Too much waits at the panel already.</summary>
    TooMany,

    /// <summary>What was confirmed had been looked at too long ago.</summary>
    TooOld,

    /// <summary>The session does not run any more.</summary>
    Gone,

    /// <summary>The device has it; the store has not said yet that it keeps the line about it.</summary>
    Taken,

    /// <summary>The device has it, and the line about it is durable.</summary>
    Kept,
}

/// <summary>A session as pages show and operate it, on whichever node it runs.</summary>
public abstract class ShownSession
{
    public abstract Guid Id { get; }

    /// <summary>Whom it treats.</summary>
    public abstract string Patient { get; }
    public abstract SessionPlan Plan { get; }
    public abstract LiveView View { get; }

    /// <summary>The node that leads the device tells of it.</summary>
    public abstract bool IsHeard { get; }

    /// <summary>Does it, and answers when it is kept, or after a moment. Hold and stop are never refused for want of room.</summary>
    public abstract Task<Pressed> Operate(Pressing what);
}
