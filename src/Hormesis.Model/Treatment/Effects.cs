using System.Text.Json.Serialization;

namespace Hormesis.Model.Treatment;

/// <summary>What is taken to be true of a treatment's effects on patients.</summary>
public enum EffectSet
{
    /// <summary>What controlled trials support, often nothing: the default.</summary>
    Literature,

    /// <summary>Nothing beyond what is given back and how the body clears it.</summary>
    Null,

    /// <summary>What its makers promise, whether or not anybody has shown it.</summary>
    Claimed,
}

/// <summary>One effect: the claim that it belongs to, the parameter of the body model that carries it, and its three values.</summary>
/// <param name="Claim">Its id in the evidence ledger.</param>
public sealed record EffectSwitch(
    string Claim, string Parameter, double Null, double Literature, double Claimed, string Unit, string Source, string Text)
{
    public double Of(EffectSet set) => set switch
    {
        EffectSet.Null => Null,
        EffectSet.Literature => Literature,
        EffectSet.Claimed => Claimed,
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, "not a set of effects"),
    };
}

/// <summary>All effects on patients that the body model can be told to have. A set changes these and nothing else.</summary>
public static class Effects
{
    public static IReadOnlyList<EffectSwitch> All { get; } =
        EmbeddedData.Load(typeof(Effects).Assembly, "Treatment/effects.json", EffectsJson.Default.EffectTable).Effects;

    /// <summary>The words of the sets, the default first.</summary>
    public static IReadOnlyList<string> Words { get; } = ["literature", "null", "claimed"];

    public static string WordOf(EffectSet set) => Words[(int)set];

    /// <summary>What a set is, for a reader who has not read anything else.</summary>
    public static string MeaningOf(EffectSet set) => set switch
    {
        EffectSet.Literature => "what controlled trials support, often nothing",
        EffectSet.Null => "none at all",
        EffectSet.Claimed => "what is promised, not what was shown",
        _ => throw new ArgumentOutOfRangeException(nameof(set), set, "not a set of effects"),
    };

    /// <exception cref="InputException">It is no set.</exception>
    public static EffectSet Named(string word, string place) => Words.ToList().IndexOf(word) is var index and >= 0
        ? (EffectSet)index
        : throw new InputException(place, $"\"{word}\" is no set of effects", $"give one of {string.Join(", ", Words)}");
}

sealed record EffectTable(string About, IReadOnlyList<EffectSwitch> Effects);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(EffectTable))]
sealed partial class EffectsJson : JsonSerializerContext;
