namespace Hormesis.Model.Population;

/// <summary>What a survey prints of a marker.</summary>
public enum Statistic
{
    Mean,
    Median,
    P025,
    P975,
    Sd,
    SdOfLog,
}

/// <summary>One printed figure and what the patients have in its place.</summary>
/// <param name="TolerancePercent">Null for what is told and not judged.</param>
public sealed record MarginalCheck(Marker Marker, Sex Sex, Statistic Statistic, double Table, double Sampled, double? TolerancePercent)
{
    public double DifferencePercent => 100 * (Sampled / Table - 1);

    public bool Within => TolerancePercent is not { } tolerance || Math.Abs(DifferencePercent) <= tolerance;
}

/// <summary>A pair's correlation of normal scores, in the table and among the patients.</summary>
public sealed record CorrelationCheck(string First, string Second, Sex Sex, double Table, double Sampled, double Tolerance)
{
    public bool Within => Math.Abs(Sampled - Table) <= Tolerance;
}

/// <summary>A marker's rise with a year of age, in the table and among the patients. It is told and not judged.</summary>
public sealed record SlopeCheck(Marker Marker, Sex Sex, double Table, double Sampled);

/// <summary>
/// How patients agree with what they were made from. The surveys left out diabetics, so those are not counted; the ages and
/// habits must be the surveyed ones for the comparison to mean something.
/// </summary>
/// <param name="Patients">Counted of each sex.</param>
public sealed record PopulationAgreement(
    IReadOnlyDictionary<Sex, int> Patients, IReadOnlyList<MarginalCheck> Marginals, IReadOnlyList<CorrelationCheck> Correlations,
    IReadOnlyList<SlopeCheck> Slopes)
{
    public bool AllWithin => Marginals.All(m => m.Within) && Correlations.All(c => c.Within);

    public static PopulationAgreement Of(IEnumerable<VirtualPatient> patients)
    {
        var table = PopulationTable.Shipped;
        var columns = Enum.GetValues<Sex>().ToDictionary(s => s, _ => new Columns(table));
        foreach (var patient in patients.Where(p => !p.Diabetes)) columns[patient.Sex].Add(patient);
        var counted = columns.Where(c => c.Value.Count > 1).ToList();
        return new(
            columns.ToDictionary(c => c.Key, c => c.Value.Count),
            [.. table.Markers.SelectMany(m => counted.SelectMany(c => ChecksOf(c.Value[m.Name], m, c.Key, table.Agreement)))],
            [.. table.Correlations.SelectMany(p => counted.Select(c => Correlation(c.Value, p, c.Key, table.Agreement)))],
            [.. table.Markers.SelectMany(m => counted.SelectMany(c => Slope(c.Value, m, c.Key)))]);
    }

    static IEnumerable<MarginalCheck> ChecksOf(double[] column, Marker marker, Sex sex, AgreementRules rules)
    {
        var (survey, sample) = (marker.Of(sex), SampleFigures.Of(column));
        (Statistic Statistic, double? Table, double Sampled, double? Tolerance)[] all =
        [
            (Statistic.Mean, survey.Mean, sample.Mean, rules.MeanPercent),
            (Statistic.Median, survey.Median, sample.Median, rules.MeanPercent),
            (Statistic.P025, survey.P025, sample.P025, rules.TailPercent),
            (Statistic.P975, survey.P975, sample.P975, rules.TailPercent),
            (Statistic.Sd, survey.Sd, sample.Sd, null),
            (Statistic.SdOfLog, survey.SdOfLog, sample.SdOfLog, null),
        ];
        return from s in all
               where s.Table is not null
               select new MarginalCheck(marker, sex, s.Statistic, s.Table ?? double.NaN, s.Sampled, s.Tolerance);
    }

    static CorrelationCheck Correlation(Columns columns, MarkerCorrelation pair, Sex sex, AgreementRules rules) => new(
        pair.First, pair.Second, sex, pair.Of(sex),
        SampleFigures.Correlation(SampleFigures.NormalScores(columns[pair.First]), SampleFigures.NormalScores(columns[pair.Second])),
        rules.Correlation);

    static IEnumerable<SlopeCheck> Slope(Columns columns, Marker marker, Sex sex)
    {
        if (marker.Of(sex).SlopePerYear is not { } slope) yield break;
        var (ages, values) = (columns[MarkerCorrelation.Age], columns[marker.Name]);
        var sampled = SampleFigures.Correlation(ages, values) * SampleFigures.Deviation(values) / SampleFigures.Deviation(ages);
        yield return new(marker, sex, slope, sampled);
    }

    /// <summary>Ages and markers of all patients of one sex, each in a column.</summary>
    sealed class Columns(PopulationTable table)
    {
        readonly List<double> ages = [];
        readonly List<double>[] markers = [.. table.Markers.Select(_ => new List<double>())];

        public int Count => ages.Count;

        public double[] this[string name] => [.. name == MarkerCorrelation.Age ? ages : markers[table.PlaceOf(name)]];

        public void Add(VirtualPatient patient)
        {
            ages.Add(patient.AgeYears);
            for (var i = 0; i < markers.Length; i++) markers[i].Add(patient.Markers[i]);
        }
    }
}
