using Hormesis.Model.Population;

namespace Hormesis.Cli.Output;

/// <summary>What population --json prints.</summary>
/// <param name="Men">Counted: those without diabetes, as in the surveys.</param>
/// <param name="Women">Counted: those without diabetes, as in the surveys.</param>
/// <param name="Within">Whether all that is judged is within its tolerance.</param>
sealed record PopulationDocument(
    ulong Seed, int Men, int Women, bool Within, IReadOnlyList<MarginalDocument> Marginals,
    IReadOnlyList<CorrelationDocument> Correlations)
{
    public static PopulationDocument Of(PopulationAgreement a, ulong seed) => new(
        seed, a.Patients[Sex.Male], a.Patients[Sex.Female], a.AllWithin,
        [.. a.Marginals.Select(MarginalDocument.Of)], [.. a.Correlations.Select(CorrelationDocument.Of)]);
}

/// <param name="Statistic">mean, median, P2.5, P97.5, SD or SD of ln.</param>
/// <param name="TolerancePercent">Absent where the difference is told and not judged.</param>
sealed record MarginalDocument(
    string Marker, string Unit, string? Loinc, string Sex, string Statistic, double Table, double Sampled, double DifferencePercent,
    double? TolerancePercent, bool Within, string Source)
{
    public static MarginalDocument Of(MarginalCheck c) => new(
        c.Marker.Name, c.Marker.Unit, c.Marker.Loinc?.Code, PopulationPage.Word(c.Sex), PopulationPage.Word(c.Statistic),
        c.Table, c.Sampled, c.DifferencePercent, c.TolerancePercent, c.Within, c.Marker.Source);
}

sealed record CorrelationDocument(string First, string Second, string Sex, double Table, double Sampled, double Tolerance, bool Within)
{
    public static CorrelationDocument Of(CorrelationCheck c) =>
        new(c.First, c.Second, PopulationPage.Word(c.Sex), c.Table, c.Sampled, c.Tolerance, c.Within);
}
