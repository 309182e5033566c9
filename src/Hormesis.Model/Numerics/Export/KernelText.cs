using System.Text;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Export;

/// <summary>The straight-line programs of a model as people read them: an instruction a line, inputs and results by name.</summary>
public static class KernelText
{
    /// <summary>All programs, in the order in which a solver runs them.</summary>
    public static string Of(ModelPrograms programs) => string.Join("\n", programs.All.Select(p => Of(p, programs)));

    public static string Of(KernelProgram program, ModelPrograms programs)
    {
        KernelNames names = new(program, programs);
        StringBuilder text = new();
        var stores = program.Stores.Sum(s => s.Count());
        text.Append($"{program.Name}: {program.Operations} operations, {Loads(program)} loads, {stores} stores\n");
        for (var i = 0; i < program.Instructions.Count; i++)
        {
            if (!PartLayout.IsRepeated(program.Instructions[i])) text.Append($"  t{i} = {Computed(program, names, i)}\n");
            foreach (var index in program.Stores[i]) text.Append($"  {names.Result(index)} = {Value(program, names, i)}\n");
        }
        return text.ToString();
    }

    static int Loads(KernelProgram program) => program.Instructions.Count(i => i.Operation is Operation.Load);

    static string Value(KernelProgram program, KernelNames names, int i) => program.Instructions[i] switch
    {
        { Operation: Operation.Constant } c => NumberText.Exact(c.Number),
        { Operation: Operation.Load } l => names.Input(l.From, l.A),
        _ => $"t{i}",
    };

    static string Computed(KernelProgram program, KernelNames names, int i)
    {
        var operation = program.Instructions[i];
        var (a, b, c, d) = (Text(operation.A), Text(operation.B), Text(operation.C), Text(operation.D));
        return operation.Operation switch
        {
            Operation.Add => $"{a} + {b}",
            Operation.Subtract => $"{a} - {b}",
            Operation.Multiply => $"{a} * {b}",
            Operation.Divide => $"{a} / {b}",
            Operation.MultiplyAdd => $"fma({a}, {b}, {c})",
            Operation.NegatedMultiplyAdd => $"fnma({a}, {b}, {c})",
            Operation.SquareRoot => $"sqrt({a})",
            Operation.Exponential => $"exp({a})",
            Operation.Logarithm => $"log({a})",
            Operation.Choose => $"{a} > {b} ? {c} : {d}",
            _ => throw new ArgumentOutOfRangeException(nameof(i), operation, "not an operation"),
        };

        string Text(int operand) => operand < 0 ? "" : Value(program, names, operand);
    }
}

/// <summary>What the places of each program stand for.</summary>
sealed class KernelNames(KernelProgram program, ModelPrograms programs)
{
    readonly string[] _slots =
        [.. programs.Lu.Slots.Select(s => $"{State(programs, programs.Lu.Order[s.Row])},{State(programs, programs.Lu.Order[s.Column])}")];

    public string Input(Place place, int index) => (place, program.Name) switch
    {
        (Place.States, "factor") => $"W[{_slots[index]}]",
        (Place.Parameters, "factor") => "d",
        (Place.States, "solve") => $"LU[{_slots[index]}]",
        (Place.Result, "solve") => $"b[{State(programs, index)}]",
        (Place.States, _) => $"[{State(programs, index)}]",
        (Place.Parameters, _) => programs.Model.Parameters[index].Name,
        (Place.Prepared, _) => $"q[{index}]",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, $"{program.Name} does not read it"),
    };

    public string Result(int index) => program.Name switch
    {
        "prepare" => $"q[{index}]",
        "start" => $"start[{State(programs, index)}]",
        "rates" => $"rate[{State(programs, index)}]",
        "matrix" => $"W[{_slots[index]}]",
        "factor" => $"LU[{_slots[index]}]",
        "solve" => $"x[{State(programs, index)}]",
        "observables" => $"observable[{programs.Model.Observables[index].Name}]",
        "events" => $"crossing[{programs.Model.Events[index].Name}]",
        _ => throw new ArgumentOutOfRangeException(nameof(index), program.Name, "not a program of a model"),
    };

    static string State(ModelPrograms programs, int index) => programs.Model.States[index].Name;
}
