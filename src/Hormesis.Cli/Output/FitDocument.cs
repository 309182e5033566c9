using Hormesis.Model.Bottle.Fit;

namespace Hormesis.Cli.Output;

sealed record FitDocument(
    IReadOnlyList<FitParameterDocument> Parameters, IReadOnlyList<FitMeasurementDocument> Measurements,
    IReadOnlyList<double[]> Correlations, double AcceptedShare, int Draws, ulong Seed)
{
    public static FitDocument Of(FitResult r, ulong seed) => new(
        [.. r.Parameters.Select(FitParameterDocument.Of)], [.. r.Measurements.Select(FitMeasurementDocument.Of)],
        r.Correlations, r.AcceptedShare, r.Draws, seed);
}

sealed record FitParameterDocument(
    string Name, string Text, double Shipped, double PriorLow, double PriorHigh, double Low, double Mid, double High,
    double WidthToPrior, bool Determined, double EffectiveDraws)
{
    public static FitParameterDocument Of(FittedParameter p) => new(
        p.Name, p.Text, p.Shipped, p.PriorLow, p.PriorHigh, p.Posterior.Low, p.Posterior.Mid, p.Posterior.High,
        p.WidthToPrior, p.Determined, p.EffectiveDraws);
}

sealed record FitMeasurementDocument(
    string Id, string Observable, double AtSeconds, double Reported, double Sd, string Role, string Source,
    double Shipped, double Low, double Mid, double High, bool Fits)
{
    public static FitMeasurementDocument Of(FittedMeasurement m) => new(
        m.Measurement.Id, m.Measurement.Observable, m.Measurement.AtSeconds, m.Measurement.Mean, m.Measurement.Sd,
        m.Measurement.Role == Hormesis.Model.Bottle.Fit.Role.Fitted ? "fitted" : "held out", m.Measurement.Source,
        m.Shipped, m.Posterior.Low, m.Posterior.Mid, m.Posterior.High, m.Fits);
}
