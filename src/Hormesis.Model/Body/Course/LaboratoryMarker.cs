using Hormesis.Model.Population;

namespace Hormesis.Model.Body.Course;

/// <summary>What the two errors of a marker are counted in.</summary>
public enum MarkerNoise
{
    /// <summary>Coefficients of variation, in percent: concentrations and activities.</summary>
    Percent,

    /// <summary>Standard deviations, in the marker's own points: scores.</summary>
    Points,
}

/// <summary>
/// An observable of the body as a laboratory, an instrument or a questionnaire reports it: with unit, code and two errors. What
/// the value truly is, is the body's.
/// </summary>
/// <param name="Unit">UCUM.</param>
/// <param name="Loinc">Null where the clinical reference settles on no code.</param>
/// <param name="Assay">Error of measuring the same sample twice.</param>
/// <param name="Within">Variation of one person between days on which nothing has changed.</param>
/// <param name="Low">The least that is reported.</param>
/// <param name="High">The most; infinite where a scale has no end.</param>
/// <param name="Certainty">As in the references: S read, R remembered and not verified, D our design.</param>
public sealed record LaboratoryMarker(
    string Name, string Unit, LoincCode? Loinc, MarkerNoise Noise, double Assay, double Within, double Low, double High, string Source,
    string Certainty)
{
    /// <summary>What stands where there is no LOINC code.</summary>
    public const string Local = "local";

    const double PerPercent = 0.01;

    public string Code => Loinc?.Code ?? Local;

    /// <summary>
    /// A report of the true value. Patient, marker and occasion say which: the same three give the same report, and another
    /// occasion draws both errors anew.
    /// </summary>
    public double Measured(double truth, Spread who, string occasion)
    {
        var (within, assay) = ($"within {Name} {occasion}", $"assay {Name} {occasion}");
        var value = Noise switch
        {
            MarkerNoise.Percent => truth * who.Factor(within, Within * PerPercent) * who.Factor(assay, Assay * PerPercent),
            MarkerNoise.Points => truth + Within * who.Normal(within) + Assay * who.Normal(assay),
            _ => throw new InvalidOperationException($"{Name} has no kind of error: {Noise}"),
        };
        return Math.Clamp(value, Low, High);
    }
}
