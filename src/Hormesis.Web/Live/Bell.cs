using System.Threading.Tasks.Sources;

namespace Hormesis.Web.Live;

/// <summary>Wakes one waiter. Rung while nobody waits, it wakes the next wait at once; rung twice, once. Costs no allocation.</summary>
sealed class Bell : IValueTaskSource
{
    readonly Lock gate = new();
    ManualResetValueTaskSourceCore<bool> core = new() { RunContinuationsAsynchronously = true };
    bool rung, waits;

    public void Ring()
    {
        lock (gate)
        {
            if (!waits)
            {
                rung = true;
                return;
            }
            waits = false;
        }
        core.SetResult(true);
    }

    /// <summary>Until it is rung. Only one may wait.</summary>
    public ValueTask Wait()
    {
        lock (gate)
        {
            if (rung)
            {
                rung = false;
                return ValueTask.CompletedTask;
            }
            core.Reset();
            waits = true;
            return new(this, core.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);
}
