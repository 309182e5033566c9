using System.Collections.Concurrent;
using System.Text;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Live;
using Microsoft.AspNetCore.DataProtection;

namespace Hormesis.Web.Nodes;

/// <summary>
/// What this node tells the others of its sessions, and what it knows of theirs. Each second it says where its sessions stand, so that
/// whatever was lost on the way is made good by the next. What is done at a panel goes to the node that leads the device, sealed with
/// the clinic's own keys.
/// </summary>
public sealed class NodeLink : IAsyncDisposable
{
    /// <summary>A session that nobody has told of for so long is not heard.</summary>
    public static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(3);

    static readonly TimeSpan Beats = TimeSpan.FromSeconds(1), LongestAnswer = TimeSpan.FromSeconds(2);

    readonly ClinicStore store;
    readonly SessionHost host;
    readonly LiveOptions options;
    readonly TimeProvider clock;
    readonly Broker broker;
    readonly Presses presses;
    readonly CancellationTokenSource ending = new();
    readonly ConcurrentDictionary<Guid, MirroredSession> mirrors = new();
    readonly ConcurrentDictionary<Guid, TaskCompletionSource<Pressed>> asked = new();
    readonly Recent<Guid> over = new();
    Task beating = Task.CompletedTask;

    public NodeLink(
        Uri address, ClinicStore store, SessionHost host, LiveOptions options, IDataProtectionProvider protection, TimeProvider clock)
    {
        (this.store, this.host, this.options, this.clock) = (store, host, options, clock);
        presses = new(host, protection, options);
        broker = new(address, options.Node, Take, clock);
    }

    /// <summary>Sessions of other nodes that are shown here.</summary>
    public int Mirrored => mirrors.Count;

    /// <summary>There is a connection to the broker.</summary>
    public bool IsUp => broker.IsUp;

    /// <summary>Messages that there was no room for.</summary>
    public long Dropped => broker.Dropped;

    /// <exception cref="Model.InputException">The broker does not answer, or another node has this name.</exception>
    public async Task Start(CancellationToken stop)
    {
        await broker.Start(stop);
        host.Relay = (session, bytes, mustBeKnown) => Tell(mustBeKnown ? MessageKind.State : MessageKind.Frame, session, bytes);
        beating = Task.Run(Beat, CancellationToken.None);
    }

    /// <summary>Null when no other node tells of it.</summary>
    public ShownSession? Find(Guid id) => mirrors.GetValueOrDefault(id);

    public async ValueTask DisposeAsync()
    {
        host.Relay = null;
        await ending.CancelAsync();
        await beating;
        await broker.DisposeAsync();
        foreach (var mirror in mirrors.Values) mirror.Mirror.Dispose();
        ending.Dispose();
    }

    void Tell(MessageKind kind, Guid session, ReadOnlyMemory<byte> body) =>
        broker.Send(new(kind, options.Node, "", session, default, body));

    async Task Beat()
    {
        while (!ending.IsCancellationRequested)
        {
            foreach (var live in host.All)
                if (live.Feed.State is { } state) Tell(MessageKind.State, live.Id, SessionFeed.ToldOf(state));
            foreach (var mirror in mirrors.Values)
            {
                if (mirror.IsHeard) Ask(mirror);
                else LeaveWhatIsOver(mirror);
            }
            await Task.WhenAny(Task.Delay(Beats, clock, ending.Token));
        }
    }

    void Ask(MirroredSession mirror)
    {
        if (!mirror.Mirror.IsFilled) broker.Send(new(MessageKind.AskAll, options.Node, mirror.Node, mirror.Id, default, default));
    }

    // Nobody tells of it: once another has taken the session's record over, the page shows what that says.
    void LeaveWhatIsOver(MirroredSession mirror)
    {
        if (!IsOver(mirror.Id)) return;
        if (mirrors.TryRemove(mirror.Id, out _)) mirror.Mirror.Leave();
    }

    bool IsOver(Guid session)
    {
        try
        {
            using var kept = store.Read();
            return !kept.Sessions.Any(s => s.Id == session && (s.State == SessionState.Running || s.State == SessionState.Preparing));
        }
        catch (Exception e) when (Unreachable.Is(e))
        {
            return false; // not known now: it is asked again in a second
        }
    }

    Task Take(Message message)
    {
        switch (message.Kind)
        {
            case MessageKind.Frame or MessageKind.State:
                if (MirrorOf(message) is { } mirror) Follow(mirror, message);
                break;
            case MessageKind.All:
                if (mirrors.TryGetValue(message.Session, out var asking) && asking.Node == message.From) asking.Mirror.Fill(message.Body);
                break;
            case MessageKind.AskAll:
                if (host.Find(message.Session) is { } live)
                    broker.Send(new(MessageKind.All, options.Node, message.From, live.Id, message.Id, live.Feed.Snapshot()));
                break;
            case MessageKind.Press:
                _ = Answer(message); // the device answers when it has it; others do not wait for that
                break;
            case MessageKind.Pressed:
                if (asked.TryGetValue(message.Id, out var answer)
                    && Enum.TryParse<Pressed>(Encoding.ASCII.GetString(message.Body.Span), out var what)) answer.TrySetResult(what);
                break;
        }
        return Task.CompletedTask;
    }

    void Follow(MirroredSession mirror, Message message)
    {
        if (message.Kind == MessageKind.Frame) mirror.Mirror.Frame(message.Body);
        else mirror.Mirror.Tell(message.Body);
        if (mirror.View.State?.IsOver != true) return;
        over.Add(mirror.Id);
        if (mirrors.TryRemove(mirror.Id, out _)) mirror.Mirror.Dispose();
    }

    // Only of a session that the store says runs on that node: whoever writes to the broker cannot make one up.
    MirroredSession? MirrorOf(Message message)
    {
        if (mirrors.TryGetValue(message.Session, out var known)) return known.Node == message.From ? known : null;
        if (over.Contains(message.Session)) return null;
        try
        {
            if (Mirror(message) is { } mirror) return mirror;
            over.Add(message.Session);
        }
        catch (Exception e) when (Unreachable.Is(e))
        {
            // not known now: it is told of again in a moment
        }
        catch (SessionRefusedException)
        {
            over.Add(message.Session); // its order is not what was signed
        }
        return null;
    }

    MirroredSession? Mirror(Message message)
    {
        using var kept = store.Read();
        if (kept.Sessions.SingleOrDefault(s => s.Id == message.Session) is not { EndedAt: null } session || session.Node != message.From
            || kept.Plans.SingleOrDefault(p => p.Id == session.PlanId) is not { } paper) return null;
        MirroredSession mirror = new(
            session.Id, session.PatientId, Starting.PlanOf(paper), session.Node, new(clock, options), Send);
        mirrors[session.Id] = mirror;
        Ask(mirror);
        return mirror;
    }

    async Task<Pressed> Send(MirroredSession mirror, Pressing what)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        TaskCompletionSource<Pressed> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[id] = answer;
        try
        {
            var body = presses.Seal(SentPress.Of(mirror.Id, id, mirror.View.Newest(Channel.Frame), what));
            broker.Send(new(MessageKind.Press, options.Node, mirror.Node, mirror.Id, id, body));
            await Task.WhenAny(answer.Task, Task.Delay(LongestAnswer, clock));
            return answer.Task.IsCompleted ? await answer.Task : Pressed.NotReached;
        }
        finally
        {
            asked.TryRemove(id, out _);
        }
    }

    async Task Answer(Message message)
    {
        var pressed = await presses.Take(message);
        broker.Send(new(
            MessageKind.Pressed, options.Node, message.From, message.Session, message.Id, Encoding.ASCII.GetBytes(pressed.ToString())));
    }
}
