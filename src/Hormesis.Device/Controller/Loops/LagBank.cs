using System.Runtime.Intrinsics;

namespace Hormesis.Device.Controller.Loops;

/// <summary>
/// The generator's model once for each lag in question, side by side: what the photometer should show at gain 1, the gain that fits
/// best with its certainty, and how well it fits (recursive least squares for each lag, and Bayes' rule between them). Eight lanes.
/// </summary>
readonly record struct LagBank
{
    /// <summary>At the photometer, µg/NmL: of the gas, and of what the cell shows.</summary>
    Vector256<float> Made { get; init; }
    public Vector256<float> Shown { get; private init; }

    /// <summary>Gain that fits best, and one over its variance.</summary>
    Vector256<float> Gain { get; init; }
    Vector256<float> Precision { get; init; }

    /// <summary>Logarithm of each lag's likelihood, the best at zero.</summary>
    Vector256<float> Likelihood { get; init; }

    /// <summary>Nothing learnt: the gain is 1 within the spread.</summary>
    public static LagBank Unlearnt(LagGrid grid, double spread) => new()
    {
        Gain = Vector256.Create(1f),
        Precision = Vector256.Create((float)(1 / (spread * spread))),
        Likelihood = grid.Unlearnt,
    };

    /// <summary>Lets time pass: generator and cell lag behind what comes out of the line.</summary>
    public LagBank Follow(double arrives, double seconds, LagGrid grid, double cellSeconds)
    {
        var dt = Vector256.Create((float)seconds);
        var made = Made + dt / (grid.Seconds + dt) * (Vector256.Create((float)arrives) - Made);
        return this with { Made = made, Shown = Shown + (float)(seconds / (cellSeconds + seconds)) * (made - Shown) };
    }

    /// <summary>Learns from one sample of the photometer.</summary>
    /// <param name="sample">µg/NmL.</param>
    /// <param name="noise">Standard deviation of one.</param>
    /// <param name="misfit">Error of the model, as a share of the way that is still to go.</param>
    /// <param name="goesTo">Where the model is heading at gain 1.</param>
    public LagBank Learn(double sample, double noise, double misfit, double goesTo)
    {
        var off = (float)misfit * (Vector256.Create((float)goesTo) - Shown);
        var variance = Vector256.Create((float)(noise * noise)) + off * off;
        var uncertain = Shown * Shown / Precision;
        var error = Vector256.Create((float)sample) - Gain * Shown;
        var spread = variance + uncertain;
        var likelihood = Likelihood - 0.5f * (error * error / spread + Vector256.Log(spread));
        return this with
        {
            Gain = Gain + Shown / Precision / spread * error,
            Precision = Precision + Shown * Shown / variance,
            Likelihood = likelihood - Vector256.Create(Largest(likelihood)),
        };
    }

    /// <summary>What all lags say together: gain, its standard deviation, and the logarithm of the lag.</summary>
    public (double Gain, double Deviation, double LagLogarithm) Verdict(LagGrid grid)
    {
        var weights = Vector256.Exp(Likelihood);
        weights /= Vector256.Create(Vector256.Sum(weights));
        var gain = Vector256.Sum(weights * Gain);
        var apart = Gain - Vector256.Create(gain);
        var variance = Vector256.Sum(weights * (Vector256<float>.One / Precision + apart * apart));
        return (gain, Math.Sqrt(variance), Vector256.Sum(weights * grid.Logarithms));
    }

    static float Largest(Vector256<float> values)
    {
        var largest = values.GetElement(0);
        for (var i = 1; i < LagGrid.Count; i++) largest = Math.Max(largest, values.GetElement(i));
        return largest;
    }
}
