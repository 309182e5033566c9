using System.IO.Compression;
using System.Text;
using Hormesis.Clinic.Genetics;
using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Store.Genetics;
using static Hormesis.Tests.Store.Genetics.VcfText;

namespace Hormesis.Tests.Store.Genetics;

/// <summary>The ways in which callers write the same genes, and what of a file is no call.</summary>
public class VcfReaderTests
{
    const int CantonSite = 154532269;

    static IEnumerable<string> WithLine(IEnumerable<string> lines, params string[] instead) =>
        [.. lines.Without([.. instead.Select(PositionOf)]), .. instead];

    static SiteCall CallAt(int position, IEnumerable<string> lines) => CallAt(position, Read(File(lines)));

    static SiteCall CallAt(int position, G6pdSequence sequence) =>
        sequence.Calls[G6pdAlleles.Sites.Select((s, i) => (s, i)).Single(p => p.s.Position == position).i];

    static Phenotype Man(IEnumerable<string> lines) => Genotype(lines, Sex.Male).Phenotype;

    [Theory]
    [InlineData("chrX")]
    [InlineData("X")]
    [InlineData("NC_000023.11")]
    [InlineData("23")]
    public void Chromosome_X_has_several_names(string name)
    {
        var lines = VcfText.Man(Reference).Select(l => name + l["chrX".Length..]);

        Assert.Equal(Phenotype.Normal, Man(lines));
    }

    [Fact]
    public void Plain_gzipped_and_marked_files_of_either_line_end_say_the_same()
    {
        var file = File(VcfText.Man(Allele("Canton")));
        var plain = Encoding.UTF8.GetBytes(file);
        byte[][] forms =
        [
            plain, Zipped(plain), [0xef, 0xbb, 0xbf, .. plain], plain[..^1],
            Encoding.UTF8.GetBytes(file.Replace("\n", "\r\n", StringComparison.Ordinal)),
            [.. Zipped(plain[..1000]), .. Zipped(plain[1000..])],
        ];

        Assert.All(forms, form => Assert.Equal(Read(file).Calls, VcfReader.Read(form, null, "genes.vcf").Calls, Alike));
    }

    static bool Alike(SiteCall a, SiteCall b) => a.Copies.SequenceEqual(b.Copies) && a.Gap == b.Gap;

    [Fact]
    public void Other_chromosomes_and_places_are_passed_over()
    {
        string[] others = ["chr1\t154532269\t.\tG\tT\t.\tPASS\t.\tGT\t1/1", "chrX\t100\t.\tG\tT\t.\tPASS\t.\tGT\t1/1"];

        Assert.Equal(Phenotype.Normal, Man([.. others, .. VcfText.Man(Reference)]));
    }

    [Theory]
    [InlineData("./.", Gap.NotCalled)]
    [InlineData(".", Gap.NotCalled)]
    [InlineData("./0", Gap.None)]
    [InlineData("0/0/0", Gap.NotCalled)]
    public void What_is_not_called_is_missing(string genotype, Gap gap)
    {
        var lines = WithLine(VcfText.Man(Reference), Line(CantonSite, "C", "A,G", genotype));

        Assert.Equal(gap, CallAt(CantonSite, lines).Gap);
        Assert.Equal(Phenotype.Indeterminate, Man(lines));
    }

    [Theory]
    [InlineData("LowQual")]
    [InlineData("q10;s50")]
    public void What_did_not_pass_is_missing(string filter)
    {
        var lines = WithLine(VcfText.Man(Reference), Line(CantonSite, "C", "A,G", "0", filter));

        Assert.Equal(Gap.Filtered, CallAt(CantonSite, lines).Gap);
        Assert.Equal(Phenotype.Indeterminate, Man(lines));
    }

    [Theory]
    [InlineData("GT:GQ:DP\t0:20:8", Phenotype.Normal)]
    [InlineData("GT:GQ:DP\t0:19.9:8", Phenotype.Indeterminate)]
    [InlineData("GT:GQ:DP\t0:20:7", Phenotype.Indeterminate)]
    [InlineData("GT:GQ:DP\t0:nan:8", Phenotype.Indeterminate)]
    [InlineData("GT:GQ:DP\t0:.:.", Phenotype.Normal)]
    [InlineData("GT:GQ:DP\t0", Phenotype.Normal)]
    [InlineData("GT:FT\t0:LowGQ", Phenotype.Indeterminate)]
    [InlineData("GT:FT\t0:PASS", Phenotype.Normal)]
    [InlineData("DP\t30", Phenotype.Indeterminate)]
    public void Poor_calls_are_missing(string sample, Phenotype phenotype)
    {
        var line = Line(CantonSite, "C", "A,G", "0").Replace("GT\t0", sample, StringComparison.Ordinal);

        Assert.Equal(phenotype, Man(WithLine(VcfText.Man(Reference), line)));
    }

    [Theory]
    [InlineData("A,G", "1/2", "Canton", "Cosenza")]
    [InlineData("G,A", "1/2", "Canton", "Cosenza")]
    [InlineData("G,A,<NON_REF>", "2/2", "Canton", "Canton")]
    [InlineData("A", "0/1", "B (reference)", "Canton")]
    [InlineData("A,*", "0/1", "B (reference)", "Canton")]
    public void Alternatives_are_known_by_their_letters(string alternatives, string genotype, string first, string second)
    {
        var lines = WithLine(Woman(Reference, Reference), Line(CantonSite, "C", alternatives, genotype));

        var diplotype = Assert.Single(Genotype(lines, Sex.Female).Diplotypes);
        Assert.Equal([Allele(first), Allele(second)], new[] { diplotype.First, diplotype.Second! });
    }

    [Theory]
    [InlineData("0/1", "1/0", "Canton", "Cosenza")]
    [InlineData("1/.", "./1", "Canton", "Cosenza")]
    [InlineData("0/1", "0/0", "B (reference)", "Canton")]
    [InlineData("0|1", "1|0", "Canton", "Cosenza")]
    public void Alternatives_may_be_parted_over_records(string a, string g, string first, string second)
    {
        string[] parted = [Line(CantonSite, "C", "A", a), Line(CantonSite, "C", "G", g)];

        var diplotype = Assert.Single(Genotype(WithLine(Woman(Reference, Reference), parted), Sex.Female).Diplotypes);
        Assert.Equal([Allele(first), Allele(second)], new[] { diplotype.First, diplotype.Second! });
    }

    [Theory]
    [InlineData("0/0", "0/1")]
    [InlineData("0/1", "1/1")]
    [InlineData("0/1", "1")]
    public void Records_that_contradict_each_other_are_missing(string first, string second)
    {
        string[] both = [Line(CantonSite, "C", "A", first), Line(CantonSite, "C", "A", second)];

        Assert.Equal(Gap.Contradictory, CallAt(CantonSite, WithLine(Woman(Reference, Reference), both)).Gap);
    }

    [Fact]
    public void More_alternatives_than_copies_contradict_each_other()
    {
        string[] both = [Line(CantonSite, "C", "A", "1/1"), Line(CantonSite, "C", "G", "0/1")];

        Assert.Equal(Gap.Contradictory, CallAt(CantonSite, WithLine(Woman(Reference, Reference), both)).Gap);
    }

    [Fact]
    public void A_block_of_reference_beside_an_alternative_contradicts_it()
    {
        string[] both = [Line(CantonSite, "C", "A", "0/1"), Line(CantonSite, "C", "<NON_REF>", "0/0", info: "END=154532270")];

        Assert.Equal(Gap.Contradictory, CallAt(CantonSite, WithLine(Woman(Reference, Reference), both)).Gap);
    }

    [Fact]
    public void A_record_said_twice_is_said_once() =>
        Assert.Equal(Phenotype.Normal, Man([.. VcfText.Man(Reference), .. VcfText.Man(Reference)]));

    [Theory]
    [InlineData("T", "1")]
    [InlineData("CA", "1")]
    [InlineData("<DEL>", "1")]
    [InlineData("<NON_REF>", "1")]
    [InlineData("C[chr2:1000[", "1")]
    public void An_alternative_that_the_table_does_not_know_leaves_it_open(string alternative, string genotype) =>
        Assert.Equal(Phenotype.Indeterminate, Man(WithLine(VcfText.Man(Reference), Line(CantonSite, "C", alternative, genotype))));

    [Fact]
    public void What_is_unknown_takes_nothing_from_a_deficient_gene()
    {
        var lines = VcfText.Man(Allele("Canton"));

        Assert.Equal(Phenotype.Deficient, Man([.. lines, Line(154532439, "G", "A", "1")]));
        Assert.Equal(Phenotype.Deficient, Man(WithLine(lines, Line(154532257, "C", "G", "1"))));
    }

    [Fact]
    public void A_change_of_the_coding_stretches_leaves_a_good_genotype_open_and_one_between_them_does_not()
    {
        var coding = Read(File([.. VcfText.Man(Reference), Line(154532439, "G", "A", "1")]));
        var between = Read(File([.. VcfText.Man(Reference), Line(154540000, "G", "A", "1")]));

        Assert.Equal(["154532439G>A"], coding.OtherVariants);
        Assert.Equal(Phenotype.Indeterminate, coding.Genotype(Sex.Male).Phenotype);
        Assert.Equal(1, between.ElsewhereVariants);
        Assert.Equal(Phenotype.Normal, between.Genotype(Sex.Male).Phenotype);
    }

    [Fact]
    public void Blocks_of_reference_cover_what_they_span_and_no_more()
    {
        string[] whole = [Line(154532000, "A", "<NON_REF>", "0", info: "END=154547000")];
        string[] broken =
        [
            Line(154532000, "A", "<NON_REF>", "0", info: "END=154532268"), Line(154532270, "A", "<NON_REF>", "0", info: "END=154547000"),
        ];

        Assert.Equal(Phenotype.Normal, Man(whole));
        Assert.Equal(Gap.NotInFile, CallAt(CantonSite, broken).Gap);
        Assert.Equal([CantonSite], Genotype(broken, Sex.Male).Missing.Select(m => m.Site.Position));
        Assert.Equal(Phenotype.Deficient, Man([.. broken, Line(CantonSite, "C", "A,<NON_REF>", "1")]));
    }

    // Also those whose record spans other sites: its own letters are no call of theirs.
    [Fact]
    public void A_line_left_out_leaves_just_its_own_site_missing() => Assert.All(G6pdAlleles.Sites, site =>
        Assert.Same(site, Assert.Single(Genotype(VcfText.Man(Reference).Without(site.Position), Sex.Male).Missing).Site));

    public static TheoryData<int> Deletions => [.. G6pdAlleles.Sites.Where(s => s.IsDeletion).Select(s => s.Position)];

    [Theory, MemberData(nameof(Deletions))]
    public void A_deletion_is_the_same_however_far_right_it_is_written(int position)
    {
        var site = G6pdAlleles.Sites.Single(s => s.Position == position);
        var allele = G6pdAlleles.All.First(a => a.Variants.Count == 1 && G6pdAlleles.Sites[a.Variants[0]] == site);
        for (var right = 0; right <= site.Slack; right++)
        {
            var reference = site.Known.Substring(right, site.Ref.Length);
            var line = Line(position + right, reference, reference[..1], "1");

            var genotype = Genotype([.. VcfText.Man(Reference).Without(position), line], Sex.Male);

            Assert.Same(allele, Assert.Single(genotype.Diplotypes).First);
            Assert.Empty(genotype.Missing);
        }
    }

    [Theory, MemberData(nameof(Deletions))]
    public void A_padded_deletion_is_the_same(int position)
    {
        var site = G6pdAlleles.Sites.Single(s => s.Position == position);
        var line = Line(position, site.Known, site.Known[..1] + site.Known[site.Ref.Length..], "1");

        var genotype = Genotype([.. VcfText.Man(Reference).Without(position), line], Sex.Male);

        Assert.Equal(Phenotype.DeficientWithCnsha, genotype.Phenotype);
        Assert.Empty(genotype.Missing);
    }

    [Fact]
    public void Sites_within_a_named_deletion_are_gone_with_it()
    {
        int[] within = [154532758, 154532765];
        var lines = VcfText.Man(Allele("Tondela")).Without(within);

        Assert.Empty(Genotype(lines, Sex.Male).Missing);
        Assert.Empty(Genotype([.. lines, .. within.Select(p => Line(p, "TG"[p == within[1] ? 1..2 : 0..1], "*", "1"))], Sex.Male).Missing);
        var carrier = Woman(Reference, Allele("Tondela")).Without(within);
        Assert.Equal(within, Genotype(carrier, Sex.Female).Missing.Select(m => m.Site.Position));
    }

    [Fact]
    public void A_place_taken_away_by_an_unnamed_deletion_is_not_normal()
    {
        var lines = WithLine(VcfText.Man(Reference), Line(CantonSite, "C", "*", "1"));

        Assert.Equal(Phenotype.Indeterminate, Man(lines));
    }

    [Fact]
    public void Neighbours_in_one_record_are_read_each_at_its_place()
    {
        string[] sites = [.. VcfText.Man(Reference)];
        var crispim = Allele("Crispim");
        var (first, last) = (154535269, 154535278);
        var places = Enumerable.Range(first, last - first + 1);
        var reference = new string([.. places.Select(p => G6pdAlleles.KnownBases.GetValueOrDefault(p, 'A'))]);
        var changed = reference.ToCharArray();
        foreach (var i in crispim.Variants) changed[G6pdAlleles.Sites[i].Position - first] = LetterOf(crispim, i);

        var inOne = Line(first, reference, new string(changed), "1");
        var genotype = Genotype([.. sites.Where(l => PositionOf(l) < first || PositionOf(l) > last), inOne], Sex.Male);

        Assert.Same(crispim, Assert.Single(genotype.Diplotypes).First);
        Assert.Empty(genotype.Missing);
    }

    static char LetterOf(NamedAllele allele, int site) =>
        G6pdAlleles.Sites[site].Alts.Where((_, k) => allele.At[site] == Observed.Alt(k + 1)).Single()[0];

    [Fact]
    public void Of_several_samples_one_is_named()
    {
        var titles = Titles + "\tS2";
        var file = File(VcfText.Man(Reference).Zip(VcfText.Man(Allele("Canton")), (a, b) => a + "\t" + b.Split('\t')[^1]), titles: titles);

        Assert.Equal(Phenotype.Normal, Read(file, "S1").Genotype(Sex.Male).Phenotype);
        Assert.Equal(Phenotype.Deficient, Read(file, "S2").Genotype(Sex.Male).Phenotype);
        Assert.Contains("2 samples", Assert.Throws<InputException>(() => Read(file)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Read(file, "S3"));
    }

    [Theory]
    [InlineData("##reference=GRCh38", true)]
    [InlineData("##reference=file:///data/hg38.fa", true)]
    [InlineData("##contig=<ID=NC_000023.11>", true)]
    [InlineData("##source=any", false)]
    public void A_file_of_GRCh38_or_of_no_named_reference_is_read(string header, bool isStated) =>
        Assert.Equal(isStated, Read(File(VcfText.Man(Reference), header)).IsBuildStated);

    internal static byte[] Zipped(byte[] content)
    {
        using var file = new MemoryStream();
        using (var zip = new GZipStream(file, CompressionLevel.Fastest)) zip.Write(content);
        return file.ToArray();
    }
}
