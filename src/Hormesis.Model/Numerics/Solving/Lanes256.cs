using System.Runtime.Intrinsics;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>Four patients at a time.</summary>
readonly struct Lanes256(Vector256<double> value) : ILanes<Lanes256>
{
    readonly Vector256<double> _value = value;

    public static int Count => 4;
    public static Lanes256 Of(double value) => new(Vector256.Create(value));
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a._value + b._value);
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a._value - b._value);
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a._value * b._value);
    public static Lanes256 operator /(Lanes256 a, Lanes256 b) => new(a._value / b._value);
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(Vector256.FusedMultiplyAdd(a._value, b._value, c._value));
    public static Lanes256 Min(Lanes256 a, Lanes256 b) => new(Vector256.Min(a._value, b._value));
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new(Vector256.Max(a._value, b._value));
    public static Lanes256 Abs(Lanes256 a) => new(Vector256.Abs(a._value));
    public static Lanes256 Sqrt(Lanes256 a) => new(Vector256.Sqrt(a._value));
    public static Lanes256 Pow(Lanes256 a, Lanes256 exponent) => new(Vector256.Exp(exponent._value * Vector256.Log(a._value)));
    public static Lanes256 AtLeast(Lanes256 a, Lanes256 b) => new(Vector256.GreaterThanOrEqual(a._value, b._value));
    public static Lanes256 And(Lanes256 a, Lanes256 b) => new(a._value & b._value);

    public static Lanes256 Select(Lanes256 mask, Lanes256 then, Lanes256 otherwise) =>
        new(Vector256.ConditionalSelect(mask._value, then._value, otherwise._value));

    public static uint Bits(Lanes256 mask) => mask._value.ExtractMostSignificantBits();
}
