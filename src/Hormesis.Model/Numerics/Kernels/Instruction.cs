namespace Hormesis.Model.Numerics.Kernels;

/// <summary>What an instruction of a kernel does with lanes of doubles.</summary>
public enum Operation
{
    /// <summary>The number in <see cref="Instruction.Number"/>.</summary>
    Constant,

    /// <summary>Reads place <see cref="Instruction.A"/> of the array <see cref="Instruction.From"/>.</summary>
    Load,
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>a b + c, rounded once.</summary>
    MultiplyAdd,

    /// <summary>c - a b, rounded once.</summary>
    NegatedMultiplyAdd,
    SquareRoot,
    Exponential,
    Logarithm,

    /// <summary>c where a &gt; b, else d.</summary>
    Choose,
}

/// <summary>The arrays that a kernel reads and writes, each a vector of lanes.</summary>
public enum Place
{
    States,
    Parameters,

    /// <summary>Values that depend on parameters alone, computed once for a segment.</summary>
    Prepared,

    /// <summary>What the kernel is for: rates, matrix, factors, solution.</summary>
    Result,

    /// <summary>Values that one part of a long kernel leaves for the next.</summary>
    Scratch,
}

/// <summary>One operation; operands are the numbers of earlier instructions, -1 where there is none.</summary>
public readonly record struct Instruction(
    Operation Operation, int A = -1, int B = -1, int C = -1, int D = -1, double Number = 0, Place From = default);

/// <summary>A value that is written to the result.</summary>
public readonly record struct Store(int Value, int Index);

/// <summary>
/// A straight line of instructions without branches or loops: what a kernel does to one lane. Stores happen in order, each
/// after the instruction that it follows.
/// </summary>
/// <param name="Stores">For each instruction the places of the result that take its value; most have none.</param>
public sealed record KernelProgram(string Name, IReadOnlyList<Instruction> Instructions, ILookup<int, int> Stores)
{
    /// <summary>Additions, multiplications, divisions, roots and the like; loads, constants and stores are not counted.</summary>
    public int Operations => Instructions.Count(i => i.Operation is not (Operation.Constant or Operation.Load));
}
