namespace Hormesis.Model.Numerics.Declaration;

/// <summary>A parameter vector of a model with its entries by name; it begins with the defaults.</summary>
public sealed class ParameterValues(ModelDeclaration model)
{
    readonly double[] _values = model.DefaultParameters();

    /// <summary>In the order of the declaration.</summary>
    public ReadOnlyMemory<double> Values => _values;

    /// <exception cref="KeyNotFoundException">No parameter has this name.</exception>
    public double this[string name]
    {
        get => _values[model.ParameterIndex(name)];
        set => _values[model.ParameterIndex(name)] = value;
    }
}
