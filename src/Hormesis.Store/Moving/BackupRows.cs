using System.Globalization;
using System.Text;
using System.Text.Json;
using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hormesis.Store.Moving;

/// <summary>A row as a line and back: kind of row, a space, the row as canonical JSON.</summary>
static class BackupRows
{
    /// <summary>Every kind of row but where chunks are on a tape, those that others refer to first.</summary>
    public static IReadOnlyList<IEntityType> TypesOf(IModel model)
    {
        List<IEntityType> ordered = [];
        foreach (var type in model.GetEntityTypes().Where(t => !t.IsOwned() && t.ClrType != typeof(ChunkRun))) Add(type, ordered);
        return ordered;
    }

    public static byte[] LineOf(IEntityType type, object row) =>
        [.. Encoding.UTF8.GetBytes(RowText.NameOf(type)), (byte)' ', .. RowText.Whole(type, row)];

    /// <summary>The row that a line holds.</summary>
    /// <exception cref="FormatException">The line is not one of a backup, or of another version's.</exception>
    public static object RowOf(IReadOnlyDictionary<string, IEntityType> types, ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)' ');
        if (end < 0 || !types.TryGetValue(Encoding.UTF8.GetString(line[..end]), out var type))
            throw new FormatException("it is of a kind that this version does not know");
        using var json = JsonDocument.Parse(line[(end + 1)..].ToArray());
        return RowOf(type, json.RootElement);
    }

    static void Add(IEntityType type, List<IEntityType> ordered)
    {
        if (ordered.Contains(type)) return;
        foreach (var key in type.GetForeignKeys().Where(k => k.PrincipalEntityType != type)) Add(key.PrincipalEntityType, ordered);
        ordered.Add(type);
    }

    static object RowOf(IEntityType type, JsonElement json)
    {
        var row = Activator.CreateInstance(type.ClrType)!; // a class of the model with a constructor of no arguments
        foreach (var member in RowText.MembersOf(type))
        {
            if (!json.TryGetProperty(member.Name, out var value)) throw new FormatException($"{member.Name} is missing");
            var given = value.ValueKind == JsonValueKind.Null ? null
                : member is IProperty property ? ValueOf(property, value)
                : RowOf(((INavigation)member).TargetEntityType, value);
            if (member.PropertyInfo is { CanWrite: true } setter) setter.SetValue(row, given);
            else member.FieldInfo!.SetValue(row, given); // what has no setter has a field
        }
        return row;
    }

    static object? ValueOf(IProperty property, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array) return json.EnumerateArray().Select(e => e.GetString() ?? "").ToArray();
        var converter = property.GetTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        var stored = Plain(Nullable.GetUnderlyingType(type) ?? type, json);
        return converter is null ? stored : converter.ConvertFromProvider(stored);
    }

    static object Plain(Type type, JsonElement json) => type switch
    {
        _ when type == typeof(string) => json.GetString()!, // null was looked for
        _ when type == typeof(Guid) => json.GetGuid(),
        _ when type == typeof(DateOnly) => DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ when type == typeof(byte[]) => json.GetBytesFromBase64(),
        _ when type == typeof(bool) => json.GetBoolean(),
        _ when type == typeof(int) => json.GetInt32(),
        _ when type == typeof(uint) => json.GetUInt32(),
        _ when type == typeof(long) => json.GetInt64(),
        _ => throw new FormatException($"{type.Name} has no form in a backup"),
    };
}
