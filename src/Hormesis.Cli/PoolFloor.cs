namespace Hormesis.Cli;

/// <summary>
/// Threads that the runtime's pool may always use. Left to itself on one processor it was seen to leave a thousand work items waiting for
/// half a second and longer while all its threads slept (docs/decisions/2026-11-28-thread-pool.md).
/// </summary>
static class PoolFloor
{
    internal const int Workers = 8;

    /// <summary>At least so many; more where there are more processors, fewer where the pool was told to have fewer at most.</summary>
    public static void Raise()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.SetMinThreads(Math.Min(Math.Max(workers, Workers), most), completions);
    }
}
