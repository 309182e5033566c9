using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Profiles;

public enum FieldKind : byte
{
    Number = 0,
    Whole,
    Flag,
}

/// <summary>One value of a device profile as a maker writes it: where it stands, its unit, what it may be, what it means.</summary>
/// <param name="Field">By its path in the file, such as bottle.volumeMl.</param>
/// <param name="Kind">A number, a whole number, or true and false.</param>
/// <param name="Words">What it means.</param>
/// <param name="Unit">Of a number; "1" for a share or a count.</param>
/// <param name="From">The least that it may be.</param>
/// <param name="To">The most.</param>
public sealed record ProfileField(
    string Field, FieldKind Kind, string Words, string Unit = "", double From = double.NaN, double To = double.NaN)
{
    public string Section => Field[..Field.IndexOf('.', StringComparison.Ordinal)];
    public string Name => Field[(Section.Length + 1)..];

    public bool IsWithin(double value) => value >= From && value <= To && (Kind != FieldKind.Whole || value == Math.Floor(value));
}

/// <summary>All values of a device profile, in the order of the file: fields.json.</summary>
public static class ProfileFields
{
    public static IReadOnlyList<ProfileField> All { get; } =
        EmbeddedData.Load(typeof(ProfileFields).Assembly, "Profiles/fields.json", ProfileFieldJson.Default.IReadOnlyListProfileField);

    public static IReadOnlyList<string> Sections { get; } = [.. All.Select(f => f.Section).Distinct()];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(IReadOnlyList<ProfileField>))]
sealed partial class ProfileFieldJson : JsonSerializerContext;
