namespace Hormesis.Tests.Model.Numerics;

/// <summary>Gaussian elimination with partial pivoting, plainly: what sparse factors are compared with.</summary>
static class DenseSolve
{
    public static double[] Solve(double[,] matrix, double[] rightSide)
    {
        var (a, x, n) = ((double[,])matrix.Clone(), (double[])rightSide.Clone(), rightSide.Length);
        for (var k = 0; k < n; k++)
        {
            Swap(a, x, k, Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(a[i, k])));
            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++) a[i, j] -= factor * a[k, j];
                x[i] -= factor * x[k];
            }
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++) x[i] -= a[i, j] * x[j];
            x[i] /= a[i, i];
        }
        return x;
    }

    static void Swap(double[,] a, double[] x, int k, int pivot)
    {
        (x[k], x[pivot]) = (x[pivot], x[k]);
        for (var j = 0; j < x.Length; j++) (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
    }
}
