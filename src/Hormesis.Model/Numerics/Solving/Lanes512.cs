using System.Runtime.Intrinsics;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>Eight patients at a time.</summary>
readonly struct Lanes512(Vector512<double> value) : ILanes<Lanes512>
{
    readonly Vector512<double> _value = value;

    public static int Count => 8;
    public static Lanes512 Of(double value) => new(Vector512.Create(value));
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a._value + b._value);
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a._value - b._value);
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a._value * b._value);
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new(a._value / b._value);
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.FusedMultiplyAdd(a._value, b._value, c._value));
    public static Lanes512 Min(Lanes512 a, Lanes512 b) => new(Vector512.Min(a._value, b._value));
    public static Lanes512 Max(Lanes512 a, Lanes512 b) => new(Vector512.Max(a._value, b._value));
    public static Lanes512 Abs(Lanes512 a) => new(Vector512.Abs(a._value));
    public static Lanes512 Sqrt(Lanes512 a) => new(Vector512.Sqrt(a._value));
    public static Lanes512 Pow(Lanes512 a, Lanes512 exponent) => new(Vector512.Exp(exponent._value * Vector512.Log(a._value)));
    public static Lanes512 AtLeast(Lanes512 a, Lanes512 b) => new(Vector512.GreaterThanOrEqual(a._value, b._value));
    public static Lanes512 And(Lanes512 a, Lanes512 b) => new(a._value & b._value);

    public static Lanes512 Select(Lanes512 mask, Lanes512 then, Lanes512 otherwise) =>
        new(Vector512.ConditionalSelect(mask._value, then._value, otherwise._value));

    public static uint Bits(Lanes512 mask) => (uint)mask._value.ExtractMostSignificantBits();
}
