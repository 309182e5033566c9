using System.Threading.Channels;
using Hormesis.Store;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Live;

/// <summary>What happened in a session, for its log.</summary>
/// <param name="Kind">As <see cref="SessionEvent.Kind"/>.</param>
/// <param name="Code">As <see cref="SessionEvent.Code"/>.</param>
/// <param name="Elapsed">Of the session.</param>
/// <param name="By">Who did it; null for the device.</param>
public sealed record Happened(string Kind, string Code, TimeSpan Elapsed, Actor? By = null, string? Text = null);

/// <summary>
/// Writes a session's log into the store, in order, each line urgently: on the disk before the next. A store that does not take anything
/// is waited for, as long as there is room; what there is no room for is counted, and stands in the recording all the same.
/// </summary>
public sealed class EventLog : IAsyncDisposable
{
    const int MostWaiting = 1024;
    static readonly TimeSpan TriesAgain = TimeSpan.FromSeconds(1), LongestEnd = TimeSpan.FromSeconds(10);

    readonly ClinicStore store;
    readonly Guid session;
    readonly TimeProvider clock;
    readonly Channel<Line> waiting = System.Threading.Channels.Channel.CreateBounded<Line>(MostWaiting);
    readonly CancellationTokenSource late = new();
    readonly Task writing;
    int next;
    int lost;

    /// <param name="store">Where to.</param>
    /// <param name="session">Whose log it is.</param>
    /// <param name="clock">Of this computer.</param>
    /// <param name="first">The number of the next line.</param>
    public EventLog(ClinicStore store, Guid session, TimeProvider clock, int first = 0)
    {
        (this.store, this.session, this.clock, next) = (store, session, clock, first);
        writing = Task.Run(Write);
    }

    /// <summary>Called before each line in the change that keeps it, which it may refuse.</summary>
    public Action<ClinicContext> Guard { get; init; } = _ => { };

    /// <summary>Lines that there was no room for.</summary>
    public int Lost => Volatile.Read(ref lost);

    /// <summary>Everything so far is in the store, as far as the newest try told.</summary>
    public bool IsKept { get; private set; } = true;

    /// <summary>Takes a line at once.</summary>
    /// <returns>True when the line is durable in the store; false when there was no room, or no time before the end.</returns>
    public Task<bool> Add(Happened what)
    {
        Line line = new(what, clock.GetUtcNow(), new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (waiting.Writer.TryWrite(line)) return line.Kept.Task;
        Interlocked.Increment(ref lost);
        return Task.FromResult(false);
    }

    /// <summary>Writes what waits, and ends; not for ever.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        late.CancelAfter(LongestEnd);
        await writing;
        late.Dispose();
    }

    async Task Write()
    {
        await foreach (var line in waiting.Reader.ReadAllAsync())
        {
            while (!await TryWrite(line.What, line.At) && !late.IsCancellationRequested)
                await Task.Delay(TriesAgain, clock, CancellationToken.None);
            line.Kept.SetResult(IsKept);
            if (IsKept) next++;
        }
    }

    async Task<bool> TryWrite(Happened what, DateTimeOffset at)
    {
        try
        {
            await store.Write(what.By ?? Actor.Program, kept =>
            {
                Guard(kept);
                kept.Events.Add(new()
                {
                    SessionId = session,
                    Index = next,
                    At = at,
                    Elapsed = (long)what.Elapsed.TotalMilliseconds,
                    Kind = what.Kind,
                    Code = what.Code,
                    Text = what.Text,
                    AccountId = what.By?.AccountId,
                });
            }, late.Token);
            IsKept = true;
        }
        catch (Exception e) when (e is StoreRefusal or OperationCanceledException)
        {
            IsKept = false;
        }
        return IsKept;
    }

    sealed record Line(Happened What, DateTimeOffset At, TaskCompletionSource<bool> Kept);
}
