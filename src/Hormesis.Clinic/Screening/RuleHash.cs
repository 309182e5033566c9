using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// The fingerprint of a rule set: SHA-256 of its canonical JSON (UTF-8, no white space, fields in ordinal order of their names, numbers
/// as short as they can be written). It is that of the meaning: spaces and the order of fields do not change it, any value does.
/// </summary>
public static class RuleHash
{
    /// <summary>Sixty-four hexadecimal digits in lower case.</summary>
    public static string Of(RuleSet rules) => Convert.ToHexStringLower(SHA256.HashData(Canonical(rules)));

    /// <summary>The bytes that are hashed.</summary>
    public static byte[] Canonical(RuleSet rules)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, JsonSerializer.SerializeToElement(rules, ScreeningJson.Default.RuleSet));
        }
        return buffer.ToArray();
    }

    static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
