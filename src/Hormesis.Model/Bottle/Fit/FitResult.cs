namespace Hormesis.Model.Bottle.Fit;

/// <summary>What a fit found.</summary>
public sealed record FitResult
{
    public required IReadOnlyList<FittedParameter> Parameters { get; init; }
    public required IReadOnlyList<FittedMeasurement> Measurements { get; init; }

    /// <summary>Between parameters, in the coordinates of their priors; -1 to 1.</summary>
    public required IReadOnlyList<double[]> Correlations { get; init; }

    /// <summary>Of the sampler's proposals; below 0.1 the chain hardly moved.</summary>
    public required double AcceptedShare { get; init; }
    public required int Draws { get; init; }
}

/// <summary>The middle 95 % of a distribution and its median.</summary>
public readonly record struct Band(double Low, double Mid, double High)
{
    public bool Holds(double value) => Low <= value && value <= High;
}

/// <summary>A parameter after the fit.</summary>
/// <param name="Shipped">The value in the parameter table.</param>
/// <param name="PriorLow">Before the measurements, 95 % (or all, for an even prior) between this and the next.</param>
/// <param name="WidthToPrior">Standard deviation relative to the prior's: 1 says that the measurements told nothing.</param>
/// <param name="EffectiveDraws">Independent draws that the chain is worth.</param>
public sealed record FittedParameter(
    string Name, string Text, double Shipped, double PriorLow, double PriorHigh, Band Posterior, double WidthToPrior, double EffectiveDraws)
{
    public bool Determined => WidthToPrior < BottleFit.DeterminedBelow;
}

/// <summary>A measurement beside what the model says of it.</summary>
/// <param name="Shipped">Predicted with the parameter table.</param>
/// <param name="Posterior">Predicted over the posterior.</param>
public sealed record FittedMeasurement(Measurement Measurement, double Shipped, Band Posterior)
{
    /// <summary>Within two standard deviations, at the middle of the posterior.</summary>
    public bool Fits => Math.Abs(Measurement.Deviation(Posterior.Mid)) <= 2;
}
