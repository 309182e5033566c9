using System.Data.Common;
using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store.Writing;

/// <summary>
/// One transaction of the writer's: submissions are written into it one after the other, each undone alone if it fails, and
/// committed together. What it leaves to others: when to begin, and whom to tell.
/// </summary>
sealed class Group(
    IStoreEngine engine, DbConnection connection, DbTransaction transaction, DbContextOptions<ClinicContext> options, Auditor auditor,
    SessionsAtWork sessions, Action<WritePoint> at)
    : IChangeKeeper
{
    const string Point = "submission";

    Actor actor = Actor.Program;

    public Auditor Auditor => auditor;
    public DbTransaction Transaction => transaction;

    /// <summary>A context within the transaction; what is saved is audited in the actor's name.</summary>
    public ClinicContext NewContext(Actor actor)
    {
        this.actor = actor;
        var context = new ClinicContext(options) { Keeper = this };
        context.Database.AutoSavepointsEnabled = false;
        context.Database.UseTransaction(transaction);
        return context;
    }

    /// <summary>Lets a context of somebody else's save within the transaction, and gives it its own connection back.</summary>
    public int Save(ClinicContext context, Actor actor)
    {
        context.Database.SetDbConnection(connection);
        try
        {
            context.Database.AutoSavepointsEnabled = false;
            context.Database.UseTransaction(transaction);
            return SaveAudited(context, actor);
        }
        finally
        {
            context.Database.UseTransaction(null);
            context.Database.SetDbConnection(null);
            context.Database.SetConnectionString(engine.ReadingConnectionString);
        }
    }

    /// <summary>Writes it, or leaves everything as it was before it and gives what was wrong. A failure of the store is thrown.</summary>
    public Exception? Submit(Action write)
    {
        var head = auditor.Head;
        transaction.Save(Point);
        try
        {
            write();
            transaction.Release(Point);
        }
        catch (Exception wrong) when (engine.Judge(wrong).Kind != FailureKind.Store)
        {
            auditor.Head = head;
            transaction.Rollback(Point);
            return wrong;
        }
        at(WritePoint.Submitted);
        return null;
    }

    int IChangeKeeper.Save(ClinicContext context) => SaveAudited(context, actor);

    Task<int> IChangeKeeper.SaveAsync(ClinicContext context, CancellationToken stop) =>
        throw new InvalidOperationException("changes on the writer's thread are saved without waiting; use SaveChanges");

    int SaveAudited(ClinicContext context, Actor actor)
    {
        sessions.ForgetChanged(context);
        at(WritePoint.Statement);
        return auditor.Save(context, actor);
    }
}
