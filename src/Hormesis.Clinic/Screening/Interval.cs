using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// All numbers from <paramref name="Low"/> to <paramref name="High"/>, both belonging to it: what a printed value says of the
/// true one, or what a limit cuts off. What is not a number is neither within nor apart from anything.
/// </summary>
readonly record struct Interval(double Low, double High)
{
    /// <summary>No number at all.</summary>
    public static Interval None { get; } = new(double.NaN, double.NaN);

    public static Interval Below(double limit) => new(double.NegativeInfinity, double.BitDecrement(limit));
    public static Interval Above(double limit) => new(double.BitIncrement(limit), double.PositiveInfinity);

    public bool IsWithin(Interval other) => Low >= other.Low && High <= other.High;
    public bool IsApartFrom(Interval other) => High < other.Low || Low > other.High;

    /// <summary>Where the true value lies when <paramref name="value"/> is printed with <paramref name="bound"/>.</summary>
    public static Interval Of(double value, Bound bound) => bound switch
    {
        Bound.Exact => new(value, value),
        Bound.Below => Below(value),
        Bound.AtMost => new(double.NegativeInfinity, value),
        Bound.Above => Above(value),
        Bound.AtLeast => new(value, double.PositiveInfinity),
        _ => None,
    };
}
