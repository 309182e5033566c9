namespace Hormesis.Model.Population;

/// <summary>
/// Finds the curve that meets what a survey prints. Mean and quantiles go before standard deviations; skew and tails that no
/// figure asks for stay those of the log-normal distribution.
/// </summary>
/// <remarks>Levenberg-Marquardt in four parameters, with a fixed start: the same figures give the same curve.</remarks>
sealed class CurveFit
{
    const int Parameters = 4, MostSteps = 200;
    const double Nudge = 1e-6, LeastGain = 1e-9, FirstDamping = 1e-3, DampingDown = 0.1, DampingUp = 4, MostDamping = 1e9;

    readonly FitRules rules;
    readonly List<(double Target, double Error, Func<CurveFigures, double> Read)> wanted = [];
    readonly double start, spread;

    CurveFit(Survey survey, FitRules rules)
    {
        this.rules = rules;
        Want(survey.Mean, rules.Centre, f => f.Mean);
        Want(survey.Median, rules.Centre, f => f.Median);
        Want(survey.P025, rules.Tail, f => f.P025);
        Want(survey.P975, rules.Tail, f => f.P975);
        Want(survey.Sd, rules.Spread, f => f.Sd);
        Want(survey.SdOfLog, rules.Spread, f => f.SdOfLog);
        start = Math.Log(survey.Median ?? survey.Mean ?? Math.Sqrt(survey.P025 * survey.P975 ?? double.NaN));
        spread = survey.SdOfLog ?? survey.Sd / survey.Mean
            ?? Math.Log(survey.P975 / survey.P025 ?? double.NaN) / (2 * CurveFigures.TailScore);
        if (!double.IsFinite(start) || !(spread > 0)) throw new InvalidOperationException($"{survey} says too little for a curve");
    }

    public static QuantileCurve Of(Survey survey, FitRules rules) => new CurveFit(survey, rules).Solve();

    void Want(double? target, double error, Func<CurveFigures, double> read)
    {
        if (target is { } t) wanted.Add((t, error, read));
    }

    QuantileCurve Solve()
    {
        double[] at = [start, Math.Log(spread), 0, 0];
        var (misses, damping) = (Misses(at), FirstDamping);
        for (var step = 0; step < MostSteps && damping < MostDamping; step++)
        {
            var (normal, gradient) = Linearised(at, misses);
            var tried = Tried(at, normal, gradient, damping);
            var missesThere = Misses(tried);
            var gain = Cost(misses) - Cost(missesThere);
            if (gain > 0) (at, misses, damping) = (tried, missesThere, damping * DampingDown);
            else damping *= DampingUp;
            if (gain is >= 0 and < LeastGain) break;
        }
        return CurveAt(at);
    }

    static QuantileCurve CurveAt(double[] p) => new(p[0], Math.Exp(p[1]), p[2], Math.Exp(p[3]));

    double[] Misses(double[] at)
    {
        var figures = CurveFigures.Of(CurveAt(at));
        var misses = new double[wanted.Count + 2];
        for (var i = 0; i < wanted.Count; i++) misses[i] = (wanted[i].Read(figures) / wanted[i].Target - 1) / wanted[i].Error;
        misses[^2] = at[2] / rules.SkewFree;
        misses[^1] = at[3] / rules.WeightFree;
        return misses;
    }

    static double Cost(double[] misses) => Product(misses, misses) is var sum && double.IsFinite(sum) ? sum : double.PositiveInfinity;

    // JᵀJ and Jᵀr, by forward differences.
    (double[,] Normal, double[] Gradient) Linearised(double[] at, double[] misses)
    {
        var columns = new double[Parameters][];
        for (var p = 0; p < Parameters; p++)
        {
            var nudged = (double[])at.Clone();
            nudged[p] += Nudge;
            columns[p] = Misses(nudged);
            for (var i = 0; i < misses.Length; i++) columns[p][i] = (columns[p][i] - misses[i]) / Nudge;
        }
        var (normal, gradient) = (new double[Parameters, Parameters], new double[Parameters]);
        for (var p = 0; p < Parameters; p++)
        {
            for (var q = 0; q < Parameters; q++) normal[p, q] = Product(columns[p], columns[q]);
            gradient[p] = Product(columns[p], misses);
        }
        return (normal, gradient);
    }

    static double Product(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    double[] Tried(double[] at, double[,] normal, double[] gradient, double damping)
    {
        var damped = (double[,])normal.Clone();
        for (var p = 0; p < Parameters; p++) damped[p, p] *= 1 + damping;
        var lower = Matrices.Cholesky(damped) ?? throw new InvalidOperationException("the curve's normal equations have no solution");
        var change = Matrices.Solve(lower, gradient);
        double[] tried = [at[0] - change[0], at[1] - change[1], at[2] - change[2], at[3] - change[3]];
        tried[2] = Math.Clamp(tried[2], -rules.SkewMost, rules.SkewMost);
        tried[3] = Math.Clamp(tried[3], -rules.WeightMost, rules.WeightMost);
        return tried;
    }
}
