using System.Globalization;
using System.Text;
using Hormesis.Clinic.Genetics;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Store.Genetics;
using Hormesis.Tests.Clinic;

namespace Hormesis.Tests.Store.Genetics;

/// <summary>VCF files of one sample, made from named alleles: a record for each site. Tests change lines of them.</summary>
static class VcfText
{
    public const string Format = "##fileformat=VCFv4.3";
    public const string Contig = "##contig=<ID=chrX,length=156040895>";
    public const string Titles = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1";

    public static NamedAllele Reference => G6pdAlleles.All[0];

    public static NamedAllele Allele(string name) =>
        G6pdAlleles.All.Single(a => a.Name == name || a.Name.StartsWith(name + ",", StringComparison.Ordinal));

    /// <summary>One line of a site: chrX, position, …, genotype.</summary>
    public static string Line(
        int position, string reference, string alternative, string genotype, string filter = "PASS", string info = ".") =>
        string.Create(CultureInfo.InvariantCulture,
            $"chrX\t{position}\t.\t{reference}\t{alternative}\t.\t{filter}\t{info}\tGT\t{genotype}");

    /// <summary>A line for each site, each copy of it as its allele has it.</summary>
    public static List<string> Lines(string separator, params NamedAllele[] copies) =>
    [
        .. G6pdAlleles.Sites.Select((site, i) =>
            Line(site.Position, site.Ref, string.Join(',', site.Alts), string.Join(separator, copies.Select(c => NumberOf(c, site, i))))),
    ];

    public static List<string> Man(NamedAllele allele) => Lines("/", allele);

    public static List<string> Woman(NamedAllele first, NamedAllele second) => Lines("/", first, second);

    /// <summary>The same without the sites of these positions.</summary>
    public static List<string> Without(this IEnumerable<string> lines, params int[] positions) =>
        [.. lines.Where(l => !positions.Contains(PositionOf(l)))];

    /// <summary>The same with nothing known of the sites of these positions.</summary>
    public static G6pdSequence Without(this G6pdSequence sequence, params int[] positions) => sequence with
    {
        Calls = [.. sequence.Calls.Zip(G6pdAlleles.Sites, (c, s) => positions.Contains(s.Position) ? new() { Gap = Gap.NotInFile } : c)],
    };

    public static int PositionOf(string line) => int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture);

    public static string File(IEnumerable<string> lines, string header = Contig, string titles = Titles) =>
        string.Join('\n', [Format, header, titles, .. lines]) + "\n";

    public static G6pdSequence Read(string file, string? sample = null) =>
        VcfReader.Read(Encoding.UTF8.GetBytes(file), sample, "genes.vcf");

    public static G6pdGenotype Genotype(this G6pdSequence sequence, Sex sex) =>
        G6pdGenotype.Of(Patients.Man() with { Sex = sex, G6pdSequence = sequence }, RuleSet.Shipped)!; // there is a sequence

    public static G6pdGenotype Genotype(IEnumerable<string> lines, Sex sex) => Read(File(lines)).Genotype(sex);

    // The number of an alternative by its letters, so that nothing here leans on how the table keeps it.
    static string NumberOf(NamedAllele allele, Site site, int index)
    {
        for (var k = 1; k <= site.Alts.Count; k++)
        {
            if (allele.At[index] == Observed.Alt(k)) return k.ToString(CultureInfo.InvariantCulture);
        }
        return "0";
    }
}
