using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Numerics.Export;

/// <summary>
/// Formulas share their parts, text does not: an iteration that is written out can be a hundred operations and 10^17 letters.
/// This tells before writing.
/// </summary>
static class FormulaLength
{
    /// <summary>What a reader can be asked to read, in operations and quantities.</summary>
    const double LongestToRead = 400;

    /// <summary>What a file can hold of one formula.</summary>
    const double LongestToWrite = 100_000;

    public static bool IsReadable(Expression e) => Length(e, []) <= LongestToRead;

    /// <exception cref="ArgumentException">The formula is too long for a file.</exception>
    public static void CheckWritable(Expression e)
    {
        var length = Length(e, []);
        if (length > LongestToWrite)
            throw new ArgumentException($"a formula writes out to {length} terms; give its parts names with Define", nameof(e));
    }

    // A definition has its name.
    static double Length(Expression e, Dictionary<Expression, double> known)
    {
        if (e is Expression.Definition) return 1;
        if (known.TryGetValue(e, out var length)) return length;
        length = 1 + Dependence.Parts(e).Sum(part => Length(part, known));
        known.Add(e, length);
        return length;
    }
}
