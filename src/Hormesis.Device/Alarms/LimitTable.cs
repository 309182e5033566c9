using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hormesis.Device.Alarms;

/// <summary>
/// All limits of a controller, in the order in which they are checked. The shipped table comes from limits.json; a recording
/// carries its own, so that a replay judges by the limits of its day.
/// </summary>
public sealed class LimitTable
{
    /// <summary>As many limits as the alarm state has places for.</summary>
    public const int Most = 64;

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

    static LimitTable Load()
    {
        using var stream = typeof(LimitTable).Assembly.GetManifestResourceStream("Alarms/limits.json")
            ?? throw new InvalidOperationException("Alarms/limits.json is not in the assembly");
        return new(JsonSerializer.Deserialize(stream, AlarmJson.Default.IReadOnlyListLimit)
            ?? throw new InvalidOperationException("Alarms/limits.json is empty"));
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<Limit>))]
public sealed partial class AlarmJson : JsonSerializerContext;
