using Hormesis.Model.Population;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Population;

/// <summary>The population has the marginals and correlations that it was asked to have (physiology 7.1).</summary>
public sealed class PopulationAgreementTests(AgreementOfEachSex each) : IClassFixture<AgreementOfEachSex>
{
    static readonly AgreementRules Rules = PopulationTable.Shipped.Agreement;

    public static TheoryData<Sex, string> MarkersBySex { get; } = [.. from sex in Enum.GetValues<Sex>()
                                                                     from marker in PopulationTable.Shipped.Markers
                                                                     select (sex, marker.Name)];

    [Theory, MemberData(nameof(MarkersBySex))]
    public void A_marker_has_the_mean_and_the_quantiles_of_its_survey(Sex sex, string marker)
    {
        var checks = each.Of[sex].Marginals.Where(m => m.Marker.Name == marker).ToList();

        Assert.Contains(checks, c => c.Statistic is Statistic.Mean or Statistic.Median && c.TolerancePercent == 2);
        Assert.All(checks, c => Assert.True(c.Within, $"{c.Statistic}: {c.Sampled:G5} for {c.Table:G5}, {c.DifferencePercent:0.0} %"));
    }

    [Theory, MemberData(nameof(MarkersBySex))]
    public void Standard_deviations_are_as_near_as_the_quantiles_allow(Sex sex, string marker)
    {
        // The worst is tocopherol in women, whose quantiles ask for a deviation 7 % larger than the one printed.
        const double most = 8;

        Assert.All(
            each.Of[sex].Marginals.Where(m => m.Marker.Name == marker && m.Statistic is Statistic.Sd or Statistic.SdOfLog),
            c => Assert.InRange(c.DifferencePercent, -most, most));
    }

    [Theory, InlineData(Sex.Male), InlineData(Sex.Female)]
    public void Markers_go_together_as_in_the_table(Sex sex)
    {
        Assert.Equal(PopulationTable.Shipped.Correlations.Count, each.Of[sex].Correlations.Count);
        Assert.All(
            each.Of[sex].Correlations,
            c => Assert.True(Math.Abs(c.Sampled - c.Table) <= 0.03, $"{c.First}, {c.Second}: {c.Sampled:0.000} for {c.Table:0.00}"));
    }

    [Theory, InlineData(Sex.Male), InlineData(Sex.Female)]
    public void Markers_rise_with_age_as_their_slopes_say(Sex sex)
    {
        // Those that have a correlation with age as well follow that, and a ratio follows its parts.
        var told = PopulationTable.Shipped.Correlations.Where(c => c.First == MarkerCorrelation.Age).Select(c => c.Second).ToHashSet();
        var slopes = each.Of[sex].Slopes.Where(s => !told.Contains(s.Marker.Name) && s.Marker.Ratio is null).ToList();

        Assert.NotEmpty(slopes);
        Assert.All(slopes, s => Assert.True(
            Math.Abs(s.Sampled - s.Table) < Chance(s), $"{s.Marker.Name}: {s.Sampled:G3} for {s.Table:G3} a year"));

        // 5 %, or four standard errors of a slope over 100,000 patients whose ages spread over 18 years.
        double Chance(SlopeCheck s) => Math.Max(
            0.05 * Math.Abs(s.Table),
            4 * each.Of[sex].Marginals.Where(m => m.Marker == s.Marker && m.Statistic is Statistic.Sd or Statistic.SdOfLog)
                .Max(m => m.Statistic is Statistic.Sd ? m.Sampled : m.Sampled * (m.Marker.Of(sex).Median ?? 0)) / 18 / Math.Sqrt(100_000));
    }

    [Fact]
    public void The_table_asks_for_two_and_five_per_cent() =>
        Assert.Equal((2, 5, 0.03), (Rules.MeanPercent, Rules.TailPercent, Rules.Correlation));

    [Fact]
    public void A_difference_beyond_its_tolerance_is_not_within()
    {
        var marker = PopulationTable.Shipped.Marker("albuminGPerL");
        MarginalCheck Check(double sampled) => new(marker, Sex.Male, Statistic.Mean, 100, sampled, 2);

        Assert.True(Check(101.9).Within && Check(98.1).Within);
        Assert.False(Check(102.1).Within || Check(97.9).Within || Check(double.NaN).Within);
    }

    [Fact]
    public void The_page_of_the_agreement_is_the_one_made_from_the_population()
    {
        var file = House.Repository.Path("docs", "models", "population-agreement.md");
        var current = PopulationPage.Of(PopulationAgreement.Of(new PopulationModel(new()).Patients(1, 0, Rules.UsualPatients)));

        Assert.True(
            File.Exists(file) && File.ReadAllText(file).TrimEnd() == current.TrimEnd(),
            "run ./hormesis population --page docs/models/population-agreement.md");
        Assert.DoesNotContain("**out**", current, StringComparison.Ordinal);
    }
}

/// <summary>100,000 patients of each sex against the table; made once for all tests.</summary>
public sealed class AgreementOfEachSex
{
    public IReadOnlyDictionary<Sex, PopulationAgreement> Of { get; } = Enum.GetValues<Sex>().ToDictionary(s => s, s =>
        PopulationAgreement.Of(new PopulationModel(new()
        {
            FemaleShare = s == Sex.Female ? Fraction.Whole : Fraction.None,
            DiabetesShare = Fraction.None,
        }).Patients(seed: 7, first: 0, count: 100_000)));
}
