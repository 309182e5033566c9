namespace Hormesis.Store.Keeping;

/// <summary>
/// One line of the audit: what was done to what by whom. Each holds the hash of the one before, so that none can be changed, left
/// out or put elsewhere unseen.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>From 1, without a gap.</summary>
    public required long Id { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Null for the program.</summary>
    public required Guid? AccountId { get; set; }
    public required string Name { get; set; }

    /// <summary>Where from: an address, a verb, a node.</summary>
    public required string Origin { get; set; }

    /// <summary>added, changed, deleted, read, exported, chunks, signed-in, sign-in-failed, refused.</summary>
    public required string Action { get; set; }

    /// <summary>The entity, and its key as text.</summary>
    public required string Entity { get; set; }
    public required string Key { get; set; }

    /// <summary>The patient whom it is about.</summary>
    public string? PatientId { get; set; }

    /// <summary>SHA-256 of the row as it now is, in lower-case hexadecimal; empty for a row that is gone and for a read.</summary>
    public required string Content { get; set; }

    /// <summary>The row as it was, or what was read, in words or JSON.</summary>
    public string? Detail { get; set; }

    /// <summary>SHA-256 over the hash of the entry before and all of this one.</summary>
    public required string Hash { get; set; }
}

/// <summary>The right of one node to one device, with a number that grows each time it changes hands.</summary>
public sealed class Lease
{
    /// <summary>device/… or store.</summary>
    public required string Resource { get; set; }
    public required string Node { get; set; }

    /// <summary>Never given twice for one resource: what comes with an older one is refused.</summary>
    public required long Fence { get; set; }
    public required DateTimeOffset Until { get; set; }
}

/// <summary>A fact of the store itself: its id, whether it holds sample data, the audit's head.</summary>
public sealed class StoreFact
{
    public required string Key { get; set; }
    public required string Value { get; set; }
}

/// <summary>A key that cookies and tokens are protected with, shared by the nodes.</summary>
public sealed class ProtectionKey
{
    public required Guid Id { get; set; }
    public required string Xml { get; set; }
}
