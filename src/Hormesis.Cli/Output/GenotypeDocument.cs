using Hormesis.Clinic.Genetics;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Cli.Output;

/// <param name="Why">Not in the file, filtered out, not called, contradictory, of low quality or depth, called on one copy only.</param>
sealed record MissingSiteDocument(int Position, string? Rsid, string Why);

/// <summary>What a VCF said of the G6PD gene, and what it means.</summary>
/// <param name="Diplotypes">The first of all combinations of named alleles that fit, fewest variants first.</param>
/// <param name="Carried">Where none fits: deficient alleles whose variants every copy carries.</param>
sealed record GenotypeDocument(
    string File, string Phenotype, int DiplotypesFitting, IReadOnlyList<string> Diplotypes, IReadOnlyList<string> Carried,
    int PositionsRead, IReadOnlyList<MissingSiteDocument> Missing, IReadOnlyList<string> OtherVariants, IReadOnlyList<string> Remarks)
{
    const int MostDiplotypes = 20;

    public static GenotypeDocument? Of(PatientFacts facts) =>
        G6pdGenotype.Of(facts, RuleSet.Shipped) is { } genotype && facts.G6pdSequence is { } sequence
            ? new(
                sequence.Origin.Place, genotype.Phenotype.Words(), genotype.Diplotypes.Count,
                [.. genotype.Diplotypes.Take(MostDiplotypes).Select(d => d.ToString())], [.. genotype.Carried.Select(a => a.Name)],
                G6pdAlleles.Sites.Count - genotype.Missing.Count,
                [.. genotype.Missing.Select(m => new MissingSiteDocument(m.Site.Position, m.Site.Rsid, m.Why.Words()))],
                sequence.OtherVariants, GenotypeWords.Remarks(genotype, sequence))
            : null;
}
