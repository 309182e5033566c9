using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hormesis.Model.Numerics.Kernels;

/// <summary>
/// The intrinsic that each operation becomes, for one width. The compiler knows them by these very methods; a wrapper around
/// them would cost a kernel of this size an order of magnitude, because inlining stops at its budget.
/// </summary>
sealed record LaneMethods
{
    public required Type Vector { get; init; }
    public required MethodInfo Create { get; init; }
    public required MethodInfo Add { get; init; }
    public required MethodInfo Subtract { get; init; }
    public required MethodInfo Multiply { get; init; }
    public required MethodInfo Divide { get; init; }
    public required MethodInfo MultiplyAdd { get; init; }

    /// <summary>c - a b in one instruction; null where the processor has none that .NET names.</summary>
    public required MethodInfo? NegatedMultiplyAdd { get; init; }
    public required MethodInfo Negate { get; init; }
    public required MethodInfo SquareRoot { get; init; }
    public required MethodInfo Exponential { get; init; }
    public required MethodInfo Logarithm { get; init; }
    public required MethodInfo GreaterThan { get; init; }
    public required MethodInfo Select { get; init; }

    public static LaneMethods For(LaneWidth width) => width switch
    {
        LaneWidth.Bits512 => Wide512(),
        LaneWidth.Bits256 => Wide256(),
        LaneWidth.Bits128 => Wide128(),
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "not a width of lanes"),
    };

    static LaneMethods Wide512() => new()
    {
        Vector = typeof(Vector512<double>),
        Create = Unary<double, Vector512<double>>(Vector512.Create),
        Add = Binary<Vector512<double>>(Vector512.Add),
        Subtract = Binary<Vector512<double>>(Vector512.Subtract),
        Multiply = Binary<Vector512<double>>(Vector512.Multiply),
        Divide = Binary<Vector512<double>>(Vector512.Divide),
        MultiplyAdd = Ternary<Vector512<double>>(Vector512.FusedMultiplyAdd),
        NegatedMultiplyAdd = Avx512F.IsSupported ? Ternary<Vector512<double>>(Avx512F.FusedMultiplyAddNegated) : null,
        Negate = Unary<Vector512<double>, Vector512<double>>(Vector512.Negate),
        SquareRoot = Unary<Vector512<double>, Vector512<double>>(Vector512.Sqrt),
        Exponential = Unary<Vector512<double>, Vector512<double>>(Vector512.Exp),
        Logarithm = Unary<Vector512<double>, Vector512<double>>(Vector512.Log),
        GreaterThan = Binary<Vector512<double>>(Vector512.GreaterThan),
        Select = Ternary<Vector512<double>>(Vector512.ConditionalSelect),
    };

    static LaneMethods Wide256() => new()
    {
        Vector = typeof(Vector256<double>),
        Create = Unary<double, Vector256<double>>(Vector256.Create),
        Add = Binary<Vector256<double>>(Vector256.Add),
        Subtract = Binary<Vector256<double>>(Vector256.Subtract),
        Multiply = Binary<Vector256<double>>(Vector256.Multiply),
        Divide = Binary<Vector256<double>>(Vector256.Divide),
        MultiplyAdd = Ternary<Vector256<double>>(Vector256.FusedMultiplyAdd),
        NegatedMultiplyAdd = Fma.IsSupported ? Ternary<Vector256<double>>(Fma.MultiplyAddNegated) : null,
        Negate = Unary<Vector256<double>, Vector256<double>>(Vector256.Negate),
        SquareRoot = Unary<Vector256<double>, Vector256<double>>(Vector256.Sqrt),
        Exponential = Unary<Vector256<double>, Vector256<double>>(Vector256.Exp),
        Logarithm = Unary<Vector256<double>, Vector256<double>>(Vector256.Log),
        GreaterThan = Binary<Vector256<double>>(Vector256.GreaterThan),
        Select = Ternary<Vector256<double>>(Vector256.ConditionalSelect),
    };

    static LaneMethods Wide128() => new()
    {
        Vector = typeof(Vector128<double>),
        Create = Unary<double, Vector128<double>>(Vector128.Create),
        Add = Binary<Vector128<double>>(Vector128.Add),
        Subtract = Binary<Vector128<double>>(Vector128.Subtract),
        Multiply = Binary<Vector128<double>>(Vector128.Multiply),
        Divide = Binary<Vector128<double>>(Vector128.Divide),
        MultiplyAdd = Ternary<Vector128<double>>(Vector128.FusedMultiplyAdd),
        NegatedMultiplyAdd = Fma.IsSupported ? Ternary<Vector128<double>>(Fma.MultiplyAddNegated) : null,
        Negate = Unary<Vector128<double>, Vector128<double>>(Vector128.Negate),
        SquareRoot = Unary<Vector128<double>, Vector128<double>>(Vector128.Sqrt),
        Exponential = Unary<Vector128<double>, Vector128<double>>(Vector128.Exp),
        Logarithm = Unary<Vector128<double>, Vector128<double>>(Vector128.Log),
        GreaterThan = Binary<Vector128<double>>(Vector128.GreaterThan),
        Select = Ternary<Vector128<double>>(Vector128.ConditionalSelect),
    };

    static MethodInfo Unary<TIn, TOut>(Func<TIn, TOut> method) => method.Method;
    static MethodInfo Binary<T>(Func<T, T, T> method) => method.Method;
    static MethodInfo Ternary<T>(Func<T, T, T, T> method) => method.Method;
}
