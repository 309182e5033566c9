using System.Data.Common;
using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store.Writing;

/// <summary>What happens to a store before its writer begins.</summary>
static class SetUp
{
    /// <summary>The fact that holds the store's own id.</summary>
    public const string IdentityFact = "store";

    /// <summary>Brings the tables up to date and checks the audit's end; true for a store that was empty.</summary>
    public static bool Run(IStoreEngine engine, DbConnection connection)
    {
        using var alone = engine.Exclusive(connection);
        using var context = new ClinicContext(engine.OptionsOn(connection));
        context.Database.Migrate();
        if (!context.Facts.Any(f => f.Key == AuditHead.Fact))
        {
            Execute(connection, $"""INSERT INTO "Facts" ("Key", "Value") VALUES ('{AuditHead.Fact}', '{AuditHead.None}')""");
            return true;
        }
        CheckEnd(context);
        return !context.Facts.Any(f => f.Key == IdentityFact);
    }

    public static StoreFact Identity(TimeProvider clock) =>
        new() { Key = IdentityFact, Value = Guid.CreateVersion7(clock.GetUtcNow()).ToString("D") };

    static void CheckEnd(ClinicContext context)
    {
        var kept = context.Facts.AsNoTracking().Single(f => f.Key == AuditHead.Fact).Value;
        var last = context.Audit.AsNoTracking().OrderByDescending(a => a.Id).FirstOrDefault();
        var found = last is null ? AuditHead.None : new(last.Id, last.Hash);
        if (kept == found.ToString()) return;
        throw new StoreRefusal(
            $"the audit should end at {kept} and ends at {found}",
            "run hormesis verify to see what is missing, and restore the newest backup");
    }

    static void Execute(DbConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
