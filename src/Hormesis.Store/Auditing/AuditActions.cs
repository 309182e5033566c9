namespace Hormesis.Store.Auditing;

/// <summary>The actions that the store itself writes. Others (signed-in, exported, …) come from those who note them.</summary>
public static class AuditActions
{
    public const string Added = "added";
    public const string Changed = "changed";
    public const string Deleted = "deleted";
    public const string Read = "read";
    public const string Chunks = "chunks";
}
