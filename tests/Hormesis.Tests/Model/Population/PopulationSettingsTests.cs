using Hormesis.Model;
using Hormesis.Model.Population;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Population;

/// <summary>What a population can be told, and what it refuses.</summary>
public class PopulationSettingsTests
{
    [Theory, InlineData(-0.01), InlineData(1.01), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_share_that_is_none_is_refused(double share)
    {
        var value = Fraction.FromValue(share);

        Assert.Throws<InputException>(() => new PopulationSettings { FemaleShare = value });
        Assert.Throws<InputException>(() => new PopulationSettings { SmokerShare = value });
        Assert.Throws<InputException>(() => new PopulationSettings { SupplementShare = value });
        Assert.Throws<InputException>(() => new PopulationSettings { DiabetesShare = value });
        Assert.Throws<InputException>(() => new PopulationSettings { G6pdAlleleFrequency = value });
    }

    [Fact]
    public void An_allele_is_at_most_as_frequent_as_the_table_allows()
    {
        var wrong = Assert.Throws<InputException>(() => new PopulationSettings { G6pdAlleleFrequency = Fraction.FromValue(0.26) });

        Assert.Equal("g6pdAlleleFrequency: 0.26 is out of range; give 0 to 0.25", wrong.Message);
    }

    public static TheoryData<AgeDistribution> ImpossibleAges { get; } =
    [
        new AgeDistribution.Even(17, 30), new AgeDistribution.Even(30, 101), new AgeDistribution.Even(50, 40),
        new AgeDistribution.Even(double.NaN, 40), new AgeDistribution.Normal(60, 0, 20, 80),
        new AgeDistribution.Normal(60, double.NaN, 20, 80),
        new AgeDistribution.Normal(1e6, 1, 20, 80), new AgeDistribution.Normal(60, 10, 60, 60),
    ];

    [Theory, MemberData(nameof(ImpossibleAges))]
    public void Ages_that_nobody_can_have_are_refused(AgeDistribution ages) =>
        Assert.Throws<InputException>(() => new PopulationSettings { Ages = ages });

    public static TheoryData<AgeDistribution, double, double, double> Ages { get; } = new()
    {
        { new AgeDistribution.Surveyed(), PopulationTable.Shipped.Ages.MeanYears, 20, 85 },
        { new AgeDistribution.Even(40, 60), 50, 40, 60 },
        { new AgeDistribution.Even(50, 50), 50, 50, 50 },
        { new AgeDistribution.Normal(62, 9, 35, 89), 62, 35, 89 },
    };

    [Theory, MemberData(nameof(Ages))]
    public void Ages_are_those_asked_for(AgeDistribution ages, double mean, double from, double to)
    {
        var drawn = new PopulationModel(new() { Ages = ages }).Patients(1, 0, 20_000).Select(p => p.AgeYears).ToList();

        // Four standard errors of a mean whose deviation is 18 years.
        Assert.Equal(mean, drawn.Average(), 0.5);
        Assert.InRange(drawn.Min(), from, to);
        Assert.InRange(drawn.Max(), from, to);
    }

    [Fact]
    public void Every_setting_has_a_default_in_its_range_and_a_source() =>
        Assert.All(PopulationTable.Shipped.Settings, s =>
        {
            Assert.InRange(s.Default, s.Low, s.High);
            Assert.NotEmpty(s.Source);
        });

    [Fact]
    public void Every_marker_has_a_unit_a_source_and_bounds_around_its_surveys() =>
        Assert.All(PopulationTable.Shipped.Markers, m =>
        {
            Assert.True(m.Unit.Length > 0 && m.Source.Length > 0, m.Name);
            foreach (var survey in new[] { m.Male, m.Female })
            {
                Assert.InRange(survey.Mean ?? survey.Median ?? 0, m.Low, m.High);
                Assert.InRange(survey.P025 ?? m.Low, m.Low, m.High);
                Assert.InRange(survey.P975 ?? m.High, m.Low, m.High);
            }
        });
}
