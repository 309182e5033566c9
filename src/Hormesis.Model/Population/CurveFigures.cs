namespace Hormesis.Model.Population;

/// <summary>What a curve says of those statistics that surveys print, without chance.</summary>
/// <param name="MeanSlope">Mean of dQ/dz, which is the mean of z Q(z): what a shift of the score by one does to the mean.</param>
readonly record struct CurveFigures(double Mean, double Sd, double Median, double P025, double P975, double SdOfLog, double MeanSlope)
{
    const double End = 6, Step = 0.2;

    /// <summary>Of the normal distribution; between them lie 95 %.</summary>
    public const double TailScore = 1.959963984540054;

    // The trapezium rule: for what falls off like exp(-z²) on both sides it is exact to many digits at this step.
    static readonly double[] Nodes = [.. Enumerable.Range(0, (int)Math.Round(2 * End / Step) + 1).Select(i => i * Step - End)];
    static readonly double[] Weights = Normalised(Nodes);
    static readonly double[] Arcsinhs = [.. Nodes.Select(Math.Asinh)];
    static readonly double TailArcsinh = Math.Asinh(TailScore);

    public static CurveFigures Of(QuantileCurve curve)
    {
        double mean = 0, square = 0, meanOfLog = 0, squareOfLog = 0, slope = 0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            var log = curve.LogPlace + curve.LogScale * Math.Sinh((Arcsinhs[i] + curve.Skew) / curve.Weight);
            var (value, weight) = (Math.Exp(log), Weights[i]);
            mean += weight * value;
            square += weight * value * value;
            meanOfLog += weight * log;
            squareOfLog += weight * log * log;
            slope += weight * value * Nodes[i];
        }
        return new(
            mean, Math.Sqrt(square - mean * mean), curve.AtArcsinh(0), curve.AtArcsinh(-TailArcsinh), curve.AtArcsinh(TailArcsinh),
            Math.Sqrt(squareOfLog - meanOfLog * meanOfLog), slope);
    }

    static double[] Normalised(double[] nodes)
    {
        var weights = nodes.Select(z => Math.Exp(-z * z / 2)).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }
}
