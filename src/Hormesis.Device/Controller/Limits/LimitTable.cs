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

    /// <summary>As many of them as may wait before they count.</summary>
    internal const int MostTimers = 64;

    /// <exception cref="ArgumentException">Too many limits, or one names an unknown phase.</exception>
    public LimitTable(IReadOnlyList<Limit> limits)
    {
        if (limits.Count > Most) throw new ArgumentException($"{limits.Count} limits; at most {Most}");
        var timers = limits.Count(l => l.PersistSeconds > 0);
        if (timers > MostTimers) throw new ArgumentException($"{timers} limits wait; at most {MostTimers} may");
        Limits = limits;
        Checks = new(limits);
    }

    public IReadOnlyList<Limit> Limits { get; }

    public static LimitTable Shipped { get; } = Load();

    internal Checks Checks { get; }

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
