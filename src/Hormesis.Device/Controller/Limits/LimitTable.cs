using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Controller.Limits;

/// <summary>
/// All limits of a controller, in the order in which they are checked. The shipped table comes from limits.json; a recording
/// carries its own, so that a replay judges by the limits of its day.
/// </summary>
public sealed class LimitTable
{
    /// <summary>As many limits as the alarm state has places for.</summary>
    public const int Most = 128;

    readonly Check[] checks;

    /// <exception cref="ArgumentException">Too many limits, or one names an unknown phase.</exception>
    public LimitTable(IReadOnlyList<Limit> limits)
    {
        if (limits.Count > Most) throw new ArgumentException($"{limits.Count} limits; at most {Most}");
        Limits = limits;
        checks = [.. limits.Select(Check.Of)];
    }

    public IReadOnlyList<Limit> Limits { get; }

    public static LimitTable Shipped { get; } = Load();

    internal ReadOnlySpan<Check> Checks => checks;

    /// <summary>All checks folded into one word, worked out anew at each call: a changed bit changes it.</summary>
    internal ulong Fold()
    {
        var fold = 0xCBF29CE484222325; // FNV-1a's basis
        foreach (ref readonly var check in Checks) fold = check.Fold(fold);
        return fold;
    }

    static LimitTable Load() =>
        new(EmbeddedData.Load(typeof(LimitTable).Assembly, "Controller/Limits/limits.json", LimitJson.Default.IReadOnlyListLimit));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<Limit>))]
public sealed partial class LimitJson : JsonSerializerContext;
