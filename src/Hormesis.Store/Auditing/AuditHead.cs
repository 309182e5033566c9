using System.Globalization;

namespace Hormesis.Store.Auditing;

/// <summary>The newest entry of the audit: its number and its hash. Kept as a fact of the store, and locked while it grows.</summary>
readonly record struct AuditHead(long Id, string Hash)
{
    /// <summary>The fact's key.</summary>
    public const string Fact = "audit";

    /// <summary>Before the first entry.</summary>
    public static AuditHead None { get; } = new(0, new('0', 64));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {Hash}");

    public static bool TryParse(string text, out AuditHead head)
    {
        var parts = text.Split(' ');
        var good = parts.Length == 2 && parts[1].Length == 64 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out _);
        head = good ? new(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]) : None;
        return good;
    }
}
