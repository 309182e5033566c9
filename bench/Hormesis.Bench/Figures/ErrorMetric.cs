using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Bench.Figures;

/// <summary>
/// How far results are from a reference: at the end of every segment of every patient the largest, over the states, of
/// |y - ref| / (|ref| + a thousandth of the state's scale). What is not a number is infinitely far, and counts as a failure.
/// </summary>
public static class ErrorMetric
{
    const double Floor = 1e-3; // of the scale: below it a state counts as nothing

    /// <param name="results">States within segments within patients.</param>
    /// <param name="reference">The same, of at least as many patients.</param>
    public static double[] At(ReadOnlySpan<double> results, ReadOnlySpan<double> reference, ReadOnlySpan<double> scales)
    {
        if (reference.Length < results.Length || results.Length % scales.Length != 0)
            throw new ArgumentException($"{results.Length} results, {reference.Length} references, {scales.Length} scales",
                nameof(results));
        var errors = new double[results.Length / scales.Length];
        for (var end = 0; end < errors.Length; end++)
        {
            for (var i = 0; i < scales.Length; i++)
            {
                var at = end * scales.Length + i;
                var error = Math.Abs(results[at] - reference[at]) / (Math.Abs(reference[at]) + Floor * scales[i]);
                errors[end] = Math.Max(errors[end], double.IsNaN(error) ? double.PositiveInfinity : error);
            }
        }
        return errors;
    }

    /// <summary>Patients of whom not every number is one.</summary>
    /// <param name="length">Of one patient's results.</param>
    public static int Failed(ReadOnlySpan<double> results, int length)
    {
        var failed = 0;
        for (var at = 0; at < results.Length; at += length)
            if (results.Slice(at, length).ContainsAnyExceptInRange(double.MinValue, double.MaxValue)) failed++;
        return failed;
    }
}

/// <summary>Errors in three figures, over the ends that were reached.</summary>
public sealed record ErrorFigures(double Median, double P99, double Maximum)
{
    public static ErrorFigures Of(IReadOnlyList<double> errors)
    {
        double[] reached = [.. errors.Where(double.IsFinite)];
        return new(Quantiles.Of(reached, 0.5), Quantiles.Of(reached, 0.99), reached.Max());
    }
}
