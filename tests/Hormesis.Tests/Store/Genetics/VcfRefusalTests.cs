using System.Globalization;
using System.Text;
using Hormesis.Clinic.Genetics;
using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Model.Numerics;
using Hormesis.Store.Genetics;
using static Hormesis.Tests.Store.Genetics.VcfText;

namespace Hormesis.Tests.Store.Genetics;

/// <summary>What is no patient's VCF of GRCh38 is refused in one line; whatever is damaged never becomes a normal gene.</summary>
public class VcfRefusalTests
{
    const ulong Seed = 20261127;

    static readonly List<string> Normal = Man(Reference);

    [Theory]
    [InlineData("##reference=GRCh37")]
    [InlineData("##reference=file:///ref/hg19.fa")]
    [InlineData("##reference=file:///ref/human_g1k_v37.fasta")]
    [InlineData("##contig=<ID=X,length=155270560>")]
    [InlineData("##contig=<ID=X,length=155270560,assembly=b37>")]
    [InlineData("##contig=<ID=chr1,length=249250621,assembly=hg19>")]
    [InlineData("##contig=<ID=NC_000023.10>")]
    [InlineData("##contig=<ID=chrX,length=154259566>")]
    [InlineData("##contig=<ID=chrX,length=1000>")]
    [InlineData("##assembly=T2T-CHM13v2.0")]
    [InlineData("##reference=GRCh38\n##contig=<ID=chrX,length=155270560>")]
    public void Another_build_is_refused(string header) => Refused(File(Normal, header), "GRCh38");

    [Fact]
    public void Another_letter_than_the_reference_has_is_refused()
    {
        Assert.All(G6pdAlleles.Sites.Where(s => !s.IsDeletion), site =>
        {
            var lines = Normal.Select(l => PositionOf(l) == site.Position ? Line(site.Position, site.Alts[0], site.Ref, "0") : l);
            Refused(File(lines), $"{site.Position}");
        });
        Refused(File([Line(154532270 - 2, "NN", "N", "0")]), "REF has N");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{\"resourceType\":\"Bundle\"}")]
    [InlineData("##fileformat=VCFv4.2")]
    [InlineData("##fileformat=VCFv4.2\n##reference=GRCh38\n")]
    [InlineData("##fileformat=VCFv4.2\nchrX\t154532269\t.\tC\tA\t.\tPASS\t.\tGT\t0\n")]
    [InlineData("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n")]
    [InlineData("##fileformat=VCFv4.2\n#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1\n")]
    [InlineData("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\tS1\n")]
    public void What_is_no_VCF_of_one_sample_is_refused(string file) => Refused(file, "");

    [Theory]
    [InlineData("chrX\t154532269\t.\tC\tA\t.\tPASS\t.\tGT", "columns")]
    [InlineData("chrX\t-5\t.\tC\tA\t.\tPASS\t.\tGT\t0", "POS")]
    [InlineData("chrX\t154532269\t.\tQ\tA\t.\tPASS\t.\tGT\t0", "REF")]
    [InlineData("chrX\t154532269\t.\tC\tA,\t.\tPASS\t.\tGT\t0", "ALT")]
    [InlineData("chrX\t154532269\t.\tC\tA\t.\tPASS\t.\tGT\t2", "GT")]
    [InlineData("chrX\t154532269\t.\tC\tA\t.\tPASS\t.\tGT\t0/", "GT")]
    [InlineData("chrX\t154532269\t.\tC\tA\t.\tPASS\t.\tGT\t0:1", "values")]
    [InlineData("chrX\t154532269\t.\tC\tA\t.\tPASS\t.\tGT:GT\t0:1", "twice")]
    [InlineData("chrX\t154532269\t.\tC\tA\t.\tPASS\t.\tGT:DP\t0:many", "DP")]
    [InlineData("chrX\t154532269\t.\tC\t<NON_REF>\t.\tPASS\tEND=5\tGT\t0", "END")]
    [InlineData("NC_000023.10\t154532269\t.\tC\tA\t.\tPASS\t.\tGT\t0", "GRCh37")]
    public void A_line_that_is_not_as_VCF_has_it_is_refused_with_its_number(string line, string mentions)
    {
        var refusal = Refused(File([line]), mentions);

        Assert.Equal("line 4", refusal.Place);
    }

    [Fact]
    public void A_compressed_file_that_is_cut_short_is_refused()
    {
        var zipped = VcfReaderTests.Zipped(Encoding.UTF8.GetBytes(File(Normal)));
        for (var length = 2; length < zipped.Length; length += 97)
            Assert.Throws<InputException>(() => VcfReader.Read(zipped[..length], null, "genes.vcf.gz"));
        Assert.Throws<InputException>(() => VcfReader.Read(zipped[..^1], null, "genes.vcf.gz"));
    }

    [Fact]
    public void A_file_cut_at_any_place_is_never_normal_but_whole()
    {
        // The last site is of two kinds: cut off behind its first copy it would look like one normal X.
        var mixed = Encoding.UTF8.GetBytes(File(Woman(Reference, Allele("No name"))));
        var normal = Encoding.UTF8.GetBytes(File(Normal));
        for (var length = 0; length <= mixed.Length; length += length < mixed.Length - 200 ? 13 : 1) NeverNormal(mixed[..length]);
        for (var length = 0; length < normal.Length - 1; length += length < normal.Length - 200 ? 13 : 1) NeverNormal(normal[..length]);
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_in_one_line()
    {
        var whole = Encoding.UTF8.GetBytes(File(Man(Allele("A- 202A_376G"))));
        Parallel.For(0, 3000, index =>
        {
            var chance = new RandomSource(Seed, (ulong)index);
            var bytes = (byte[])whole.Clone();
            for (var n = 1 + (int)(chance.NextUniform() * 5); n > 0; n--)
                bytes[(int)(chance.NextUniform() * bytes.Length)] = (byte)(chance.NextUniform() * 256);
            Read(bytes, string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, index {index}"));
        });
    }

    static void NeverNormal(byte[] bytes) =>
        Assert.NotEqual(Phenotype.Normal, Read(bytes, $"{bytes.Length} bytes")?.Genotype(Sex.Male).Phenotype);

    static G6pdSequence? Read(byte[] bytes, string which)
    {
        try
        {
            return VcfReader.Read(bytes, null, "genes.vcf");
        }
        catch (InputException refusal)
        {
            Assert.True(refusal.Message.Length < 1000 && refusal.Remedy.Length > 0, which);
            return null;
        }
        catch (Exception other) when (other is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException(which, other);
        }
    }

    static InputException Refused(string file, string mentions)
    {
        var refusal = Assert.Throws<InputException>(() => VcfText.Read(file));
        Assert.Contains(mentions, refusal.Message, StringComparison.Ordinal);
        return refusal;
    }
}
