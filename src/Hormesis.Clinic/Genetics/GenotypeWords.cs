using System.Globalization;

namespace Hormesis.Clinic.Genetics;

/// <summary>A genotype in words: alleles and phenotype in a line, and what was missing or stood against it.</summary>
public static class GenotypeWords
{
    const string TwoInMale = "two different genes, and the record says male";
    const int MostNames = 3;
    const int MostPositions = 6;

    /// <summary>A- 202A_376G / B (reference): Variable.</summary>
    public static string Value(G6pdGenotype genotype) => $"{Alleles(genotype)}: {genotype.Phenotype.Words()}";

    /// <summary>What is to be known beside it, as clauses; empty for a whole and unambiguous one.</summary>
    public static IReadOnlyList<string> Remarks(G6pdGenotype genotype, G6pdSequence sequence)
    {
        string[] remarks =
        [
            genotype.IsTwoInMale ? TwoInMale : "",
            genotype.Missing.Count > 0 ? MissingIn(genotype) : "",
            sequence.OtherVariants.Count > 0
                ? $"changes that are none of the table's: {Some(sequence.OtherVariants, MostPositions)}"
                : "",
            sequence.ElsewhereVariants > 0
                ? Invariant($"{sequence.ElsewhereVariants} changes between the coding stretches are not judged")
                : "",
            sequence.IsBuildStated ? "" : "the file does not name its reference: only its letters speak for GRCh38",
        ];
        return [.. remarks.Where(r => r.Length > 0)];
    }

    public static string Words(this Gap gap) => gap switch
    {
        Gap.NotInFile => "not in the file",
        Gap.NotCalled => "not called",
        Gap.Filtered => "filtered out",
        Gap.Contradictory => "contradictory",
        Gap.Poor => "of low quality or depth",
        Gap.HalfCalled => "called on one copy only",
        _ => "known",
    };

    static string Alleles(G6pdGenotype genotype) => genotype.Diplotypes.Count > 0
        ? Some([.. genotype.Diplotypes.Take(MostNames + 1).Select(d => d.ToString())], MostNames, genotype.Diplotypes.Count)
        : genotype.Carried.Count > 0 ? $"no named allele, with all of {string.Join(" and ", genotype.Carried.Select(a => a.Name))}"
        : "no named allele";

    static string MissingIn(G6pdGenotype genotype)
    {
        var kinds = genotype.Missing.GroupBy(m => m.Why).OrderBy(g => g.Key)
            .Select(g => $"{g.Key.Words()} {Some([.. g.Select(m => Invariant($"{m.Site.Position}"))], MostPositions)}");
        return Invariant($"{genotype.Missing.Count} of {G6pdAlleles.Sites.Count} positions are missing ({string.Join("; ", kinds)})");
    }

    static string Some(IReadOnlyList<string> all, int most) => Some(all, most, all.Count);

    static string Some(IReadOnlyList<string> first, int most, int count) => count <= most
        ? string.Join(", ", first)
        : Invariant($"{string.Join(", ", first.Take(most))} and {count - most} more");

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
