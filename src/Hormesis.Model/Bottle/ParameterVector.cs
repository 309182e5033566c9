namespace Hormesis.Model.Bottle;

/// <summary>A parameter vector of the bottle with its entries by name.</summary>
public sealed class ParameterVector
{
    static readonly Dictionary<string, int> Places = BottleModel.Parameters.Parameters
        .Select((p, i) => (p.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);

    readonly double[] _values;

    ParameterVector(double[] values) => _values = values;

    /// <summary>The fitted set with its standard experiment.</summary>
    public static ParameterVector Shipped() => new([.. BottleModel.Parameters.Parameters.Select(p => p.Value)]);

    public double this[string name]
    {
        get => _values[Place(name)];
        internal set => _values[Place(name)] = value;
    }

    /// <summary>In the order of the declarations' parameters.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The place of a parameter, for a segment that sets it: in <see cref="BottleModel"/> and the reduced model alike.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public static int Place(string name) =>
        Places.TryGetValue(name, out var place) ? place : throw new KeyNotFoundException($"the bottle has no parameter {name}");

    internal void Scale(double factor, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) this[name] *= factor;
    }
}
