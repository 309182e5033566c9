using FsCheck;
using FsCheck.Fluent;
using Hormesis.Clinic.Protocol;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Tests.Model.Treatment;

public class GuardrailTests
{
    static readonly Arbitrary<double> Numbers = Gen.Choose(-1000, 1000).Select(n => n / 10.0).ToArbitrary();
    static readonly Arbitrary<double[]> FiveInOrder =
        Gen.Choose(-1000, 1000).Select(n => n / 10.0).ArrayOf(5).Select(a => a.Order().ToArray()).ToArbitrary();

    [Fact]
    public void Bounds_that_are_not_in_order_are_refused() => Prop.ForAll(
        Gen.Choose(0, 5).ArrayOf(5).ToArbitrary(), b =>
        {
            var ordered = b.Zip(b.Skip(1), (x, y) => x <= y).All(o => o);
            var made = Record.Exception(() => new Guardrail<double>(b[0], b[1], b[2], b[3], b[4]));
            return ordered ? made is null : made is ArgumentException;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void A_bound_that_is_not_a_number_is_refused(int which)
    {
        double[] b = [1, 2, 3, 4, 5];
        b[which] = double.NaN;

        Assert.Throws<ArgumentException>(() => new Guardrail<double>(b[0], b[1], b[2], b[3], b[4]));
    }

    // By hand, one question after the other, without the type's own order of asking.
    [Fact]
    public void Every_number_has_one_standing_and_it_is_that_of_its_place() => Prop.ForAll(FiveInOrder, Numbers, (b, value) =>
    {
        var standing = new Guardrail<double>(b[0], b[1], b[2], b[3], b[4]).Of(value);
        return standing switch
        {
            Standing.BelowAbsolute => value < b[0],
            Standing.BelowRecommended => value >= b[0] && value < b[1],
            Standing.Within => value >= b[1] && value <= b[3],
            Standing.AboveRecommended => value > b[3] && value <= b[4],
            Standing.AboveAbsolute => value > b[4],
            _ => false,
        } && standing.IsAllowed() == (value >= b[0] && value <= b[4]) && standing.IsRecommended() == (value >= b[1] && value <= b[3]);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void A_suggestion_is_always_recommended_and_each_bound_is_within_what_it_bounds() => Prop.ForAll(FiveInOrder, b =>
    {
        var rail = new Guardrail<double>(b[0], b[1], b[2], b[3], b[4]);
        return rail.Of(rail.Suggestion) == Standing.Within && rail.Of(rail.RecommendedFrom) == Standing.Within
            && rail.Of(rail.RecommendedTo) == Standing.Within && rail.Of(rail.Lowest).IsAllowed() && rail.Of(rail.Highest).IsAllowed();
    }).CheckFromSeed();

    [Fact]
    public void What_is_not_a_number_is_never_within()
    {
        var rail = new Guardrail<GaugePressure>(
            GaugePressure.FromBar(-1), GaugePressure.Zero, GaugePressure.Zero, GaugePressure.FromBar(1), GaugePressure.FromBar(2));
        var mix = OzoneConcentration.FromMicrogramsPerNormalMillilitre(40);
        var ofMix = new Guardrail<OzoneConcentration>(mix, mix, mix, mix, mix);

        Assert.Equal(Standing.NotANumber, rail.Of(GaugePressure.FromPascal(double.NaN)));
        Assert.Equal(Standing.NotANumber, ofMix.Of(default)); // a concentration without its condition
        Assert.False(Standing.NotANumber.IsAllowed());
        Assert.Equal(Standing.NotANumber, default);
    }

    [Fact]
    public void A_concentration_is_judged_as_what_it_is_at_0_C_and_1_atm()
    {
        var warm = OzoneConcentration.FromMicrogramsPerMillilitre(40, ReferenceCondition.At25CAnd1Atm); // 43.7 at 0 °C
        var low = OzoneConcentration.FromMicrogramsPerNormalMillilitre(10);
        var high = OzoneConcentration.FromMicrogramsPerNormalMillilitre(42);

        Assert.Equal(Standing.AboveAbsolute, new Guardrail<OzoneConcentration>(low, low, low, high, high).Of(warm));
    }

    [Fact]
    public void Every_row_of_the_table_has_its_source() => Assert.All(GuardrailTable.Shipped.Rows, row =>
    {
        Assert.Matches(@"\[[A-Z][0-9]?\]$", row.Source);
        Assert.Equal(Standing.Within, row.Bounds.Of(row.Suggestion));
    });

    // Profiles may narrow what holds for all; they do not widen it.
    [Fact]
    public void No_clinical_profile_allows_what_the_table_forbids() => Assert.All(ClinicalProfiles.All, profile =>
    {
        foreach (var row in GuardrailTable.Shipped.Rows)
        {
            if (!profile.Caps.TryGetValue(row.Id, out var cap)) continue;
            var passes = row.Id == Caps.DosePerSession ? profile.Passes.Most : 1; // the table's is for a single pass
            Assert.True(cap.Absolute <= row.Highest * passes, $"{profile.Id} {row.Id}");
            Assert.True(cap.Recommended <= row.RecommendedTo, $"{profile.Id} {row.Id}");
        }
    });
}
