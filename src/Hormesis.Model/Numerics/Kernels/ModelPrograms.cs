using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Numerics.Kernels;

/// <summary>All straight-line programs of a model, before they are compiled for a width of lanes.</summary>
public sealed class ModelPrograms
{
    public ModelPrograms(ModelDeclaration model)
    {
        Model = model;
        var jacobian = Jacobian(model);
        Lu = new(Pattern(model.States.Count, jacobian.Keys));
        Preparation preparation = new();
        Rates = Program("rates", model.Rates, preparation);
        Matrix = MatrixProgram(jacobian, Lu, preparation);
        Observables = Program("observables", [.. model.Observables.Select(o => o.Value)], preparation);
        Crossings = Program("events", [.. model.Events.Select(e => e.Crossing)], preparation);
        Starts = Program("start", model.Starts, preparation: null);
        Prepare = preparation.Build();
        PreparedCount = preparation.Count;
        Factor = Lu.Factorisation();
        Solve = Lu.Solution();
        JacobianEntries = jacobian.Count;
    }

    public ModelDeclaration Model { get; }
    public SparseLu Lu { get; }
    public int PreparedCount { get; }

    /// <summary>How many entries of the Jacobian are not always zero.</summary>
    public int JacobianEntries { get; }

    public KernelProgram Prepare { get; }
    public KernelProgram Starts { get; }
    public KernelProgram Rates { get; }

    /// <summary>W = -J, at the places that the factors have.</summary>
    public KernelProgram Matrix { get; }
    public KernelProgram Factor { get; }
    public KernelProgram Solve { get; }
    public KernelProgram Observables { get; }
    public KernelProgram Crossings { get; }

    public IReadOnlyList<KernelProgram> All => [Prepare, Starts, Rates, Matrix, Factor, Solve, Observables, Crossings];

    /// <summary>The entries of the Jacobian that are not always zero: d(rate of row)/d(state of column).</summary>
    public static SortedDictionary<(int Row, int Column), Expression> Jacobian(ModelDeclaration model)
    {
        Derivative derivative = new();
        SortedDictionary<(int, int), Expression> entries = [];
        for (var i = 0; i < model.Rates.Count; i++)
        {
            foreach (var state in model.States)
            {
                var entry = derivative.Of(model.Rates[i], state.Symbol);
                if (entry is not Expression.Constant { Value: 0 }) entries.Add((i, state.Symbol.Index), entry);
            }
        }
        return entries;
    }

    static IReadOnlySet<int>[] Pattern(int size, IEnumerable<(int Row, int Column)> entries)
    {
        var rows = Enumerable.Range(0, size).Select(_ => new SortedSet<int>()).ToArray();
        foreach (var (row, column) in entries) rows[row].Add(column);
        return rows;
    }

    internal static KernelProgram Program(string name, IReadOnlyList<Expression> formulas, Preparation? preparation)
    {
        ProgramBuilder program = new();
        Lowering lowering = new(program, preparation);
        lowering.Announce(formulas);
        for (var i = 0; i < formulas.Count; i++) program.Store(lowering.Value(formulas[i]), i);
        return program.Build(name);
    }

    static KernelProgram MatrixProgram(
        IReadOnlyDictionary<(int Row, int Column), Expression> jacobian, SparseLu lu, Preparation preparation)
    {
        ProgramBuilder program = new();
        Lowering lowering = new(program, preparation);
        var entries = jacobian.ToDictionary(e => e.Key, e => -e.Value);
        lowering.Announce(entries.Values);
        foreach (var (i, j, slot) in lu.Slots)
        {
            var entry = entries.GetValueOrDefault((lu.Order[i], lu.Order[j]), Expression.Zero);
            program.Store(lowering.Value(entry), slot);
        }
        return program.Build("matrix");
    }
}
