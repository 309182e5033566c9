namespace Hormesis.Web.Access;

/// <summary>
/// Slows guessing down: after five failures each further try waits longer, an account takes twenty in an hour, all together a few a
/// second. Nothing is ever locked. It counts an attempt when it begins, so that a thousand at once are a thousand, and keeps count in
/// memory of a stated size.
/// </summary>
public sealed class Throttle(TimeProvider time)
{
    public const int FreeFailures = 5, FailuresAnHour = 20, FailuresAMinuteOfAll = 300;

    /// <summary>More than can fail in an hour, of accounts and addresses, so that none is forgotten too soon.</summary>
    internal const int KeysMaximum = 40_000;

    static readonly TimeSpan Window = TimeSpan.FromHours(1), Minute = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongestOfAccount = TimeSpan.FromMinutes(10), LongestOfAddress = TimeSpan.FromMinutes(1);

    readonly Lock gate = new();
    readonly Dictionary<string, Queue<long>> failures = new(StringComparer.Ordinal);
    readonly Queue<long> ofAll = [];

    /// <summary>Accounts, addresses and browsers whose failures are kept.</summary>
    internal int Remembered
    {
        get
        {
            lock (gate) return failures.Count;
        }
    }

    /// <summary>Begins an attempt at an account from an address, which counts as failed until it is taken back.</summary>
    /// <param name="device">
    /// What this browser is known by if the account was signed in to with it before: it has a count of its own, so that nobody's
    /// guessing elsewhere keeps the account's owner out. Null for an unknown one.
    /// </param>
    /// <returns>How long to wait; zero when it may be tried now, and only then it counts.</returns>
    public TimeSpan Begin(string account, string address, string? device)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var own = device is null ? "account:" + account : $"device:{device}:{account}";
            var wait = Wait(own, LongestOfAccount, FailuresAnHour, now);
            if (device is null)
                wait = Longer(wait, Longer(Wait("address:" + address, LongestOfAddress, int.MaxValue, now), WaitOfAll(now)));
            if (wait > TimeSpan.Zero) return wait;
            Count(own, now);
            if (device is not null) return TimeSpan.Zero;
            Count("address:" + address, now);
            ofAll.Enqueue(now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>The attempt was no failure, but does not prove who it is yet: the earlier failures stay.</summary>
    public void TakeBack(string account, string address, string? device)
    {
        lock (gate)
        {
            if (device is not null)
            {
                Drop($"device:{device}:{account}");
                return;
            }
            Drop("account:" + account);
            Drop("address:" + address);
        }
    }

    /// <summary>Its owner is in: the account's failures are forgotten, the address's are not.</summary>
    public void Clear(string account, string address, string? device)
    {
        lock (gate)
        {
            failures.Remove(device is null ? "account:" + account : $"device:{device}:{account}");
            if (device is null) Drop("address:" + address);
        }
    }

    TimeSpan Wait(string key, TimeSpan longest, int maximum, long now)
    {
        if (!failures.TryGetValue(key, out var times)) return TimeSpan.Zero;
        while (times.Count > 0 && time.GetElapsedTime(times.Peek(), now) >= Window) times.Dequeue();
        if (times.Count < FreeFailures) return TimeSpan.Zero;
        var grown = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, times.Count - FreeFailures), longest.TotalSeconds));
        var wait = grown - time.GetElapsedTime(times.Last(), now);
        return times.Count < maximum ? wait : Longer(wait, Window - time.GetElapsedTime(times.Peek(), now));
    }

    TimeSpan WaitOfAll(long now)
    {
        while (ofAll.Count > 0 && time.GetElapsedTime(ofAll.Peek(), now) >= Minute) ofAll.Dequeue();
        return ofAll.Count < FailuresAMinuteOfAll ? TimeSpan.Zero : Minute - time.GetElapsedTime(ofAll.Peek(), now);
    }

    void Count(string key, long now)
    {
        if (!failures.TryGetValue(key, out var times))
        {
            if (failures.Count >= KeysMaximum) Forget(now);
            failures[key] = times = [];
        }
        times.Enqueue(now);
    }

    // Those whose last failure is an hour old count no more; if that frees nothing, the oldest goes.
    void Forget(long now)
    {
        foreach (var (key, times) in failures)
            if (times.Count == 0 || time.GetElapsedTime(times.Last(), now) >= Window) failures.Remove(key);
        if (failures.Count >= KeysMaximum) failures.Remove(failures.MinBy(f => f.Value.Last()).Key);
    }

    void Drop(string key)
    {
        if (!failures.TryGetValue(key, out var times) || times.Count == 0) return;
        long[] kept = [.. times.SkipLast(1)];
        if (kept.Length == 0) failures.Remove(key);
        else failures[key] = new(kept);
    }

    static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
