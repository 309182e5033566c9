using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Hormesis.IntegrationTests;

/// <summary>Genes from a VCF, as a user gives them.</summary>
public sealed class GeneticsTests : InFolder
{
    // genes, patient, value, answer, outcome, exit: the table that people read in examples/genetics/README.md.
    public static TheoryData<string, string, string, string, string, int> Examples { get; } = ReadTable();

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_comes_out_as_its_table_says(
        string genes, string patient, string value, string answer, string outcome, int exit)
    {
        var run = Screen(Tool.Path("examples", patient), Genes(genes), "--json");

        Assert.Equal(exit, run.Status);
        Assert.Equal(outcome, run.Json.GetProperty("outcome").GetString());
        var finding = run.Json.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("rule").GetString() == "CI-05");
        Assert.Equal(answer, finding.GetProperty("answer").GetString());
        Assert.EndsWith(value, ValueOf(finding), StringComparison.Ordinal);
        Assert.EndsWith(run.Json.GetProperty("genotype").GetProperty("phenotype").GetString()!, ValueOf(finding), StringComparison.Ordinal);
    }

    static string ValueOf(JsonElement finding) => finding.GetProperty("value").GetString() ?? "";

    [Fact]
    public void Missing_positions_are_named_with_their_reason()
    {
        var run = Screen(Man, Genes("missing-positions.vcf"), "--json");

        var missing = run.Json.GetProperty("genotype").GetProperty("missing").EnumerateArray()
            .Select(m => (m.GetProperty("position").GetInt32(), m.GetProperty("why").GetString()));
        Assert.Equal([(154532269, "filtered out"), (154534419, "not in the file"), (154534495, "not called")], missing);
    }

    [Fact]
    public void A_compressed_file_says_the_same()
    {
        using (var zip = new GZipStream(File.Create(In("genes.vcf.gz")), CompressionLevel.Fastest))
            zip.Write(File.ReadAllBytes(Genes("a-minus-man.vcf")));

        Assert.Equal(1, Screen(Man, In("genes.vcf.gz"), "--quiet").Status);
    }

    [Fact]
    public void Plan_and_treat_hear_of_the_genes()
    {
        string[] options = ["--indication", "chronic-pain", "--at", "2026-11-01", "--genotype", Genes("a-minus-man.vcf")];

        Assert.Equal(1, Tool.Hormesis(["plan", Man, .. options]).Status);
        Assert.Equal(1, Tool.Hormesis(["treat", Man, .. options]).Status);
    }

    [Fact]
    public void What_is_no_VCF_of_the_patient_is_told_in_one_line()
    {
        var genes = File.ReadAllText(Genes("normal-man.vcf"));
        Refused(genes.Replace("156040895", "155270560", StringComparison.Ordinal), "GRCh37");
        Refused(genes.Replace("##reference=GRCh38\n", "##reference=hg19\n", StringComparison.Ordinal), "GRCh37");
        Refused(genes.Replace("154536002\trs1050828\tC\tT", "154536002\trs1050828\tT\tC", StringComparison.Ordinal), "154536002");
        Refused(genes.Replace("\tnormal-man\n", "\ta\tb\n", StringComparison.Ordinal), "2 samples");
        Refused("", "no VCF");
        Refused(File.ReadAllText(Man), "no VCF");
        Refused(genes[..^20], "columns");
        Assert.Equal(2, Tool.Hormesis("screen", Man, "--sample", "normal-man").Status);
        Assert.Equal(2, Screen(Man, Genes("normal-man.vcf"), "--sample", "nobody").Status);
        Assert.Equal(2, Screen(Man, In("nothing.vcf")).Status);
    }

    [Fact]
    public void Examples_are_just_what_their_script_makes()
    {
        Assert.Equal(0, Tool.Run("node", Tool.Root, Tool.Path("examples", "genetics", "make.mjs"), Folder).Status);

        Assert.All(Directory.EnumerateFiles(Folder), made =>
            Assert.Equal(File.ReadAllText(Genes(Path.GetFileName(made))), File.ReadAllText(made)));
    }

    static string Man => Genes("man.json");

    static string Genes(string name) => Tool.Path("examples", "genetics", name);

    static Outcome Screen(string patient, string genes, params string[] more) =>
        Tool.Hormesis(["screen", patient, "--at", "2026-11-01", "--genotype", genes, .. more]);

    void Refused(string content, string mentions)
    {
        File.WriteAllText(In("genes.vcf"), content);

        var run = Screen(Man, In("genes.vcf"));

        Assert.Equal(2, run.Status);
        Assert.Empty(run.Out);
        Assert.Contains(mentions, Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    static TheoryData<string, string, string, string, string, int> ReadTable()
    {
        var rows = new TheoryData<string, string, string, string, string, int>();
        foreach (var line in File.ReadLines(Genes("README.md")).Where(l => l.Contains(".vcf |", StringComparison.Ordinal)))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            rows.Add(cells[1], cells[3], cells[4], cells[5], cells[6], int.Parse(cells[7], CultureInfo.InvariantCulture));
        }
        return rows;
    }
}
