namespace Hormesis.Model.Population;

/// <summary>The little linear algebra that curves and correlations need: small, dense, symmetric.</summary>
static class Matrices
{
    // What a positive pivot must at least be, of a matrix whose diagonal is near 1 or larger.
    const double LeastPivot = 1e-12;

    /// <summary>The lower triangle whose product with its transpose is the matrix; null where it is not positive definite.</summary>
    public static double[,]? Cholesky(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var lower = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++) sum -= lower[i, k] * lower[j, k];
                if (i == j && !(sum > LeastPivot)) return null;
                lower[i, j] = i == j ? Math.Sqrt(sum) : sum / lower[j, j];
            }
        }
        return lower;
    }

    /// <summary>x of L Lᵀ x = b.</summary>
    public static double[] Solve(double[,] lower, double[] b)
    {
        var x = (double[])b.Clone();
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= lower[i, k] * x[k];
            x[i] /= lower[i, i];
        }
        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < x.Length; k++) x[i] -= lower[k, i] * x[k];
            x[i] /= lower[i, i];
        }
        return x;
    }

    /// <summary>Eigenvalues, and the eigenvectors as columns, by Jacobi's rotations (Golub and Van Loan 8.5).</summary>
    public static (double[] Values, double[,] Vectors) Eigen(double[,] symmetric)
    {
        const int mostSweeps = 60;
        var (a, n) = ((double[,])symmetric.Clone(), symmetric.GetLength(0));
        var vectors = new double[n, n];
        for (var i = 0; i < n; i++) vectors[i, i] = 1;
        for (var sweep = 0; sweep < mostSweeps; sweep++)
        {
            var rotated = false;
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++) rotated |= Rotate(a, vectors, p, q);
            }
            if (!rotated) break;
        }
        return ([.. Enumerable.Range(0, n).Select(i => a[i, i])], vectors);
    }

    static bool Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        const double negligible = 1e-15;
        if (Math.Abs(a[p, q]) < negligible) return false;
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = Math.CopySign(1 / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1)), theta);
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < a.GetLength(0); k++) (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q]);
        for (var k = 0; k < a.GetLength(0); k++) (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k]);
        for (var k = 0; k < a.GetLength(0); k++)
            (vectors[k, p], vectors[k, q]) = (c * vectors[k, p] - s * vectors[k, q], s * vectors[k, p] + c * vectors[k, q]);
        return true;
    }
}
