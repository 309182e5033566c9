using System.Data.Common;
using Hormesis.Store.Auditing;

namespace Hormesis.Store.Writing;

/// <summary>The audit's head as it stands in the store, read and written within the writer's transaction.</summary>
sealed class HeadRow(DbConnection connection) : IDisposable
{
    readonly DbCommand read = connection.Command($"""SELECT "Value" FROM "Facts" WHERE "Key" = '{AuditHead.Fact}'""");
    readonly DbCommand write = connection.Command($"""UPDATE "Facts" SET "Value" = @value WHERE "Key" = '{AuditHead.Fact}'""", "value");

    public AuditHead Read(DbTransaction transaction)
    {
        read.Transaction = transaction;
        return read.ExecuteScalar() is string text && AuditHead.TryParse(text, out var head)
            ? head
            : throw new StoreRefusal("the audit's head is gone or cannot be read", "run hormesis verify, and restore the newest backup");
    }

    public void Write(DbTransaction transaction, AuditHead head)
    {
        write.Transaction = transaction;
        write.Parameters[0].Value = head.ToString();
        if (write.ExecuteNonQuery() != 1) throw new InvalidOperationException("the audit's head was not written");
    }

    public void Dispose()
    {
        read.Dispose();
        write.Dispose();
    }
}
