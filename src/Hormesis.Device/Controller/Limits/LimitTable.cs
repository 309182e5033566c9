using System.Numerics;
using System.Runtime.InteropServices;
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

    readonly Check[] checks;

    /// <exception cref="ArgumentException">Too many limits, or one names an unknown phase.</exception>
    public LimitTable(IReadOnlyList<Limit> limits)
    {
        if (limits.Count > Most) throw new ArgumentException($"{limits.Count} limits; at most {Most}");
        var timers = limits.Count(l => l.PersistSeconds > 0);
        if (timers > MostTimers) throw new ArgumentException($"{timers} limits wait; at most {MostTimers} may");
        Limits = limits;
        checks = new Check[limits.Count];
        for (var (i, timer) = (0, 0); i < checks.Length; i++)
            checks[i] = Check.Of(limits[i], limits[i].PersistSeconds > 0 ? timer++ : 0);
    }

    public IReadOnlyList<Limit> Limits { get; }

    public static LimitTable Shipped { get; } = Load();

    internal ReadOnlySpan<Check> Checks => checks;

    /// <summary>
    /// All checks folded into one word by rotation and exclusive or, worked out anew at each call: one changed bit always changes it. Four
    /// chains side by side, because it is done in every tick.
    /// </summary>
    internal ulong Fold()
    {
        var (a, b, c, d) = (1UL, 2UL, 3UL, 4UL);
        var words = MemoryMarshal.Cast<Check, ulong>(Checks);
        for (var i = 0; i + 3 < words.Length; i += 4) // a check is four words
        {
            a = BitOperations.RotateLeft(a, 1) ^ words[i];
            b = BitOperations.RotateLeft(b, 1) ^ words[i + 1];
            c = BitOperations.RotateLeft(c, 1) ^ words[i + 2];
            d = BitOperations.RotateLeft(d, 1) ^ words[i + 3];
        }
        return a ^ BitOperations.RotateLeft(b, 16) ^ BitOperations.RotateLeft(c, 32) ^ BitOperations.RotateLeft(d, 48);
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
