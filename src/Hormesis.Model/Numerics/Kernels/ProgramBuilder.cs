namespace Hormesis.Model.Numerics.Kernels;

/// <summary>
/// Collects the instructions of a kernel and gives the same value the same number: nothing is computed twice.
/// </summary>
public sealed class ProgramBuilder
{
    readonly List<Instruction> _instructions = [];
    readonly Dictionary<Instruction, int> _known = [];
    readonly List<Store> _stores = [];

    public int Constant(double value) => Add(new(Operation.Constant, Number: value));
    public int Load(Place from, int index) => Add(new(Operation.Load, index, From: from));

    /// <summary>a b, with constants folded.</summary>
    public int Multiply(int a, int b) => (Number(a), Number(b)) switch
    {
        ({ } x, { } y) => Constant(x * y),
        (1, _) => b,
        (_, 1) => a,
        _ => Add(new(Operation.Multiply, Math.Min(a, b), Math.Max(a, b))),
    };

    public int Add(int a, int b) => (Number(a), Number(b)) switch
    {
        ({ } x, { } y) => Constant(x + y),
        (0, _) => b,
        (_, 0) => a,
        _ => Add(new Instruction(Operation.Add, Math.Min(a, b), Math.Max(a, b))),
    };

    public int Subtract(int a, int b) => (Number(a), Number(b)) switch
    {
        ({ } x, { } y) => Constant(x - y),
        (_, 0) => a,
        _ => Add(new Instruction(Operation.Subtract, a, b)),
    };

    /// <summary>a b + c.</summary>
    public int MultiplyAdd(int a, int b, int c) =>
        Number(c) == 0 ? Multiply(a, b)
        : Number(a) == 1 ? Add(b, c)
        : Number(b) == 1 ? Add(a, c)
        : Add(new Instruction(Operation.MultiplyAdd, Math.Min(a, b), Math.Max(a, b), c));

    /// <summary>c - a b.</summary>
    public int NegatedMultiplyAdd(int a, int b, int c) =>
        Number(a) == 1 ? Subtract(c, b)
        : Number(b) == 1 ? Subtract(c, a)
        : Add(new Instruction(Operation.NegatedMultiplyAdd, Math.Min(a, b), Math.Max(a, b), c));

    public int Divide(int a, int b) => Add(new Instruction(Operation.Divide, a, b));
    public int Reciprocal(int a) => Number(a) is { } x ? Constant(1 / x) : Divide(Constant(1), a);
    public int SquareRoot(int a) => Add(new Instruction(Operation.SquareRoot, a));
    public int Exponential(int a) => Add(new Instruction(Operation.Exponential, a));
    public int Logarithm(int a) => Add(new Instruction(Operation.Logarithm, a));
    public int Choose(int left, int right, int then, int otherwise) => Add(new Instruction(Operation.Choose, left, right, then, otherwise));

    public void Store(int value, int index) => _stores.Add(new(value, index));

    /// <summary>The number that an instruction stands for, null where it is not a constant.</summary>
    public double? Number(int instruction) =>
        _instructions[instruction] is { Operation: Operation.Constant } c ? c.Number : null;

    public KernelProgram Build(string name) => new(name, _instructions, _stores.ToLookup(s => s.Value, s => s.Index));

    int Add(Instruction instruction)
    {
        if (_known.TryGetValue(instruction, out var known)) return known;
        _instructions.Add(instruction);
        _known.Add(instruction, _instructions.Count - 1);
        return _instructions.Count - 1;
    }
}
