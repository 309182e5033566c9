using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Hormesis.Store.Keeping;

namespace Hormesis.Store.Auditing;

/// <summary>The hash of an entry: over the hash of the one before and all of its own fields.</summary>
static class AuditChain
{
    /// <summary>How an instant is written, to the millisecond, as the store keeps it.</summary>
    public const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string HashOf(AuditEntry entry, string previous)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(previous);
            json.WriteNumberValue(entry.Id);
            json.WriteStringValue(entry.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
            json.WriteStringValue(entry.AccountId?.ToString("D"));
            json.WriteStringValue(entry.Name);
            json.WriteStringValue(entry.Origin);
            json.WriteStringValue(entry.Action);
            json.WriteStringValue(entry.Entity);
            json.WriteStringValue(entry.Key);
            json.WriteStringValue(entry.PatientId);
            json.WriteStringValue(entry.Content);
            json.WriteStringValue(entry.Detail);
            json.WriteEndArray();
        }
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }
}
