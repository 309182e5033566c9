using Hormesis.Model.Population;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Population;

/// <summary>G6PD is on the X chromosome: men have one allele, women two and a mosaic.</summary>
public class G6pdTests
{
    const int Count = 30_000;

    [Theory, InlineData(0), InlineData(0.023), InlineData(0.08), InlineData(0.25)]
    public void The_share_of_deficient_men_is_the_alleles_frequency(double frequency)
    {
        var men = Draw(frequency, female: false);

        Assert.Equal(frequency, Share(men, G6pdGenotype.Hemizygous), Chance(frequency));
        Assert.Equal(1 - frequency, Share(men, G6pdGenotype.Normal), Chance(frequency));
        Assert.All(men.Where(m => m.Genotype == G6pdGenotype.Hemizygous), m => Assert.True(m.Activity.Value <= 0.45));
    }

    [Theory, InlineData(0), InlineData(0.023), InlineData(0.08), InlineData(0.25)]
    public void Women_are_as_Hardy_and_Weinberg_say(double frequency)
    {
        var women = Draw(frequency, female: true);
        var (none, one, both) = ((1 - frequency) * (1 - frequency), 2 * frequency * (1 - frequency), frequency * frequency);

        Assert.Equal(none, Share(women, G6pdGenotype.Normal), Chance(none));
        Assert.Equal(one, Share(women, G6pdGenotype.Heterozygous), Chance(one));
        Assert.Equal(both, Share(women, G6pdGenotype.Homozygous), Chance(both));
    }

    [Fact]
    public void Heterozygotes_spread_around_half_of_the_normal()
    {
        var women = Draw(0.25, female: true);
        var normal = Activities(women, G6pdGenotype.Normal).Average();
        var half = Activities(women, G6pdGenotype.Heterozygous).Select(a => a / normal).ToList();
        var mean = half.Average();

        // 6.0-6.5 ± 2.0-2.7 of 11.7 U/g Hb (physiology 7.2): 0.51 to 0.56, with a deviation of 0.17 to 0.23.
        Assert.InRange(mean, 0.50, 0.57);
        Assert.InRange(Math.Sqrt(half.Average(a => (a - mean) * (a - mean))), 0.16, 0.23);
        Assert.Contains(half, a => a < 0.2);
        Assert.Contains(half, a => a > 0.9);
    }

    [Fact]
    public void The_median_of_normal_men_is_the_whole()
    {
        var men = Activities(Draw(0, female: false), G6pdGenotype.Normal).Order().ToList();

        Assert.Equal(1, men[Count / 2], 0.01);
        Assert.Equal(0.724, men[(int)(0.025 * Count)], 0.02);
        Assert.Equal(1.295, men[(int)(0.975 * Count)], 0.03);
    }

    [Fact]
    public void A_rarer_allele_only_makes_some_normal_who_were_not()
    {
        var (often, seldom) = (Draw(0.2, female: true), Draw(0.1, female: true));

        Assert.All(often.Zip(seldom), p => Assert.True(
            p.First == p.Second || p.First.NormalCells < p.Second.NormalCells, $"{p.First} became {p.Second}"));
    }

    static List<G6pd> Draw(double frequency, bool female) =>
    [
        .. new PopulationModel(new()
        {
            FemaleShare = female ? Fraction.Whole : Fraction.None,
            G6pdAlleleFrequency = Fraction.FromValue(frequency),
        }).Patients(5, 0, Count).Select(p => p.G6pd),
    ];

    static double Share(List<G6pd> drawn, G6pdGenotype genotype) => drawn.Count(g => g.Genotype == genotype) / (double)drawn.Count;

    static IEnumerable<double> Activities(List<G6pd> drawn, G6pdGenotype genotype) =>
        drawn.Where(g => g.Genotype == genotype).Select(g => g.Activity.Value);

    // Four standard errors.
    static double Chance(double share) => 4 * Math.Sqrt(share * (1 - share) / Count) + 1e-12;
}
