using System.Reflection.Emit;

namespace Hormesis.Model.Numerics.Kernels;

/// <summary>Writes one part of a program as IL: every value in a local, every operation a direct intrinsic.</summary>
sealed class PartWriter
{
    readonly ILGenerator _il;
    readonly LaneMethods _methods;
    readonly int _bytes;
    readonly KernelProgram _program;
    readonly PartLayout _layout;
    readonly PartLayout.Part _part;
    readonly Dictionary<int, LocalBuilder> _locals = [];
    readonly Dictionary<int, int> _uses = [];

    public PartWriter(ILGenerator il, LaneMethods methods, int bytes, KernelProgram program, PartLayout layout, PartLayout.Part part)
    {
        (_il, _methods, _bytes, _program, _layout, _part) = (il, methods, bytes, program, layout, part);
        for (var i = part.First; i < part.End; i++)
            foreach (var operand in PartLayout.Operands(program.Instructions[i])) _uses[operand] = _uses.GetValueOrDefault(operand) + 1;
    }

    public void Write()
    {
        for (var i = _part.First; i < _part.End; i++)
        {
            var instruction = _program.Instructions[i];
            if (!PartLayout.IsRepeated(instruction))
            {
                Compute(instruction);
                Keep(i);
            }
            foreach (var index in _program.Stores[i]) WriteTo(Place.Result, index, i);
            if (_layout.Scratch(i) is { } place) WriteTo(Place.Scratch, place, i);
        }
        _il.Emit(OpCodes.Ret);
    }

    void Compute(Instruction i)
    {
        switch (i.Operation)
        {
            case Operation.Add: Call(_methods.Add, i.A, i.B); break;
            case Operation.Subtract: Call(_methods.Subtract, i.A, i.B); break;
            case Operation.Multiply: Call(_methods.Multiply, i.A, i.B); break;
            case Operation.Divide: Call(_methods.Divide, i.A, i.B); break;
            case Operation.MultiplyAdd: Call(_methods.MultiplyAdd, i.A, i.B, i.C); break;
            case Operation.NegatedMultiplyAdd when _methods.NegatedMultiplyAdd is { } fused: Call(fused, i.A, i.B, i.C); break;
            case Operation.NegatedMultiplyAdd: NegateThenMultiplyAdd(i); break;
            case Operation.SquareRoot: Call(_methods.SquareRoot, i.A); break;
            case Operation.Exponential: Call(_methods.Exponential, i.A); break;
            case Operation.Logarithm: Call(_methods.Logarithm, i.A); break;
            case Operation.Choose: Choose(i); break;
            default: throw new InvalidOperationException($"{i.Operation} is not computed");
        }
    }

    void NegateThenMultiplyAdd(Instruction i)
    {
        Call(_methods.Negate, i.A);
        Push(i.B);
        Push(i.C);
        _il.Emit(OpCodes.Call, _methods.MultiplyAdd);
    }

    void Choose(Instruction i)
    {
        Call(_methods.GreaterThan, i.A, i.B);
        Push(i.C);
        Push(i.D);
        _il.Emit(OpCodes.Call, _methods.Select);
    }

    void Call(System.Reflection.MethodInfo method, params ReadOnlySpan<int> operands)
    {
        foreach (var operand in operands) Push(operand);
        _il.Emit(OpCodes.Call, method);
    }

    void Push(int value)
    {
        if (_locals.TryGetValue(value, out var local))
        {
            _il.Emit(OpCodes.Ldloc, local);
            return;
        }
        Fetch(value);
        if (_uses[value] < 2) return;
        _il.Emit(OpCodes.Dup);
        Keep(value);
    }

    // A value that this part has not got yet: a constant, a load, or what an earlier part left.
    void Fetch(int value)
    {
        var instruction = _program.Instructions[value];
        if (instruction.Operation == Operation.Constant)
        {
            _il.Emit(OpCodes.Ldc_R8, instruction.Number);
            _il.Emit(OpCodes.Call, _methods.Create);
        }
        else if (instruction.Operation == Operation.Load)
        {
            Read(instruction.From, instruction.A);
        }
        else if (_layout.Scratch(value) is { } place)
        {
            Read(Place.Scratch, place);
        }
        else
        {
            Read(Place.Result, _program.Stores[value].First());
        }
    }

    void Keep(int value)
    {
        _locals.Add(value, _il.DeclareLocal(_methods.Vector));
        _il.Emit(OpCodes.Stloc, _locals[value]);
    }

    void Read(Place place, int index)
    {
        Address(place, index);
        _il.Emit(OpCodes.Ldobj, _methods.Vector);
    }

    void WriteTo(Place place, int index, int value)
    {
        Address(place, index);
        if (_locals.TryGetValue(value, out var local)) _il.Emit(OpCodes.Ldloc, local);
        else Fetch(value);
        _il.Emit(OpCodes.Stobj, _methods.Vector);
    }

    void Address(Place place, int index)
    {
        _il.Emit(OpCodes.Ldarg, (short)((int)place + 1));
        if (index == 0) return;
        _il.Emit(OpCodes.Ldc_I4, index * _bytes);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
    }
}
