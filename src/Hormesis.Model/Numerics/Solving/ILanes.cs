using System.Numerics;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>
/// Some doubles that are worked on together, one for each patient. The same operations at every width give the same bits in a
/// lane: no sum across lanes, multiply-adds only where they are asked for.
/// </summary>
interface ILanes<T> :
    IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>
    where T : unmanaged, ILanes<T>
{
    static abstract int Count { get; }
    static abstract T Of(double value);

    /// <summary>a b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);
    static abstract T Min(T a, T b);
    static abstract T Max(T a, T b);
    static abstract T Abs(T a);
    static abstract T Sqrt(T a);

    /// <summary>a to the power e for a above zero, as exp(e log a).</summary>
    static abstract T Pow(T a, T exponent);

    /// <summary>All bits of a lane set where a &gt;= b; never where one is not a number.</summary>
    static abstract T AtLeast(T a, T b);
    static abstract T And(T a, T b);
    static abstract T Select(T mask, T then, T otherwise);

    /// <summary>One bit a lane, from the sign.</summary>
    static abstract uint Bits(T mask);
}
