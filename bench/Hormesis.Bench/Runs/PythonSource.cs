using System.Globalization;
using System.Text;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Bench.Runs;

/// <summary>
/// Writes a model as a Python module for SciPy: prepare(p), start(p), rates(y, p, q) and jacobian(y, p, q, J), plain arithmetic
/// on floats from the same straight-line programs as the kernels. Values used once are written where they are used, since
/// every assignment costs in Python.
/// </summary>
public static class PythonSource
{
    public static string Of(ModelDeclaration model)
    {
        ModelPrograms programs = new(model);
        StringBuilder text = new("# Made by hormesis bench from a model's declaration.\nfrom math import exp, log, sqrt\n\n");
        var scales = string.Join(", ", model.States.Select(s => Number(s.Scale)));
        text.Append(CultureInfo.InvariantCulture, $"scale = [{scales}]\n\n");
        Function(text, "prepare(p)", programs.Prepare, programs.PreparedCount);
        Function(text, "start(p)", programs.Starts, model.States.Count);
        Function(text, "rates(y, p, q)", programs.Rates, model.States.Count);
        Jacobian(text, programs);
        return text.ToString();
    }

    static void Function(StringBuilder text, string head, KernelProgram program, int results)
    {
        Body body = new(program);
        var returned = new string[results];
        for (var i = 0; i < program.Instructions.Count; i++)
            foreach (var index in program.Stores[i]) returned[index] = body.Value(i);
        text.Append(CultureInfo.InvariantCulture, $"def {head}:\n{body}    return [{string.Join(", ", returned)}]\n\n");
    }

    // The matrix of the programs is -J at the places of the factors.
    static void Jacobian(StringBuilder text, ModelPrograms programs)
    {
        Body body = new(programs.Matrix);
        var lu = programs.Lu;
        StringBuilder stores = new();
        var places = lu.Slots.ToDictionary(s => s.Slot, s => (Row: lu.Order[s.Row], Column: lu.Order[s.Column]));
        for (var i = 0; i < programs.Matrix.Instructions.Count; i++)
        {
            if (programs.Matrix.Instructions[i] is { Operation: Operation.Constant, Number: 0 }) continue;
            foreach (var slot in programs.Matrix.Stores[i])
                stores.Append(CultureInfo.InvariantCulture, $"    J[{places[slot].Row}, {places[slot].Column}] = -{body.Value(i)}\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"def jacobian(y, p, q, J):\n{body}{stores}    return J\n");
    }

    static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny(".E") < 0 ? text + ".0" : text;
    }

    /// <summary>The assignments of a function, and what stands for each value.</summary>
    sealed class Body
    {
        const int LongestFormula = 400; // deeper ones come near the limit of nested parentheses

        readonly StringBuilder _lines = new();
        readonly List<string> _values = [];

        public Body(KernelProgram program)
        {
            var uses = new int[program.Instructions.Count];
            foreach (var instruction in program.Instructions)
                foreach (var operand in Operands(instruction)) uses[operand]++;
            for (var i = 0; i < uses.Length; i++) uses[i] += program.Stores[i].Count();
            foreach (var instruction in program.Instructions) Write(instruction, uses[_values.Count]);
        }

        public string Value(int instruction) => _values[instruction];

        public override string ToString() => _lines.ToString();

        void Write(Instruction instruction, int uses)
        {
            var formula = Formula(instruction);
            if (instruction.Operation == Operation.Constant || uses <= 1 && formula.Length < LongestFormula)
            {
                _values.Add(formula);
                return;
            }
            var name = string.Create(CultureInfo.InvariantCulture, $"t{_values.Count}");
            _lines.Append(CultureInfo.InvariantCulture, $"    {name} = {formula}\n");
            _values.Add(name);
        }

        string Formula(Instruction i) => i.Operation switch
        {
            Operation.Constant => i.Number < 0 ? $"({Number(i.Number)})" : Number(i.Number),
            Operation.Load => $"{Array(i.From)}[{i.A.ToString(CultureInfo.InvariantCulture)}]",
            Operation.Add => $"({_values[i.A]} + {_values[i.B]})",
            Operation.Subtract => $"({_values[i.A]} - {_values[i.B]})",
            Operation.Multiply => $"({_values[i.A]} * {_values[i.B]})",
            Operation.Divide => $"({_values[i.A]} / {_values[i.B]})",
            Operation.MultiplyAdd => $"({_values[i.A]} * {_values[i.B]} + {_values[i.C]})",
            Operation.NegatedMultiplyAdd => $"({_values[i.C]} - {_values[i.A]} * {_values[i.B]})",
            Operation.SquareRoot => $"sqrt({_values[i.A]})",
            Operation.Exponential => $"exp({_values[i.A]})",
            // Asked for where it is then not chosen: there it may be anything but an error.
            Operation.Logarithm => $"log(max({_values[i.A]}, 5e-324))",
            Operation.Choose => $"({_values[i.C]} if {_values[i.A]} > {_values[i.B]} else {_values[i.D]})",
            _ => throw new InvalidOperationException($"{i.Operation} cannot be written in Python"),
        };

        static IEnumerable<int> Operands(Instruction i) => i.Operation is Operation.Constant or Operation.Load
            ? []
            : new[] { i.A, i.B, i.C, i.D }.Where(o => o >= 0);

        static char Array(Place place) => place switch
        {
            Place.States => 'y',
            Place.Parameters => 'p',
            Place.Prepared => 'q',
            _ => throw new InvalidOperationException($"{place} is not read by a model's programs"),
        };
    }
}
