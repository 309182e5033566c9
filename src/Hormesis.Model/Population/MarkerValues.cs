using System.Collections;

namespace Hormesis.Model.Population;

/// <summary>A value for each marker of a table, in its order. Two are equal when all their values are.</summary>
public sealed class MarkerValues : IReadOnlyList<double>, IEquatable<MarkerValues>
{
    readonly PopulationTable table;
    readonly double[] values;

    internal MarkerValues(PopulationTable table, double[] values) => (this.table, this.values) = (table, values);

    public int Count => values.Length;

    public double this[int place] => values[place];

    /// <exception cref="InputException">No marker has this name.</exception>
    public double this[string marker] => values[table.PlaceOf(marker)];

    public bool Equals(MarkerValues? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    public override bool Equals(object? obj) => Equals(obj as MarkerValues);

    public override int GetHashCode() => values.Length > 0 ? HashCode.Combine(values[0], values[^1]) : 0;

    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
