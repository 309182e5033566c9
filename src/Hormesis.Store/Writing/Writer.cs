using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Hormesis.Store.Auditing;
using Hormesis.Store.Chunks;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store.Writing;

/// <summary>
/// The one thread that writes. It commits what waits together; what is urgent is committed at once, telemetry at the latest when
/// the group's time is over: on the tape, if there is one, and into the database later. After a failure of either it takes nothing more:
/// what is on the disk is no longer known.
/// </summary>
sealed class Writer : IDisposable
{
    readonly IStoreEngine engine;
    readonly StoreOptions options;
    readonly DbConnection connection;
    readonly DbContextOptions<ClinicContext> contexts;
    readonly Auditor auditor;
    readonly Tape? tape;
    readonly ChunkTable? table; // without a tape
    readonly HeadRow head;
    readonly SessionsAtWork sessions;
    readonly BlockingCollection<Submission> queue = [];
    readonly List<Telemetry> onTape = []; // appended, and being synchronised
    readonly SemaphoreSlim room;
    readonly Thread thread;
    volatile StoreState state = StoreState.Accepting;

    public Writer(IStoreEngine engine, StoreOptions options, DbConnection connection, Tape? tape)
    {
        (this.engine, this.options, this.connection, this.tape) = (engine, options, connection, tape);
        contexts = engine.OptionsOn(connection);
        auditor = new(options.Clock);
        table = tape is null ? new(connection) : null;
        head = new(connection);
        sessions = new(connection, engine.MayBeShared, tape is not null ? tape.NextOf : table!.NextOf); // one of the two
        room = new(options.QueueLength, options.QueueLength);
        thread = new(Run) { IsBackground = true, Name = "store" };
        thread.Start();
    }

    public StoreState State => state;

    /// <summary>Ends when it is durable, with its own failure, or with the store's.</summary>
    public async Task Submit(Submission submission, CancellationToken stop)
    {
        if (!state.IsAccepting) throw Refusal();
        if (!await room.WaitAsync(options.LongestWait, stop).ConfigureAwait(false))
            throw new StoreRefusal("the store's disk does not keep up", "see what else uses it, and try again");
        try
        {
            queue.Add(submission, CancellationToken.None);
        }
        catch (InvalidOperationException closed)
        {
            throw new StoreRefusal("the store is closed", "start the program again", closed);
        }
        await submission.Ended.ConfigureAwait(false);
    }

    /// <summary>Writes what waits, and ends.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        if (!thread.Join(options.LongestWait)) throw new StoreRefusal("the store's disk does not come to an end", "see to the disk");
        tape?.Dispose();
        table?.Dispose();
        head.Dispose();
        sessions.Dispose();
        queue.Dispose();
        room.Dispose();
    }

    void Run()
    {
        var group = new List<Submission>();
        while (!queue.IsCompleted)
        {
            Collect(group);
            if (state.IsAccepting) Commit(group);
            else Fail(group, Refusal());
            group.Clear();
        }
        if (state.IsAccepting) Commit(group); // what the tape has that the database does not know of
    }

    // Waits for something, then for what may be committed with it. Nothing comes of it at the end, or when the tape is due.
    void Collect(List<Submission> group)
    {
        var left = tape is not null && state.IsAccepting ? tape.UntilDue : Timeout.InfiniteTimeSpan;
        var begun = 0L;
        while (group.Count < options.GroupLength && (queue.TryTake(out var next) || Wait(out next, left)))
        {
            if (group.Count == 0) (begun, left) = (TimeProvider.System.GetTimestamp(), options.GroupTime);
            group.Add(next);
            left = next.IsUrgent || left == TimeSpan.Zero ? TimeSpan.Zero : Left(begun);
        }
        if (group.Count > 0) room.Release(group.Count);
    }

    // Nothing more comes at once: those on the tape are told now.
    bool Wait([NotNullWhen(true)] out Submission? next, TimeSpan left)
    {
        if (onTape.Count > 0) Guard([], Settle);
        return queue.TryTake(out next, left);
    }

    TimeSpan Left(long begun)
    {
        var left = options.GroupTime - TimeProvider.System.GetElapsedTime(begun);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    void Commit(List<Submission> group)
    {
        List<Change> changes = [.. group.OfType<Change>()];
        List<Telemetry> seconds = [.. group.OfType<Telemetry>()];
        Guard(group, () =>
        {
            if (changes.Count > 0 || (tape is null ? seconds.Count > 0 : IsTapeDue))
            {
                Settle();
                Tell(WriteAndCommit(changes, tape is null ? seconds : []));
                engine.AfterCommit(connection);
            }
            if (tape is not null && seconds.Count > 0) AppendTo(tape, seconds);
        });
    }

    void Guard(List<Submission> group, Action write)
    {
        try
        {
            write();
        }
        catch (Exception failed)
        {
            // Whatever it was: what is on the disk is no longer known, and nothing more is tried.
            var (_, what, remedy) = engine.Judge(failed);
            state = new(false, what, remedy);
            Fail([.. onTape, .. group], new StoreRefusal(what, remedy, failed)); // whoever was told before stays told
            onTape.Clear();
        }
    }

    void Tell(IReadOnlyList<Submission> written)
    {
        foreach (var submission in written)
        {
            submission.Done();
            At(WritePoint.Acknowledged);
        }
    }

    // At the end it is due with whatever it has.
    bool IsTapeDue => tape is not null && (tape.IsDue || queue.IsCompleted && !tape.IsEmpty);

    // Written while those before are synchronised, which then are told.
    void AppendTo(Tape to, List<Telemetry> seconds)
    {
        var good = InTheirPlace(seconds, transaction: null);
        if (good.Count == 0) return;
        At(WritePoint.Append);
        to.Append(good);
        Settle(good);
    }

    void Settle() => Settle([]);

    // Waits until those on the tape are durable, lets the next be synchronised, and tells the first.
    void Settle(List<Telemetry> next)
    {
        if (tape is null) return;
        tape.EndSynchronise();
        if (onTape.Count > 0) At(WritePoint.Appended);
        if (next.Count > 0) tape.BeginSynchronise();
        Tell(onTape);
        onTape.Clear();
        onTape.AddRange(next);
    }

    List<Submission> WriteAndCommit(List<Change> changes, List<Telemetry> chunks)
    {
        At(WritePoint.Begin);
        using var transaction = engine.Begin(connection);
        auditor.Head = head.Read(transaction);
        At(WritePoint.Begun);
        var before = auditor.Head;
        var group = new Group(engine, connection, transaction, contexts, auditor, sessions, At);
        List<Submission> written = [];
        sessions.HaveChanged = false;
        foreach (var change in changes) Submit(group, () => change.Run(group), [change], written);
        var seconds = InTheirPlace(chunks, transaction);
        if (seconds.Count > 0) Submit(group, () => table!.Write(group, seconds), seconds, written); // they come here without a tape
        // Of a session that ends the database knows all; what a tape has of others waits till it is enough.
        var isIndexed = IsTapeDue || sessions.HaveChanged;
        if (isIndexed) tape?.Index(group);
        if (auditor.Head != before) head.Write(transaction, auditor.Head);
        At(WritePoint.Commit);
        transaction.Commit();
        if (isIndexed) tape?.Indexed();
        At(WritePoint.Committed);
        return written;
    }

    // Those that continue their session's recording, from the node that has its device; the others are refused alone.
    List<Telemetry> InTheirPlace(IEnumerable<Telemetry> seconds, DbTransaction? transaction)
    {
        sessions.Begin(transaction);
        List<Telemetry> good = [];
        foreach (var second in seconds)
        {
            if (sessions.Refuse(second) is { } refusal) second.Fail(refusal);
            else good.Add(second);
        }
        return good;
    }

    void Submit(Group group, Action write, IReadOnlyList<Submission> submissions, List<Submission> written)
    {
        if (group.Submit(write) is not { } wrong)
        {
            written.AddRange(submissions);
            return;
        }
        Fail(submissions, InPlainWords(wrong));
        foreach (var second in submissions.OfType<Telemetry>()) sessions.Forget(second.Session);
    }

    Exception InPlainWords(Exception wrong) => engine.Judge(wrong) is { Kind: FailureKind.Conflict } conflict
        ? new StoreRefusal(conflict.What, conflict.Remedy, wrong)
        : wrong;

    static void Fail(IReadOnlyList<Submission> submissions, Exception why)
    {
        foreach (var submission in submissions) submission.Fail(why);
    }

    StoreRefusal Refusal() => new(state.What, state.Remedy);

    void At(WritePoint point) => options.AtPoint?.Invoke(point);
}
