using System.Security.Cryptography;
using Hormesis.Recording;
using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;

namespace Hormesis.Store.Writing;

/// <summary>Something to be written, and whoever waits for it. It ends exactly once: done when it is durable, or failed.</summary>
abstract class Submission
{
    public abstract Task Ended { get; }

    /// <summary>Telemetry may wait for others to be committed with.</summary>
    public virtual bool IsUrgent => true;

    public abstract void Done();

    public abstract void Fail(Exception why);
}

/// <summary>A change of rows. <see cref="Run"/> writes them within the group's transaction and keeps the answer for later.</summary>
abstract class Change(Actor actor) : Submission
{
    public Actor Actor { get; } = actor;

    public abstract void Run(Group group);
}

/// <summary>A change by a function on a context of its own.</summary>
sealed class Change<T>(Actor actor, Func<ClinicContext, T> change) : Change(actor)
{
    readonly TaskCompletionSource<T> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    T? answer;

    public Task<T> Answer => ended.Task;
    public override Task Ended => ended.Task;

    public override void Run(Group group)
    {
        using var context = group.NewContext(Actor);
        answer = change(context);
        context.SaveChanges();
    }

    public override void Done() => ended.TrySetResult(answer!); // set by Run, without which nothing is done

    public override void Fail(Exception why) => ended.TrySetException(why);
}

/// <summary>The changes that a context of the accounts has collected.</summary>
sealed class ContextSave(Actor actor, ClinicContext context) : Change(actor)
{
    readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int rows;

    public Task<int> Rows => ended.Task;
    public override Task Ended => ended.Task;

    public override void Run(Group group) => rows = group.Save(context, Actor);

    public override void Done() => ended.TrySetResult(rows);

    public override void Fail(Exception why) => ended.TrySetException(why);
}

/// <summary>An audit entry about what is no change of rows.</summary>
sealed class Noting(Actor actor, AuditNote note) : Change(actor)
{
    readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task Ended => ended.Task;

    public override void Run(Group group)
    {
        using var context = group.NewContext(Actor);
        group.Auditor.Note(context, Actor, note);
    }

    public override void Done() => ended.TrySetResult();

    public override void Fail(Exception why) => ended.TrySetException(why);
}

/// <summary>A second of a recording. What can be computed of it is, by whoever hands it over, so that the writer need not.</summary>
sealed class Telemetry(Guid session, int index, ReadOnlyMemory<byte> bytes, uint crc) : Submission
{
    readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Session { get; } = session;
    public int Index { get; } = index;
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;
    public uint Crc { get; } = crc;
    public byte[] Sha256 { get; } = SHA256.HashData(bytes.Span);

    /// <summary>Bytes and CRC agree.</summary>
    public bool IsWhole { get; } = Crc32C.Of(bytes.Span) == crc;
    public override Task Ended => ended.Task;
    public override bool IsUrgent => false;

    public override void Done() => ended.TrySetResult();

    public override void Fail(Exception why) => ended.TrySetException(why);
}
