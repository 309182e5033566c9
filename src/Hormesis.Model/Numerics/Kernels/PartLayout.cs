namespace Hormesis.Model.Numerics.Kernels;

/// <summary>
/// Where a long program is cut, and how a value gets from one part to a later one: constants and loads are repeated, a value
/// that is stored in the result is read from there, any other through scratch.
/// </summary>
sealed class PartLayout
{
    readonly Dictionary<int, int> _scratch = [];

    PartLayout(List<Part> parts) => Parts = parts;

    /// <summary>Instructions from the first up to and without the last.</summary>
    public readonly record struct Part(int First, int End)
    {
        public bool Holds(int instruction) => First <= instruction && instruction < End;
    }

    public IReadOnlyList<Part> Parts { get; }
    public int ScratchCount => _scratch.Count;

    /// <summary>The scratch place that a value crosses parts in, null where it needs none.</summary>
    public int? Scratch(int instruction) => _scratch.TryGetValue(instruction, out var place) ? place : null;

    public static PartLayout Of(KernelProgram program, int limit)
    {
        PartLayout layout = new(Cut(program.Instructions, limit));
        foreach (var part in layout.Parts)
        {
            for (var i = part.First; i < part.End; i++)
            {
                foreach (var operand in Operands(program.Instructions[i]))
                    if (operand < part.First && NeedsScratch(program, operand)) layout._scratch.TryAdd(operand, layout._scratch.Count);
            }
        }
        return layout;
    }

    /// <summary>The instructions whose values an instruction takes.</summary>
    public static IEnumerable<int> Operands(Instruction i) =>
        IsRepeated(i) ? [] : new[] { i.A, i.B, i.C, i.D }.Where(o => o >= 0);

    /// <summary>Cheaper to do again where it is needed than to keep.</summary>
    public static bool IsRepeated(Instruction i) => i.Operation is Operation.Constant or Operation.Load;

    static bool NeedsScratch(KernelProgram program, int operand) =>
        !IsRepeated(program.Instructions[operand]) && !program.Stores.Contains(operand);

    static List<Part> Cut(IReadOnlyList<Instruction> instructions, int limit)
    {
        List<Part> parts = [];
        var (first, operations) = (0, 0);
        for (var i = 0; i < instructions.Count; i++)
        {
            if (!IsRepeated(instructions[i])) operations++;
            if (operations < limit) continue;
            parts.Add(new(first, i + 1));
            (first, operations) = (i + 1, 0);
        }
        if (first < instructions.Count) parts.Add(new(first, instructions.Count));
        return parts;
    }
}
