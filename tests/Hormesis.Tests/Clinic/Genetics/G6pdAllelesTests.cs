using System.Text.RegularExpressions;
using Hormesis.Clinic.Genetics;
using static Hormesis.Tests.Store.Genetics.VcfText;

namespace Hormesis.Tests.Clinic.Genetics;

public partial class G6pdAllelesTests
{
    // Name, cDNA changes and genomic changes as reference/clinical.md, section 2.2, gives them.
    public static TheoryData<string, string, string> Published => new()
    {
        { "A", "376A>G", "154535277T>C" },
        { "A- 202A_376G", "202G>A 376A>G", "154536002C>T 154535277T>C" },
        { "A- 680T_376G", "680G>T 376A>G", "154534125C>A 154535277T>C" },
        { "A- 968C_376G", "968T>C 376A>G", "154533025A>G 154535277T>C" },
        { "Mediterranean", "563C>T", "154534419G>A" },
        { "Mahidol", "487G>A", "154534495C>T" },
        { "Viangchan", "871G>A", "154533122C>T" },
        { "Canton", "1376G>T", "154532269C>A" },
        { "Cosenza", "1376G>C", "154532269C>G" },
        { "Kaiping", "1388G>A", "154532257C>T" },
        { "Union", "1360C>T", "154532390G>A" },
        { "Chatham", "1003G>A", "154532990C>T" },
        { "Seattle", "844G>C", "154533596C>G" },
        { "Orissa", "131C>G", "154536168G>C" },
        { "Kalyan-Kerala", "949G>A", "154533044C>T" },
        { "Coimbra Shunde", "592C>T", "154534390G>A" },
        { "Gaohe", "95A>G", "154546061T>C" },
        { "Chinese-5", "1024C>T", "154532969G>A" },
        { "Asahi", "202G>A", "154536002C>T" },
        { "202G>A_376A>G_1264C>G", "202G>A 376A>G 1264C>G", "154536002C>T 154535277T>C 154532590G>C" },
    };

    [Theory, MemberData(nameof(Published))]
    public void The_gene_reads_along_the_minus_strand(string name, string coding, string genomic)
    {
        var allele = Allele(name);

        var pairs = coding.Split(' ').Zip(genomic.Split(' ')).ToList();
        Assert.Equal(allele.Variants.Count, pairs.Count);
        Assert.All(pairs, pair =>
        {
            var (c, g) = (Change().Match(pair.First), Change().Match(pair.Second));
            Assert.Equal(Complement(c.Groups[2].Value), g.Groups[2].Value);
            Assert.Equal(Complement(c.Groups[3].Value), g.Groups[3].Value);
            var site = G6pdAlleles.Sites.Select((s, i) => (s, i)).Single(p => $"{p.s.Position}" == g.Groups[1].Value);
            Assert.Equal(g.Groups[2].Value, site.s.Ref);
            Assert.Equal(Observed.Alt(1 + site.s.Alts.ToList().IndexOf(g.Groups[3].Value)), allele.At[site.i]);
        });
    }

    // Along one exon a cDNA position and a genomic one go opposite ways by the same steps.
    [Theory]
    [InlineData(1376, 154532269, 1388, 154532257)]
    [InlineData(1003, 154532990, 968, 154533025)]
    [InlineData(1024, 154532969, 949, 154533044)]
    [InlineData(871, 154533122, 949, 154533044)]
    [InlineData(563, 154534419, 487, 154534495)]
    public void Positions_of_one_exon_keep_their_distance(int coding, int genomic, int otherCoding, int otherGenomic) =>
        Assert.Equal(coding - otherCoding, otherGenomic - genomic);

    [Fact]
    public void All_sites_and_alleles_are_there_once()
    {
        Assert.Equal(171, G6pdAlleles.Sites.Count);
        Assert.Equal(185, G6pdAlleles.All.Count);
        Assert.Equal(171, G6pdAlleles.Sites.Select(s => s.Position).Distinct().Count());
        Assert.Equal(185, G6pdAlleles.All.Select(a => a.Name).Distinct().Count());
        Assert.Empty(Reference.Variants);
    }

    [Fact]
    public void No_two_alleles_share_a_definition_and_no_site_is_idle()
    {
        Assert.Empty(from a in G6pdAlleles.All from b in G6pdAlleles.All where a != b && a.At.SequenceEqual(b.At) select (a.Name, b.Name));
        Assert.All(Enumerable.Range(0, 171), i => Assert.Contains(G6pdAlleles.All, a => a.At[i].IsAlt));
    }

    [Fact]
    public void Each_row_agrees_with_its_genomic_name()
    {
        Assert.All(G6pdAlleles.Sites.Where(s => !s.IsDeletion), s => Assert.Equal(
            s.Alts.Select(a => $"g.{s.Position}{s.Ref}>{a}").Order(StringComparer.Ordinal),
            s.Hgvs.Split("; ").Order(StringComparer.Ordinal)));
        Assert.All(G6pdAlleles.Sites.Where(s => s.IsDeletion), s =>
        {
            var name = Deletion().Match(s.Hgvs);
            Assert.True(s.IsSameDeletion(int.Parse(name.Groups[1].Value), name.Groups[3].Value), s.Hgvs);
            Assert.True(s.IsSameDeletion(s.FirstDeleted, s.Deleted), s.Hgvs);
            Assert.Equal(s.Ref[..1], Assert.Single(s.Alts));
        });
    }

    [Fact]
    public void Rows_that_overlap_agree_on_the_reference() =>
        Assert.All(G6pdAlleles.Sites, s => Assert.All(s.Known.Select((letter, i) => (letter, i)), k =>
            Assert.Equal(G6pdAlleles.KnownBases[s.Position + k.i], k.letter)));

    // What the fallback for combinations without a name rests on.
    [Fact]
    public void An_allele_that_holds_another_is_at_least_as_deficient() =>
        Assert.All(
            from whole in G6pdAlleles.All
            from part in G6pdAlleles.All
            where part.IsDeficient && part.Variants.All(i => whole.At[i] == part.At[i])
            select (whole, part),
            p => Assert.True(p.whole.Function >= p.part.Function, $"{p.part.Name} in {p.whole.Name}"));

    static string Complement(string letter) => letter switch
    {
        "A" => "T",
        "T" => "A",
        "C" => "G",
        _ => "C",
    };

    [GeneratedRegex(@"^(\d+)([ACGT])>([ACGT])$")]
    private static partial Regex Change();

    [GeneratedRegex(@"^g\.(\d+)_(\d+)del([ACGT]+)$")]
    private static partial Regex Deletion();
}
