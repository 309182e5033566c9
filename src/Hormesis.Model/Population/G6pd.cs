using Hormesis.Model.Quantities;

namespace Hormesis.Model.Population;

/// <summary>How many X chromosomes carry a deficient allele of G6PD. Men have one X: theirs is normal or hemizygous.</summary>
public enum G6pdGenotype
{
    Normal,

    /// <summary>A man's only one.</summary>
    Hemizygous,

    /// <summary>One of two: a mosaic of normal and deficient cells.</summary>
    Heterozygous,

    /// <summary>Both.</summary>
    Homozygous,
}

/// <param name="Activity">Share of the laboratory's adjusted male median.</param>
/// <param name="NormalCells">Share of the red cells in which the normal allele is the active one.</param>
public readonly record struct G6pd(G6pdGenotype Genotype, Fraction Activity, Fraction NormalCells);

/// <summary>Draws G6PD: alleles by Hardy-Weinberg, activity by genotype, mosaics by chance inactivation of an X.</summary>
sealed class G6pdDraw(PopulationTable table)
{
    static readonly ulong Key = Substream.Key("G6PD");

    readonly QuantileCurve normalMale = CurveFit.Of(table.G6pd.NormalMale, table.Fit);
    readonly QuantileCurve normalFemale = CurveFit.Of(table.G6pd.NormalFemale, table.Fit);
    readonly QuantileCurve deficient = CurveFit.Of(table.G6pd.Deficient, table.Fit);

    public G6pd Draw(ulong seed, ulong index, Sex sex, Fraction alleleFrequency)
    {
        // Everything is drawn whatever the genotype is, so that another frequency changes nothing but alleles.
        var chance = Substream.Of(seed, index, Key);
        var (first, second) = (chance.NextUniform() < alleleFrequency.Value, chance.NextUniform() < alleleFrequency.Value);
        var (normal, residue) = chance.NextNormals();
        var mosaic = 1 / (1 + Math.Exp(-table.G6pd.MosaicSpread * chance.NextNormals().First));

        var genotype = GenotypeOf(sex, first, second);
        var normalCells = genotype switch
        {
            G6pdGenotype.Normal => 1,
            G6pdGenotype.Heterozygous => mosaic,
            _ => 0,
        };
        var ofNormal = (sex == Sex.Male ? normalMale : normalFemale).At(normal);
        var ofDeficient = Math.Min(deficient.At(residue), table.G6pd.DeficientHigh);
        var activity = normalCells * ofNormal + (1 - normalCells) * ofDeficient;
        return new(
            genotype, Fraction.FromValue(Math.Clamp(activity, table.G6pd.Low, table.G6pd.High)), Fraction.FromValue(normalCells));
    }

    static G6pdGenotype GenotypeOf(Sex sex, bool first, bool second) => (sex, first, second) switch
    {
        (Sex.Male, true, _) => G6pdGenotype.Hemizygous,
        (Sex.Male, false, _) or (_, false, false) => G6pdGenotype.Normal,
        (_, true, true) => G6pdGenotype.Homozygous,
        _ => G6pdGenotype.Heterozygous,
    };
}
