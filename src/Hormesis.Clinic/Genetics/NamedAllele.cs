using Hormesis.Model;

namespace Hormesis.Clinic.Genetics;

/// <summary>What a gene with an allele makes of the enzyme. Uncertain is what an unset one is.</summary>
public enum AlleleFunction
{
    Uncertain,
    Normal,
    Deficient,

    /// <summary>Deficient with chronic non-spherocytic haemolytic anaemia (class I).</summary>
    DeficientWithCnsha,
}

/// <summary>A version of the gene that has a name: what it holds at every site of the table.</summary>
/// <param name="Class">Its function as the table writes it, with the WHO class of before 2022: III/Deficient.</param>
public sealed record NamedAllele(string Name, string Id, string Class, AlleleFunction Function, IReadOnlyList<Observed> At)
{
    /// <summary>Sites at which it is not as the reference, by their place in the table.</summary>
    public IReadOnlyList<int> Variants { get; } = [.. Enumerable.Range(0, At.Count).Where(site => At[site].IsAlt)];

    public bool IsDeficient => Function is AlleleFunction.Deficient or AlleleFunction.DeficientWithCnsha;
}

/// <summary>All sites and named alleles of G6PD, from g6pd-alleles.json (CPIC by way of PharmCAT; README.md beside it).</summary>
public static class G6pdAlleles
{
    static readonly AlleleTable Table =
        EmbeddedData.Load(typeof(G6pdAlleles).Assembly, "Genetics/g6pd-alleles.json", GeneticsJson.Default.AlleleTable);

    /// <summary>In order of their position.</summary>
    public static IReadOnlyList<Site> Sites { get; } = [.. Table.Variants.OrderBy(s => s.Position)];

    public static IReadOnlyList<NamedAllele> All { get; } = [.. Table.Alleles.Select(Named)];

    public static string Source => Table.Source;

    /// <summary>The bases of the reference that the table tells, by position.</summary>
    public static IReadOnlyDictionary<int, char> KnownBases { get; } = Sites
        .SelectMany(s => s.Known.Select((letter, i) => (Position: s.Position + i, letter)))
        .DistinctBy(b => b.Position)
        .ToDictionary(b => b.Position, b => b.letter);

    static NamedAllele Named(AlleleRow row)
    {
        var at = Enumerable.Repeat(Observed.Reference, Sites.Count).ToArray();
        foreach (var (site, alt) in row.Changes()) at[site] = Observed.Alt(alt);
        return new(row.Name, row.Id, row.Function, FunctionOf(row.Function), at);
    }

    /// <exception cref="InvalidOperationException">A function that the table of phenotypes does not know: a slip in the data.</exception>
    static AlleleFunction FunctionOf(string text) => text switch
    {
        "IV/Normal" => AlleleFunction.Normal,
        "II/Deficient" or "III/Deficient" => AlleleFunction.Deficient,
        "I/Deficient with CNSHA" => AlleleFunction.DeficientWithCnsha,
        "Uncertain function" => AlleleFunction.Uncertain,
        _ => throw new InvalidOperationException($"\"{text}\" is no function of an allele"),
    };
}
