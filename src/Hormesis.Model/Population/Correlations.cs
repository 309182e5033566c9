namespace Hormesis.Model.Population;

/// <summary>A matrix of correlations, made possible where a table's pairs, each by itself, are not possible together.</summary>
static class Correlations
{
    const int MostProjections = 500;
    const double LeastEigenvalue = 1e-6, Converged = 1e-9;

    /// <summary>The lower triangle that turns independent scores into correlated ones.</summary>
    public static double[,] Factor(double[,] correlations) => Matrices.Cholesky(correlations)
        ?? Matrices.Cholesky(Nearest(correlations))
        ?? throw new InvalidOperationException("no matrix of correlations is near the table's");

    /// <summary>
    /// The nearest matrix of correlations (Frobenius norm) by alternating projections with Dykstra's correction (Higham, IMA J.
    /// Numer. Anal. 22:329, 2002), held a little away from singular.
    /// </summary>
    public static double[,] Nearest(double[,] correlations)
    {
        var n = correlations.GetLength(0);
        var (matrix, correction) = ((double[,])correlations.Clone(), new double[n, n]);
        for (var projection = 0; projection < MostProjections; projection++)
        {
            var corrected = Combined(matrix, correction, -1);
            var positive = Positive(corrected);
            correction = Combined(positive, corrected, -1);
            var unit = (double[,])positive.Clone();
            for (var i = 0; i < n; i++) unit[i, i] = 1;
            var moved = Combined(unit, matrix, -1).Cast<double>().Max(Math.Abs);
            matrix = unit;
            if (moved < Converged) break;
        }
        return Scaled(Positive(matrix));
    }

    // What is left of a matrix whose eigenvalues are not let below the least.
    static double[,] Positive(double[,] symmetric)
    {
        var (values, vectors) = Matrices.Eigen(symmetric);
        var n = values.Length;
        var sum = new double[n, n];
        for (var e = 0; e < n; e++)
        {
            var value = Math.Max(values[e], LeastEigenvalue);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++) sum[i, j] += value * vectors[i, e] * vectors[j, e];
            }
        }
        return sum;
    }

    static double[,] Scaled(double[,] covariance)
    {
        var n = covariance.GetLength(0);
        var scaled = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) scaled[i, j] = i == j ? 1 : covariance[i, j] / Math.Sqrt(covariance[i, i] * covariance[j, j]);
        }
        return scaled;
    }

    static double[,] Combined(double[,] a, double[,] b, double factor)
    {
        var n = a.GetLength(0);
        var sum = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) sum[i, j] = a[i, j] + factor * b[i, j];
        }
        return sum;
    }
}
