namespace Hormesis.Clinic.Genetics;

/// <summary>The named alleles on a patient's X chromosomes.</summary>
/// <param name="Second">Null for a patient with one.</param>
public sealed record Diplotype(NamedAllele First, NamedAllele? Second)
{
    public Phenotype Phenotype => Second is null
        ? Phenotypes.Of(First.Function)
        : Phenotypes.Of(First.Function, Second.Function);

    public int Variants => First.Variants.Count + (Second?.Variants.Count ?? 0);

    /// <summary>The allele with more variants first: A- 202A_376G / B (reference).</summary>
    public override string ToString() => Second is null ? $"{First.Name} (one X)"
        : Second.Variants.Count > First.Variants.Count ? $"{Second.Name} / {First.Name}"
        : $"{First.Name} / {Second.Name}";
}

/// <summary>What the copies of a patient with one X, or two, hold at a site.</summary>
/// <param name="PhaseSet">Sites of one set keep the order of their copies; null where the order means nothing.</param>
readonly record struct Pair(Observed First, Observed Second, string? PhaseSet)
{
    public bool IsWhole => !First.IsMissing && !Second.IsMissing;

    public bool Holds(Observed named) => First.Allows(named) || Second.Allows(named);
}

/// <summary>Finds every combination of named alleles that a gene's calls allow. A missing copy allows everything.</summary>
static class DiplotypeSearch
{
    /// <summary>With one X: only the first of each pair is looked at.</summary>
    public static IReadOnlyList<Diplotype> One(IReadOnlyList<Pair> sites) =>
    [
        .. from allele in G6pdAlleles.All
           where Enumerable.Range(0, sites.Count).All(i => sites[i].First.Allows(allele.At[i]))
           select new Diplotype(allele, null),
    ];

    /// <summary>With two: fewest variants first.</summary>
    public static IReadOnlyList<Diplotype> Two(IReadOnlyList<Pair> sites)
    {
        var sets = sites.Select(s => s.PhaseSet).OfType<string>().Distinct().Select((name, i) => (name, i))
            .ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
        var setOf = sites.Select(s => s.PhaseSet is { } name ? sets[name] : -1).ToArray();
        // Nearly everywhere both alleles are the reference: such a site is looked at once, not once for each pair.
        var isVaried = sites.Select(s => !(s.First.Allows(Observed.Reference) && s.Second.Allows(Observed.Reference))).ToArray();
        var varied = isVaried.Count(v => v);
        var possible = G6pdAlleles.All.Where(a => Enumerable.Range(0, sites.Count).All(i => sites[i].Holds(a.At[i]))).ToList();

        var found = new List<Diplotype>();
        for (var i = 0; i < possible.Count; i++)
        {
            for (var j = i; j < possible.Count; j++)
            {
                var (one, other) = (possible[i], possible[j]);
                int[] at = [.. one.Variants, .. other.Variants.Where(v => !one.At[v].IsAlt)];
                if (at.Count(v => isVaried[v]) == varied && Fits(sites, at, setOf, sets.Count, one, other)) found.Add(new(one, other));
            }
        }
        return [.. found.OrderBy(d => d.Variants)];
    }

    // Each phase set may lie either way round against the others; within one all sites lie the same way.
    static bool Fits(IReadOnlyList<Pair> sites, int[] at, int[] setOf, int sets, NamedAllele one, NamedAllele other)
    {
        Span<Ways> left = stackalloc Ways[sets];
        left.Fill(Ways.Both);
        foreach (var i in at)
        {
            var ways = Ways.None;
            if (sites[i].First.Allows(one.At[i]) && sites[i].Second.Allows(other.At[i])) ways |= Ways.Straight;
            if (sites[i].First.Allows(other.At[i]) && sites[i].Second.Allows(one.At[i])) ways |= Ways.Crossed;
            if (setOf[i] >= 0) ways = left[setOf[i]] &= ways;
            if (ways == Ways.None) return false;
        }
        return true;
    }

    [Flags]
    enum Ways
    {
        None = 0,
        Straight = 1,
        Crossed = 2,
        Both = Straight | Crossed,
    }
}
