using System.Text.Json.Serialization;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>One number of the model as parameters.json states it.</summary>
/// <param name="Certainty">
/// S read in the source, R remembered, C calculated, P from the prototype, F fitted, I an input of the experiment.
/// </param>
public sealed record ParameterEntry(
    string Name, double Value, string Unit, double Low, double High, string Certainty, string Source, string Text);

/// <summary>The numbers of the model, in the order of the parameter vector.</summary>
public sealed record ParameterTable(IReadOnlyList<ParameterEntry> Parameters)
{
    /// <summary>The set fitted to V1 and V2 (reference/chemistry, section 5).</summary>
    public static ParameterTable Shipped { get; } =
        EmbeddedData.Load(typeof(ParameterTable).Assembly, "Bottle/parameters.json", BottleJson.Default.ParameterTable);
}

/// <summary>
/// The parameters as symbols that formulas ask for by name. It sees to it that none is asked for that the table lacks, and that
/// the table holds none that nobody asks for.
/// </summary>
sealed class ParameterSymbols
{
    readonly Dictionary<string, Expression.Parameter> _symbols;
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public ParameterSymbols(ModelBuilder model, ParameterTable table) => _symbols = table.Parameters.ToDictionary(
        e => e.Name,
        e => model.Parameter(e.Name, e.Value, e.Unit, e.Low, e.High, e.Certainty, e.Source, e.Text),
        StringComparer.Ordinal);

    public Expression this[string name]
    {
        get
        {
            _asked.Add(name);
            return _symbols.TryGetValue(name, out var symbol)
                ? symbol
                : throw new InvalidOperationException($"the bottle's parameters lack {name}");
        }
    }

    /// <exception cref="InvalidOperationException">The table holds a parameter that no formula asks for.</exception>
    public void RequireAllAsked()
    {
        var idle = _symbols.Keys.Except(_asked).ToList();
        if (idle.Count > 0) throw new InvalidOperationException($"no formula of the bottle asks for {string.Join(", ", idle)}");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ParameterTable))]
[JsonSerializable(typeof(HypothesisTable))]
[JsonSerializable(typeof(MixingTable))]
[JsonSerializable(typeof(InputTable))]
[JsonSerializable(typeof(GasPhase))]
sealed partial class BottleJson : JsonSerializerContext;
