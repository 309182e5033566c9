using System.Text;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Export;

/// <summary>
/// Writes a straight-line program as the body of a C function: shared values in locals, a short value that is used once in its
/// place, and what only one branch of a choice needs in that branch, so that it is not computed for nothing.
/// </summary>
/// <remarks>Fused multiply-adds are written a * b + c: the C compiler contracts them where its processor can.</remarks>
sealed class CFunction
{
    /// <summary>Longer than this, a value gets a line of its own.</summary>
    const int LongestInPlace = 40;

    readonly KernelProgram _program;
    readonly string _result;
    readonly int[] _uses;
    readonly string?[] _texts;
    readonly StringBuilder _body = new();

    CFunction(KernelProgram program, string result)
    {
        (_program, _result) = (program, result);
        _uses = Uses(program);
        _texts = new string?[_uses.Length];
    }

    /// <param name="result">The array that stores go to.</param>
    public static string Body(KernelProgram program, string result)
    {
        CFunction function = new(program, result);
        function.Write();
        return function._body.ToString();
    }

    void Write()
    {
        for (var i = 0; i < _uses.Length; i++)
        {
            if (_uses[i] > 0) Settle(i);
            foreach (var index in _program.Stores[i]) _body.Append($"  {_result}[{index}] = {Bare(Text(i))};\n");
        }
    }

    // Decides where a value is written: now, as a local, or later, where it is used.
    void Settle(int i)
    {
        var instruction = _program.Instructions[i];
        if (PartLayout.IsRepeated(instruction) || _uses[i] == 1 && IsWrittenInPlace(i)) return;
        _body.Append($"  const double t{i} = {Bare(Expression(i))};\n");
        _texts[i] = $"t{i}";
    }

    string Text(int i) => _texts[i] ?? Expression(i);

    string Expression(int i)
    {
        var o = _program.Instructions[i];
        return o.Operation switch
        {
            Operation.Constant => Number(o.Number),
            Operation.Load => $"{Array(o.From)}[{o.A}]",
            Operation.Add => $"({Text(o.A)} + {Text(o.B)})",
            Operation.Subtract => $"({Text(o.A)} - {Text(o.B)})",
            Operation.Multiply => $"({Text(o.A)} * {Text(o.B)})",
            Operation.Divide => $"({Text(o.A)} / {Text(o.B)})",
            Operation.MultiplyAdd => $"({Text(o.A)} * {Text(o.B)} + {Text(o.C)})",
            Operation.NegatedMultiplyAdd => $"({Text(o.C)} - {Text(o.A)} * {Text(o.B)})",
            Operation.SquareRoot => $"sqrt({Bare(Text(o.A))})",
            Operation.Exponential when PowerOf(_program, i) is var (x, exponent) => $"pow({Bare(Text(x))}, {Bare(Number(exponent))})",
            Operation.Exponential => $"exp({Bare(Text(o.A))})",
            Operation.Logarithm => $"log({Bare(Text(o.A))})",
            Operation.Choose => $"({Text(o.A)} > {Text(o.B)} ? {Text(o.C)} : {Text(o.D)})",
            _ => throw new ArgumentOutOfRangeException(nameof(i), o, "not an operation"),
        };
    }

    // What is used once: by a store, as the outcome of a choice, or short.
    bool IsWrittenInPlace(int i) => _program.Stores.Contains(i)
        || _program.Instructions.Any(c => c.Operation == Operation.Choose && (c.C == i || c.D == i))
        || Expression(i).Length <= LongestInPlace;

    static int[] Uses(KernelProgram program)
    {
        var uses = new int[program.Instructions.Count];
        for (var i = uses.Length - 1; i >= 0; i--)
        {
            uses[i] += program.Stores[i].Count();
            if (uses[i] == 0) continue;
            foreach (var operand in Operands(program, i)) uses[operand]++;
        }
        return uses;
    }

    static IEnumerable<int> Operands(KernelProgram program, int i) =>
        PowerOf(program, i) is var (x, _) ? [x] : PartLayout.Operands(program.Instructions[i]);

    // exp(p log x) is what kernels do for x^p; in C that is pow.
    static (int Of, double Exponent)? PowerOf(KernelProgram program, int i)
    {
        var at = program.Instructions;
        if (at[i].Operation != Operation.Exponential || at[at[i].A] is not { Operation: Operation.Multiply } product) return null;
        foreach (var (number, logarithm) in new[] { (product.A, product.B), (product.B, product.A) })
        {
            if (at[number].Operation == Operation.Constant && at[logarithm].Operation == Operation.Logarithm)
                return (at[logarithm].A, at[number].Number);
        }
        return null;
    }

    static string Array(Place place) => place switch
    {
        Place.States => "y",
        Place.Parameters => "p",
        Place.Prepared => "q",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "not read by a model's functions"),
    };

    static string Number(double value)
    {
        var text = NumberText.Exact(value);
        if (!text.Contains('.') && !text.Contains('e')) text += ".0";
        return value < 0 ? $"({text})" : text;
    }

    // Without the parentheses around the whole.
    static string Bare(string text) => text[0] == '(' && Closes(text) == text.Length - 1 ? text[1..^1] : text;

    static int Closes(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0) return i;
        }
        return -1;
    }
}
