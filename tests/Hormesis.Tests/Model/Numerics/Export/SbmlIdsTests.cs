using FsCheck;
using FsCheck.Fluent;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Export;

namespace Hormesis.Tests.Model.Numerics.Export;

public class SbmlIdsTests
{
    [Fact]
    public void Any_names_get_valid_ids_that_differ_and_stay() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<string>().ListOf().ToArbitrary(), names =>
        {
            var given = names.Where(n => n is not null).Distinct().ToList();
            var (ids, again) = (new SbmlIds(), new SbmlIds());
            var first = given.Select(ids.Claim).ToList();

            Assert.All(first, id => Assert.Matches("^[A-Za-z_][A-Za-z0-9_]*$", id));
            Assert.Equal(first.Count, first.Distinct().Count());
            Assert.Equal(first, given.Select(again.Claim));
        }).CheckFromSeed();

    [Theory]
    [InlineData("O3", "O3")]
    [InlineData("O3(g)", "O3_g")]
    [InlineData("k+", "k_plus")]
    [InlineData("3-HNE", "_3_minus_HNE")]
    [InlineData("°", "_")]
    public void Ids_keep_what_they_can_of_the_name(string name, string id) => Assert.Equal(id, new SbmlIds().Claim(name));

    [Fact]
    public void An_enzyme_unit_is_a_rate_and_no_amount()
    {
        var factor = Assert.Single(Unit.Parse("U").Factors);

        // A micromole a minute, in mole a second.
        Assert.Equal("katal", factor.Base);
        Assert.Equal(1e-6 / 60, factor.Multiplier * Math.Pow(10, factor.Scale), 1e-20);
    }
}
