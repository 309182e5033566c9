using System.Runtime.Intrinsics;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>Two patients at a time.</summary>
readonly struct Lanes128(Vector128<double> value) : ILanes<Lanes128>
{
    readonly Vector128<double> _value = value;

    public static int Count => 2;
    public static Lanes128 Of(double value) => new(Vector128.Create(value));
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new(a._value + b._value);
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new(a._value - b._value);
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new(a._value * b._value);
    public static Lanes128 operator /(Lanes128 a, Lanes128 b) => new(a._value / b._value);
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new(Vector128.FusedMultiplyAdd(a._value, b._value, c._value));
    public static Lanes128 Min(Lanes128 a, Lanes128 b) => new(Vector128.Min(a._value, b._value));
    public static Lanes128 Max(Lanes128 a, Lanes128 b) => new(Vector128.Max(a._value, b._value));
    public static Lanes128 Abs(Lanes128 a) => new(Vector128.Abs(a._value));
    public static Lanes128 Sqrt(Lanes128 a) => new(Vector128.Sqrt(a._value));
    public static Lanes128 Pow(Lanes128 a, Lanes128 exponent) => new(Vector128.Exp(exponent._value * Vector128.Log(a._value)));
    public static Lanes128 AtLeast(Lanes128 a, Lanes128 b) => new(Vector128.GreaterThanOrEqual(a._value, b._value));
    public static Lanes128 And(Lanes128 a, Lanes128 b) => new(a._value & b._value);

    public static Lanes128 Select(Lanes128 mask, Lanes128 then, Lanes128 otherwise) =>
        new(Vector128.ConditionalSelect(mask._value, then._value, otherwise._value));

    public static uint Bits(Lanes128 mask) => mask._value.ExtractMostSignificantBits();
}
