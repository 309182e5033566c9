using System.Security.Cryptography;
using System.Text.Json;
using Hormesis.Device.Controller;
using Hormesis.Web.Live;
using Microsoft.AspNetCore.DataProtection;

namespace Hormesis.Web.Nodes;

/// <summary>
/// What is done at a panel on another node. It is sealed with keys that stand in the clinic's store: whoever can write to the broker and
/// not to the store can press nothing. Each counts once, and only while what was looked at is fresh; hold and stop are always taken.
/// </summary>
sealed class Presses(SessionHost host, IDataProtectionProvider protection, LiveOptions options)
{
    // Of the device's frames: older than this is not what was looked at.
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    readonly IDataProtector seal = protection.CreateProtector("Hormesis.Nodes.Press");
    readonly Recent<Guid> taken = new();

    public byte[] Seal(SentPress press) => seal.Protect(JsonSerializer.SerializeToUtf8Bytes(press, PressJson.Default.SentPress));

    public async Task<Pressed> Take(Message message)
    {
        if (Open(message) is not { } press) return Pressed.NotReached;
        if (host.Find(press.Session) is not { } live) return Pressed.Gone;
        if (!taken.Add(press.Id)) return Pressed.TooOld;
        var isUrgent = press.What.Action is OperatorAction.Stop or OperatorAction.Hold;
        var isFresh = live.Feed.Newest(Channel.Frame) - press.Seen <= Fresh.TotalSeconds * options.FramesPerSecond;
        return isUrgent || isFresh ? await live.Operate(press.What) : Pressed.TooOld;
    }

    SentPress? Open(Message message)
    {
        try
        {
            var press = JsonSerializer.Deserialize(seal.Unprotect(message.Body.ToArray()), PressJson.Default.SentPress);
            return press?.Session == message.Session && press.Id == message.Id ? press : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
