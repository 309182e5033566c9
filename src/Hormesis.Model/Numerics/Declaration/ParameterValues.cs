namespace Hormesis.Model.Numerics.Declaration;

/// <summary>A parameter vector of a declared model with its entries by name, the defaults to begin with.</summary>
public sealed class ParameterValues
{
    readonly ParameterPlaces _places;
    readonly double[] _values;

    public ParameterValues(ParameterPlaces places) => (_places, _values) = (places, places.Model.DefaultParameters());

    /// <exception cref="KeyNotFoundException">The model has no such parameter.</exception>
    public double this[string name]
    {
        get => _values[_places[name]];
        set => _values[_places[name]] = value;
    }

    /// <summary>In the order of the declaration.</summary>
    public ReadOnlySpan<double> Values => _values;
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
