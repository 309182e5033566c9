namespace Hormesis.Store.Chunks;

/// <summary>A chunk as it was found.</summary>
/// <param name="Bytes">Null when something else is where they should be.</param>
/// <param name="Crc">CRC-32C that the bytes should have.</param>
/// <param name="AuditId">The audit's entry of it; null for one that is durable and not in the audit yet.</param>
sealed record KeptChunk(Guid Session, int Index, byte[]? Bytes, long Crc, long? AuditId);
