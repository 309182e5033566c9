using Hormesis.Clinic.Screening;
using Hormesis.Clinic.Screening.Session;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Clinic.Screening.Session;

public class BagReleaseTests
{
    static readonly BagFacts Good = new()
    {
        Haemolysis = Fraction.FromPercent(0.1),
        Methaemoglobin = Fraction.FromPercent(1),
        PotassiumRise = Millimolar(0.2),
        Bubbles = ActualVolume.Zero,
        Headspace = GaugePressure.FromMillibar(5),
        SinceDraw = TimeSpan.FromMinutes(20),
        GasInTolerance = true,
    };

    // Each limit, how a fact is set to a number in its unit, what a value beyond answers, and whether the limit itself is beyond.
    sealed record Row(string Rule, string Limit, Func<BagFacts, double, BagFacts> Set, BagOutcome Beyond, bool AtIsBeyond)
    {
        public double Value => RuleSet.Shipped.Bag.Single(r => r.Id == Rule).Limits[Limit].Value;
        public override string ToString() => $"{Rule} {Limit}";
    }

    static readonly IReadOnlyList<Row> Table =
    [
        new("BAG-01", "discard-from", (f, v) => f with { Haemolysis = Fraction.FromPercent(v) }, BagOutcome.Discard, true),
        new("BAG-01", "review-from", (f, v) => f with { Haemolysis = Fraction.FromPercent(v) }, BagOutcome.Review, true),
        new("BAG-01", "potassium-rise-from", (f, v) => f with { PotassiumRise = Millimolar(v) }, BagOutcome.Discard, true),
        new("BAG-02", "discard-above", (f, v) => f with { Methaemoglobin = Fraction.FromPercent(v) }, BagOutcome.Discard, false),
        new("BAG-03", "bubbles-from", (f, v) => f with { Bubbles = ActualVolume.FromMillilitres(v) }, BagOutcome.Hold, true),
        new("BAG-03", "pressure-above", (f, v) => f with { Headspace = GaugePressure.FromMillibar(v) }, BagOutcome.Hold, false),
        new("BAG-03", "minutes-from", (f, v) => f with { SinceDraw = TimeSpan.FromMinutes(v) }, BagOutcome.Discard, true),
    ];

    public static TheoryData<string> Rows => [.. Table.Select(r => r.ToString())];

    [Fact]
    public void Every_limit_has_a_row() => Assert.Equal(
        RuleSet.Shipped.Bag.SelectMany(r => r.Limits.Keys, (r, name) => $"{r.Id} {name}"), Table.Select(r => r.ToString()));

    [Theory, MemberData(nameof(Rows))]
    public void Each_limit_decides_where_it_stands(string name)
    {
        var row = Table.Single(r => r.ToString() == name);

        Assert.NotEqual(row.Beyond, OutcomeOf(row.Set(Good, 0.99 * row.Value)));
        Assert.Equal(row.Beyond, OutcomeOf(row.Set(Good, 1.01 * row.Value)));
        Assert.Equal(row.AtIsBeyond, OutcomeOf(row.Set(Good, row.Value)) == row.Beyond);
    }

    [Fact]
    public void Good_blood_is_released() => Assert.Equal(BagOutcome.Release, OutcomeOf(Good));

    [Fact]
    public void A_vacuum_holds_as_pressure_does() =>
        Assert.Equal(BagOutcome.Hold, OutcomeOf(Good with { Headspace = GaugePressure.FromMillibar(-30) }));

    [Fact]
    public void Gas_out_of_tolerance_is_never_given_back() =>
        Assert.Equal(BagOutcome.Discard, OutcomeOf(Good with { GasInTolerance = false }));

    static readonly IReadOnlyList<Func<BagFacts, BagFacts>> Without =
    [
        f => f with { Haemolysis = null }, f => f with { Methaemoglobin = null }, f => f with { PotassiumRise = null },
        f => f with { Bubbles = null }, f => f with { Headspace = null }, f => f with { SinceDraw = null },
        f => f with { GasInTolerance = null },
    ];

    static readonly IReadOnlyList<Func<BagFacts, double, BagFacts>> Numbers = [.. Table.Select(r => r.Set)];

    // Of every set of facts of which some are gone: nothing is released, and no rule is clear that lost one.
    [Fact]
    public void A_missing_measurement_never_releases()
    {
        for (var gone = 1; gone < 1 << Without.Count; gone++)
        {
            var facts = Without.Where((_, i) => (gone & (1 << i)) != 0).Aggregate(Good, (f, without) => without(f));
            var verdict = BagRelease.Ask(facts, RuleSet.Shipped);

            Assert.Equal(BagOutcome.Incomplete, verdict.Outcome);
            Assert.Equal(int.PopCount(gone), verdict.Findings.Sum(f => f.Parts.Count(p => p.Answer == Answer.Missing)));
        }
    }

    public static TheoryData<double> NoMeasurements => [double.NaN, double.PositiveInfinity, -1e6];

    [Theory, MemberData(nameof(NoMeasurements))]
    public void What_cannot_be_a_measurement_never_releases(double value) =>
        Assert.All(Numbers.Where((_, i) => Table[i].Limit != "minutes-from"), set =>
            Assert.NotEqual(BagOutcome.Release, OutcomeOf(set(Good, value))));

    [Fact]
    public void Time_that_runs_backwards_never_releases() =>
        Assert.Equal(BagOutcome.Incomplete, OutcomeOf(Good with { SinceDraw = TimeSpan.FromMinutes(-1) }));

    // What excludes excludes, whatever else is missing; a caution does not hide what is missing.
    [Fact]
    public void The_gravest_decides()
    {
        var haemolysed = Good with { Haemolysis = Fraction.FromPercent(1), Bubbles = null };
        var review = Good with { Haemolysis = Fraction.FromPercent(0.5), Methaemoglobin = null };

        Assert.Equal(BagOutcome.Discard, OutcomeOf(haemolysed));
        Assert.Equal(BagOutcome.Incomplete, OutcomeOf(review));
        Assert.Equal(BagOutcome.Incomplete, OutcomeOf(new()));
    }

    [Fact]
    public void Every_answer_has_a_source_and_a_sentence() => Assert.All(
        (BagFacts[])[Good, new(), .. Table.Select(r => r.Set(Good, 1.01 * r.Value))], facts => Assert.All(
            BagRelease.Ask(facts, RuleSet.Shipped).Findings.SelectMany(f => f.Parts), p =>
            {
                Assert.NotEmpty(p.Source);
                Assert.EndsWith(".", p.Explanation, StringComparison.Ordinal);
            }));

    // 1 g/dL free of 15 g/dL with 40 % cells: 0.6 × 1/15.
    [Fact]
    public void Haemolysis_is_the_free_share_corrected_for_the_plasma()
    {
        Assert.Equal(4, Haemolysis.Of(Fraction.FromPercent(40), 1, 15)!.Value.Percent, tolerance: 1e-9);
        Assert.Null(Haemolysis.Of(Fraction.FromPercent(40), double.NaN, 15));
        Assert.Null(Haemolysis.Of(Fraction.FromPercent(40), 1, 0));
        Assert.Null(Haemolysis.Of(Fraction.Whole, 1, 15));
    }

    static BagOutcome OutcomeOf(BagFacts facts) => BagRelease.Ask(facts, RuleSet.Shipped).Outcome;

    static MolarConcentration Millimolar(double value) => MolarConcentration.FromMicromolesPerLitre(1000 * value);
}
