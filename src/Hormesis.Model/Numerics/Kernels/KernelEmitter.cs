using System.Reflection.Emit;

namespace Hormesis.Model.Numerics.Kernels;

/// <summary>One part of a kernel. Each pointer is to an array of lane vectors; which of them it uses is its program's affair.</summary>
public unsafe delegate void KernelPart(double* states, double* parameters, double* prepared, double* result, double* scratch);

/// <summary>
/// Compiles straight-line programs to machine code for one width. Long programs are cut into parts: the compiler gives up
/// optimising a method of thousands of operations (measured: ten times slower), and does its best at a few hundred.
/// </summary>
sealed class KernelEmitter(LaneWidth width)
{
    /// <summary>Operations in a part: the locals then stay far below the 1,024 that the compiler keeps track of.</summary>
    const int PartLimit = 256;

    // A delegate that is closed over something is called without a shuffle of its arguments.
    static readonly object Nothing = new();

    static readonly Type[] Arguments = [typeof(object), .. Enumerable.Repeat(typeof(double).MakePointerType(), 5)];

    readonly LaneMethods _methods = LaneMethods.For(width);
    readonly int _bytes = width.Lanes() * sizeof(double);

    /// <summary>The parts of the kernel, to be called in order, and how many scratch vectors they need.</summary>
    public Kernel Compile(KernelProgram program)
    {
        var layout = PartLayout.Of(program, PartLimit);
        return new([.. layout.Parts.Select(part => CompilePart(program, layout, part))], layout.ScratchCount);
    }

    KernelPart CompilePart(KernelProgram program, PartLayout layout, PartLayout.Part part)
    {
        var name = $"{program.Name}{width}_{part.First}";
        DynamicMethod method = new(name, typeof(void), Arguments, typeof(KernelEmitter).Module, skipVisibility: true);
        new PartWriter(method.GetILGenerator(), _methods, _bytes, program, layout, part).Write();
        return method.CreateDelegate<KernelPart>(Nothing);
    }
}

/// <summary>A compiled kernel.</summary>
/// <param name="Parts">To be called one after another on the same arrays.</param>
/// <param name="ScratchCount">Lane vectors that the parts hand to one another.</param>
sealed unsafe record Kernel(KernelPart[] Parts, int ScratchCount)
{
    public void Run(double* states, double* parameters, double* prepared, double* result, double* scratch)
    {
        foreach (var part in Parts) part(states, parameters, prepared, result, scratch);
    }
}
