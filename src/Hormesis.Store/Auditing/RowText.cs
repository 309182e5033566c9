using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hormesis.Store.Auditing;

/// <summary>
/// A row as canonical JSON: the values as they are stored, by property name in ordinal order. The same row gives the same bytes on
/// both engines.
/// </summary>
static class RowText
{
    static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>SHA-256 of the whole row, secrets included, in lower-case hexadecimal.</summary>
    public static string HashOf(IEntityType type, object row) =>
        Convert.ToHexStringLower(SHA256.HashData(Of(type, p => Of(p, row), n => Of(n, row), p => !RowRules.IsLoose(type, p.Name))));

    /// <summary>All of the row, secrets included: for a backup.</summary>
    public static byte[] Whole(IEntityType type, object row) => Of(type, p => Of(p, row), n => Of(n, row), _ => true);

    /// <summary>The row for people and for a later look: without what is secret.</summary>
    public static string Shown(IEntityType type, Func<IProperty, object?> valueOf) =>
        Encoding.UTF8.GetString(Of(type, valueOf, _ => null, p => !Secrets.Are(type, p.Name)));

    /// <summary>The key's values with a slash between.</summary>
    public static string KeyOf(IEntityType type, object row) =>
        string.Join('/', type.FindPrimaryKey()!.Properties.Select(p => // every row of the model has a key
            string.Create(CultureInfo.InvariantCulture, $"{Plain(Stored(p, Of(p, row)))}")));

    /// <summary>The name of what kind of row it is.</summary>
    public static string NameOf(IEntityType type) => type.ClrType.Name.Split('`')[0];

    static object? Of(IPropertyBase member, object row) => member.GetGetter().GetClrValue(row);

    static byte[] Of(
        IEntityType type, Func<IProperty, object?> valueOf, Func<INavigation, object?> ownedOf, Func<IPropertyBase, bool> with)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Form)) Write(json, type, valueOf, ownedOf, with);
        return buffer.WrittenSpan.ToArray();
    }

    static void Write(
        Utf8JsonWriter json, IEntityType type, Func<IProperty, object?> valueOf, Func<INavigation, object?> ownedOf,
        Func<IPropertyBase, bool> with)
    {
        json.WriteStartObject();
        foreach (var member in MembersOf(type).Where(with))
        {
            json.WritePropertyName(member.Name);
            if (member is IProperty property) WriteValue(json, Stored(property, valueOf(property)));
            else WriteOwned(json, (INavigation)member, ownedOf);
        }
        json.WriteEndObject();
    }

    static void WriteOwned(Utf8JsonWriter json, INavigation owned, Func<INavigation, object?> ownedOf)
    {
        if (ownedOf(owned) is not { } row) json.WriteNullValue();
        else Write(json, owned.TargetEntityType, p => Of(p, row), n => Of(n, row), _ => true);
    }

    // What an owned part is tied to its owner by is no value of its own.
    internal static IEnumerable<IPropertyBase> MembersOf(IEntityType type) => type.GetProperties().Where(p => !p.IsShadowProperty())
        .Concat<IPropertyBase>(type.GetNavigations().Where(n => n.TargetEntityType.IsOwned() && !n.IsOnDependent))
        .OrderBy(m => m.Name, StringComparer.Ordinal);

    // A list of texts is a list on both engines, however one of them keeps it.
    static object? Stored(IProperty property, object? value) =>
        value is not (null or IEnumerable<string>) && property.GetTypeMapping().Converter is { } converter
            ? converter.ConvertToProvider(value)
            : value;

    static object? Plain(object? value) => value switch
    {
        Guid id => id.ToString("D"),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => value,
    };

    static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (Plain(value))
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case int number: json.WriteNumberValue(number); break;
            case uint number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts) json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            case var other: throw new InvalidOperationException($"no canonical form for {other.GetType()}");
        }
    }
}
