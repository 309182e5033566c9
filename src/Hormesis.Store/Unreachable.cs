using System.Data.Common;

namespace Hormesis.Store;

/// <summary>
/// What reading a store comes to whose database does not answer now. Entity Framework puts what may pass into an exception of its own.
/// </summary>
public static class Unreachable
{
    public static bool Is(Exception e) => e is DbException or InvalidOperationException { InnerException: DbException } or TimeoutException;
}
