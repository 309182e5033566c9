using System.Text.Json.Serialization;
using Hormesis.Device.Controller;
using Hormesis.Store;
using Hormesis.Web.Live;

namespace Hormesis.Web.Nodes;

/// <summary>What nodes tell each other.</summary>
enum MessageKind
{
    /// <summary>Something that this version does not know.</summary>
    Unknown,

    /// <summary>Values of a session, as its viewers get them; to everybody.</summary>
    Frame,

    /// <summary>Where a session stands, as its viewers get it; to everybody, when it changes and each second.</summary>
    State,

    /// <summary>Asks the node that runs a session for all that somebody who comes in needs.</summary>
    AskAll,

    /// <summary>The answer: an event as viewers get it at first.</summary>
    All,

    /// <summary>Somebody does something at a session's panel: a sealed <see cref="SentPress"/>.</summary>
    Press,

    /// <summary>The answer: a <see cref="Live.Pressed"/> by its name.</summary>
    Pressed,
}

/// <summary>One message between nodes.</summary>
/// <param name="From">The node that sent it.</param>
/// <param name="To">The node that it is for; empty for all.</param>
/// <param name="Session">What it is about; empty for none.</param>
/// <param name="Id">Of a question and of its answer; empty for others.</param>
sealed record Message(MessageKind Kind, string From, string To, Guid Session, Guid Id, ReadOnlyMemory<byte> Body);

/// <summary>A press on its way to the node that runs the session.</summary>
/// <param name="Session">Its session, so that it counts for no other.</param>
/// <param name="Id">Of the message, so that it counts once.</param>
/// <param name="Seen">The newest frame that the sender had: the age of what was looked at, on the device's own count.</param>
/// <param name="Values">As <see cref="ReadBack.Words"/>.</param>
sealed record SentPress(
    Guid Session, Guid Id, double Seen, OperatorAction Action, Prompt Answers, ulong[] Values, string Kind, string Code, Actor By)
{
    public static SentPress Of(Guid session, Guid id, double seen, Pressing what)
    {
        var (first, second) = what.Values.Words;
        return new(session, id, seen, what.Action, what.Answers, [first, second], what.Kind, what.Code, what.By);
    }

    public Pressing What => new(
        Action, Answers, Values is [var first, var second] ? ReadBack.FromWords(first, second) : default, Kind, Code, By);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SentPress))]
sealed partial class PressJson : JsonSerializerContext;
