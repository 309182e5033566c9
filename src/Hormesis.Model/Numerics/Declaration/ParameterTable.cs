using System.Reflection;
using System.Text.Json.Serialization;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Numerics.Declaration;

/// <summary>One number of a model as its parameters.json states it.</summary>
/// <param name="Certainty">
/// S read in the source, R remembered, C calculated, P from the prototype, D our design, F fitted, I an input of the experiment.
/// </param>
public sealed record ParameterEntry(
    string Name, double Value, string Unit, double Low, double High, string Certainty, string Source, string Text);

/// <summary>The numbers of a model or of a part of one, in the order of the parameter vector.</summary>
public sealed record ParameterTable(IReadOnlyList<ParameterEntry> Parameters)
{
    /// <summary>A table that travels inside the assembly.</summary>
    /// <param name="name">Its path below the project, such as Bottle/parameters.json.</param>
    public static ParameterTable Of(string name) =>
        EmbeddedData.Load(Assembly.GetExecutingAssembly(), name, ParameterJson.Default.ParameterTable);
}

/// <summary>
/// The parameters as symbols that formulas ask for by name. It sees to it that none is asked for that the table lacks, and that
/// the table holds none that nobody asks for.
/// </summary>
sealed class ParameterSymbols
{
    readonly string _model;
    readonly Dictionary<string, Expression.Parameter> _symbols;
    readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public ParameterSymbols(ModelBuilder model, ParameterTable table) => (_model, _symbols) = (model.Id, table.Parameters.ToDictionary(
        e => e.Name,
        e => model.Parameter(e.Name, e.Value, e.Unit, e.Low, e.High, e.Certainty, e.Source, e.Text),
        StringComparer.Ordinal));

    public Expression this[string name]
    {
        get
        {
            _asked.Add(name);
            return _symbols.TryGetValue(name, out var symbol)
                ? symbol
                : throw new InvalidOperationException($"the parameters of {_model} lack {name}");
        }
    }

    /// <exception cref="InvalidOperationException">The table holds a parameter that no formula asks for.</exception>
    public void RequireAllAsked()
    {
        var idle = _symbols.Keys.Except(_asked).ToList();
        if (idle.Count > 0) throw new InvalidOperationException($"no formula of {_model} asks for {string.Join(", ", idle)}");
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ParameterTable))]
sealed partial class ParameterJson : JsonSerializerContext;
