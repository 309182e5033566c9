using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Numerics;

/// <summary>
/// An independent solver of stiff problems, slow and exact: linearly implicit Euler with Richardson extrapolation over step
/// numbers 1, 2, 3 … (Deuflhard, SIAM Rev 27:505, 1985; Hairer and Wanner, section IV.9). It evaluates the declaration as it is
/// written and uses nothing of the kernels.
/// </summary>
sealed class ExtrapolatedEuler(ModelDeclaration model, double tolerance)
{
    // More would gain an order and lose two digits: the weights of the tableau grow, and rounding with them.
    const int Columns = 6;

    readonly Derivative _derivative = new();
    readonly double[] _parameters = model.DefaultParameters();

    public double[] Solve(double[] start, double end)
    {
        var (y, t, h) = (start, 0.0, Math.Min(1e-9, end));
        while (t < end)
        {
            h = Math.Min(h, end - t);
            var (next, error) = Step(y, h);
            if (error <= 1) (y, t) = (next, h == end - t ? end : t + h);
            h *= Math.Clamp(0.9 * Math.Pow(error, -1.0 / Columns), 0.1, 10);
        }
        return y;
    }

    (double[] Next, double Error) Step(double[] y, double h)
    {
        var jacobian = Jacobian(y);
        var row = new double[Columns][];
        double[] before = [];
        for (var j = 0; j < Columns; j++)
        {
            // Aitken and Neville, one row of the tableau at a time; what was in the row is the row before.
            var left = Euler(y, h, steps: j + 1, jacobian);
            for (var k = 0; k < j; k++)
            {
                var ratio = (j + 1.0) / (j - k) - 1;
                var better = left.Zip(row[k], (fine, coarse) => fine + (fine - coarse) / ratio).ToArray();
                (row[k], left) = (left, better);
            }
            row[j] = left;
            if (j == Columns - 2) before = left;
        }
        var last = row[Columns - 1];
        var error = last.Select((x, i) => Math.Abs(x - before[i]) / (tolerance * (Smallest(i) + Math.Abs(x)))).Max();
        return (last, double.IsNaN(error) ? 1e9 : Math.Max(error, 1e-9));
    }

    // Below this the tolerance is absolute: rounding in sums of large terms leaves no more digits.
    double Smallest(int state) => 1e-3 * model.States[state].Scale;

    double[] Euler(double[] y, double h, int steps, double[,] jacobian)
    {
        var matrix = new double[y.Length, y.Length];
        for (var i = 0; i < y.Length; i++)
            for (var j = 0; j < y.Length; j++) matrix[i, j] = (i == j ? 1 : 0) - h / steps * jacobian[i, j];
        var now = y;
        for (var step = 0; step < steps; step++)
        {
            var change = DenseSolve.Solve(matrix, [.. Rates(now).Select(f => h / steps * f)]);
            now = [.. now.Zip(change, (a, b) => a + b)];
        }
        return now;
    }

    double[] Rates(double[] y)
    {
        Evaluation evaluation = new(y, _parameters);
        return [.. model.Rates.Select(evaluation.Of)];
    }

    double[,] Jacobian(double[] y)
    {
        Evaluation evaluation = new(y, _parameters);
        var jacobian = new double[y.Length, y.Length];
        for (var i = 0; i < y.Length; i++)
        {
            foreach (var state in model.States)
                jacobian[i, state.Symbol.Index] = evaluation.Of(_derivative.Of(model.Rates[i], state.Symbol));
        }
        return jacobian;
    }
}
