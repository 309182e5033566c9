namespace Hormesis.Model.Numerics.Declaration;

/// <summary>A parameter vector of a declared model with its entries by name; it begins with the defaults.</summary>
public sealed class ParameterValues(ParameterPlaces places)
{
    readonly double[] _values = places.Model.DefaultParameters();

    public ParameterValues(ModelDeclaration model)
        : this(new ParameterPlaces(model))
    {
    }

    /// <exception cref="KeyNotFoundException">The model has no such parameter.</exception>
    public double this[string name]
    {
        get => _values[places[name]];
        set => _values[places[name]] = value;
    }

    /// <summary>In the order of the declaration.</summary>
    public ReadOnlyMemory<double> Values => _values;
}

/// <summary>Where a model's parameters stand in the vector, by name.</summary>
public sealed class ParameterPlaces(ModelDeclaration model)
{
    readonly Dictionary<string, int> _places =
        model.Parameters.Select((p, i) => (p.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);

    public ModelDeclaration Model => model;

    /// <exception cref="KeyNotFoundException">The model has no such parameter.</exception>
    public int this[string name] =>
        _places.TryGetValue(name, out var place) ? place : throw new KeyNotFoundException($"the model {model.Id} has no parameter {name}");
}
