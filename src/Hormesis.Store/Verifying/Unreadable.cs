using System.Data.Common;
using System.Text.Json;

namespace Hormesis.Store.Verifying;

/// <summary>What reading a damaged row comes to: the database or the conversion of a value says so.</summary>
static class Unreadable
{
    public static bool Is(Exception e) => e is DbException or FormatException or InvalidCastException or InvalidOperationException
        or ArgumentException or JsonException or OverflowException;
}
