namespace Hormesis.Model.Numerics.Kernels;

/// <summary>
/// The shape of a sparse matrix and of its factors: an order of elimination that fills in little, and the place of every
/// entry that is not always zero. Pivots stay on the diagonal: W = I/(h gamma) - J is dominated by it at steps that a solver
/// accepts, and a step for which it is not is refused for its error.
/// </summary>
/// <remarks>Minimum degree in the form of Markowitz (Management Science 3:255, 1957), ties by index: the same every time.</remarks>
public sealed class SparseLu
{
    readonly Dictionary<(int Row, int Column), int> _slots = [];

    /// <param name="pattern">For each row the columns that can be other than zero; the diagonal is added.</param>
    public SparseLu(IReadOnlyList<IReadOnlySet<int>> pattern)
    {
        Size = pattern.Count;
        Order = Eliminate(pattern, out var filled);
        for (var i = 0; i < Size; i++)
            for (var j = 0; j < Size; j++)
                if (filled[Order[i]].Contains(Order[j])) _slots.Add((i, j), _slots.Count);
    }

    public int Size { get; }

    /// <summary>Which unknown is eliminated when.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>How many entries the factors have.</summary>
    public int Entries => _slots.Count;

    /// <summary>The place of an entry by its position in the order of elimination, null where there is none.</summary>
    public int? Slot(int row, int column) => _slots.TryGetValue((row, column), out var slot) ? slot : null;

    /// <summary>All entries, row by row in the order of elimination.</summary>
    public IEnumerable<(int Row, int Column, int Slot)> Slots => _slots.Select(s => (s.Key.Row, s.Key.Column, s.Value));

    static int[] Eliminate(IReadOnlyList<IReadOnlySet<int>> pattern, out HashSet<int>[] filled)
    {
        var rows = pattern.Select((row, i) => new HashSet<int>(row) { i }).ToArray();
        HashSet<int> left = [.. Enumerable.Range(0, rows.Length)];
        List<int> order = [];
        while (left.Count > 0)
        {
            var pivot = left.MinBy(k => Cost(rows, left, k));
            order.Add(pivot);
            left.Remove(pivot);
            foreach (var i in left.Where(i => rows[i].Contains(pivot))) rows[i].UnionWith(rows[pivot].Where(left.Contains));
        }
        filled = rows;
        return [.. order];
    }

    static (int Fill, int Degree, int Index) Cost(HashSet<int>[] rows, HashSet<int> left, int k)
    {
        var row = rows[k].Count(left.Contains) - 1;
        var column = left.Count(i => rows[i].Contains(k)) - 1;
        return (row * column, row + column, k);
    }

    /// <summary>
    /// The kernel that factors d I + W in place of none: it reads W from <see cref="Place.States"/> and d from
    /// <see cref="Place.Parameters"/>, and leaves L, U and the reciprocals of the pivots (Doolittle, row by row).
    /// </summary>
    public KernelProgram Factorisation()
    {
        ProgramBuilder program = new();
        var values = new int[Entries];
        foreach (var (i, j, slot) in Slots)
        {
            var value = program.Load(Place.States, slot);
            if (i == j) value = program.Add(value, program.Load(Place.Parameters, 0));
            for (var k = 0; k < Math.Min(i, j); k++)
                if (Slot(i, k) is { } left && Slot(k, j) is { } up) value = program.NegatedMultiplyAdd(values[left], values[up], value);
            if (j < i) value = program.Multiply(value, values[Slot(j, j)!.Value]);
            if (i == j) value = program.Reciprocal(value);
            program.Store(values[slot] = value, slot);
        }
        return program.Build("factor");
    }

    /// <summary>The kernel that solves with the factors in <see cref="Place.States"/>; the solution replaces the right-hand side.</summary>
    public KernelProgram Solution()
    {
        ProgramBuilder program = new();
        var x = new int[Size];
        for (var i = 0; i < Size; i++)
        {
            x[i] = program.Load(Place.Result, Order[i]);
            for (var j = 0; j < i; j++) Subtract(i, j);
        }
        for (var i = Size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < Size; j++) Subtract(i, j);
            x[i] = program.Multiply(x[i], program.Load(Place.States, Slot(i, i)!.Value));
            program.Store(x[i], Order[i]);
        }
        return program.Build("solve");

        void Subtract(int i, int j)
        {
            if (Slot(i, j) is { } slot) x[i] = program.NegatedMultiplyAdd(program.Load(Place.States, slot), x[j], x[i]);
        }
    }
}
