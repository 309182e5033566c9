using System.Text.Json.Serialization;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Bottle.Fit;

/// <summary>Which parameters are fitted to which measurements, as fit.json states it.</summary>
public sealed record FitPlan(
    string About, [property: JsonPropertyName("ozoneUgPerMlAt25CAnd1Atm")] double OzoneUgPerMl, double TasStartMmolPerL,
    IReadOnlyList<FreeParameter> Free, IReadOnlyList<Measurement> Measurements)
{
    public static FitPlan Shipped { get; } = EmbeddedData.Load(typeof(FitPlan).Assembly, "Bottle/Fit/fit.json", FitJson.Default.FitPlan);

    /// <summary>The experiment that the measurements are from.</summary>
    public BottleInputs Experiment => new()
    {
        Ozone = OzoneConcentration.FromMicrogramsPerMillilitre(OzoneUgPerMl, ReferenceCondition.At25CAnd1Atm),
    };
}

/// <summary>What is believed of a parameter before the measurements.</summary>
public enum Prior
{
    /// <summary>Evenly between low and high.</summary>
    Uniform,

    /// <summary>95 % between low and high, evenly spread about their geometric mean.</summary>
    LogNormal,
}

/// <summary>A parameter that is fitted.</summary>
public sealed record FreeParameter(string Name, Prior Prior, double Low, double High, string Text)
{
    // Half of the range that holds 95 % of a normal distribution, in standard deviations.
    const double HalfRange = 1.959964;

    /// <summary>The parameter's value for a coordinate in which the sampler moves: its logarithm, or itself.</summary>
    public double Value(double coordinate) => Prior == Prior.LogNormal ? Math.Exp(coordinate) : coordinate;

    public double Coordinate(double value) => Prior == Prior.LogNormal ? Math.Log(value) : value;

    public double Middle => Prior == Prior.LogNormal ? 0.5 * (Math.Log(Low) + Math.Log(High)) : 0.5 * (Low + High);

    /// <summary>Standard deviation of the prior, in the coordinate.</summary>
    public double Spread => Prior == Prior.LogNormal ? (Math.Log(High) - Math.Log(Low)) / (2 * HalfRange) : (High - Low) / Math.Sqrt(12);

    /// <summary>Up to a constant; -infinity where the prior excludes it.</summary>
    public double LogDensity(double coordinate) => Prior switch
    {
        Prior.LogNormal => -0.5 * Math.Pow((coordinate - Middle) / Spread, 2),
        Prior.Uniform => coordinate >= Low && coordinate <= High ? 0 : double.NegativeInfinity,
        _ => throw new InvalidOperationException($"{Prior} is no prior"),
    };
}

/// <summary>Whether a measurement is fitted to, or kept aside to see what the fit is worth.</summary>
public enum Role
{
    Fitted,
    HeldOut,
}

/// <summary>One published number.</summary>
/// <param name="Sd">Standard deviation, in the observable's unit; ours where the paper gives none.</param>
public sealed record Measurement(string Id, string Observable, double AtSeconds, double Mean, double Sd, Role Role, string Source)
{
    /// <summary>How many standard deviations the prediction is above what was reported.</summary>
    public double Deviation(double predicted) => (predicted - Mean) / Sd;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(FitPlan))]
sealed partial class FitJson : JsonSerializerContext;
