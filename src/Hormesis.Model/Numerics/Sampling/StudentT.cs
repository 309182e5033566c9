namespace Hormesis.Model.Numerics.Sampling;

/// <summary>Student's t distribution.</summary>
/// <remarks>By the incomplete beta function, DLMF 8.17; at most some 1e-12 from SciPy.</remarks>
public static class StudentT
{
    /// <summary>The share below a value.</summary>
    /// <param name="freedom">Degrees of freedom, above 0; need not be whole.</param>
    public static double Below(double t, double freedom)
    {
        var tail = Beyond(Math.Abs(t), freedom) / 2;
        return t > 0 ? 1 - tail : tail;
    }

    /// <summary>The share further from zero than a value, on both sides: the p of a two-sided test.</summary>
    public static double Beyond(double t, double freedom)
    {
        if (!(freedom > 0)) throw new ArgumentOutOfRangeException(nameof(freedom), freedom, "not above 0");
        return double.IsInfinity(t) ? 0 : SpecialFunctions.IncompleteBeta(freedom / 2, 0.5, freedom / (freedom + t * t));
    }

    /// <summary>The value that a share lies below, by bisection.</summary>
    /// <param name="share">Above 0 and below 1.</param>
    public static double Quantile(double share, double freedom)
    {
        if (!(share is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "not between 0 and 1");
        if (share < 0.5) return -Quantile(1 - share, freedom);
        var (low, high) = (0.0, 1.0);
        while (Below(high, freedom) < share) (low, high) = (high, 2 * high);
        while (low + (high - low) / 2 is var middle && middle > low && middle < high)
        {
            if (Below(middle, freedom) < share) low = middle;
            else high = middle;
        }
        return high;
    }
}
