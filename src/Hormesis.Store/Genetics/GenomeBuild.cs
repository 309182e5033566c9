using System.Globalization;
using System.Text.RegularExpressions;
using Hormesis.Model;

namespace Hormesis.Store.Genetics;

/// <summary>
/// Which reference genome a VCF's header speaks of. Only GRCh38 is read: in any other one the gene lies elsewhere, and a
/// deficient allele would not be seen.
/// </summary>
sealed partial class GenomeBuild
{
    const string Wanted = "GRCh38";

    // Lengths of chromosome X in bases: NCBI assembly reports of each build.
    static readonly Dictionary<string, string> ByLength = new(StringComparer.Ordinal)
    {
        ["156040895"] = Wanted,
        ["155270560"] = "GRCh37",
        ["154913754"] = "NCBI36",
        ["154259566"] = "T2T-CHM13",
    };

    // Accessions of chromosome X in RefSeq and GenBank.
    static readonly Dictionary<string, string> ByAccession = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NC_000023.11"] = Wanted,
        ["CM000685.2"] = Wanted,
        ["NC_000023.10"] = "GRCh37",
        ["CM000685.1"] = "GRCh37",
        ["NC_000023.9"] = "NCBI36",
        ["NC_060947.1"] = "T2T-CHM13",
        ["CP068255.2"] = "T2T-CHM13",
    };

    static readonly string[] PlainNames = ["chrX", "X", "chr23", "23"];

    /// <summary>Whether the header named GRCh38.</summary>
    public bool IsStated { get; private set; }

    /// <summary>Whether records of this name are of chromosome X.</summary>
    /// <exception cref="InputException">It is chromosome X of another build.</exception>
    public static bool IsX(string chromosome, int line)
    {
        if (ByAccession.TryGetValue(chromosome, out var build)) return build == Wanted ? true : throw Other(line, chromosome, build);
        return PlainNames.Contains(chromosome, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Takes what a header line says of the reference.</summary>
    /// <exception cref="InputException">It names another build than GRCh38.</exception>
    public void Look(string header, int line)
    {
        if (header.StartsWith("##contig=", StringComparison.Ordinal)) LookAtContig(header, line);
        else if (header.StartsWith("##reference=", StringComparison.Ordinal) || header.StartsWith("##assembly=", StringComparison.Ordinal))
            LookAtWords(header, line);
    }

    void LookAtContig(string header, int line)
    {
        var id = Field(header, "ID");
        if (Field(header, "assembly") is { Length: > 0 } assembly) LookAtWords(assembly, line);
        if (id.Length == 0 || !IsX(id, line)) return;
        if (ByAccession.ContainsKey(id)) IsStated = true;
        if (Field(header, "length") is not { Length: > 0 } length) return;
        Take(ByLength.GetValueOrDefault(length, "a build that is not known"), $"chromosome X of {length} bases", line);
    }

    void LookAtWords(string text, int line)
    {
        foreach (Match match in Words().Matches(text))
        {
            var word = match.Value.ToUpperInvariant();
            var build = word.Contains("38", StringComparison.Ordinal) || word == "GCA_000001405.15" || word == "GCF_000001405.26" ? Wanted
                : word.Contains("37", StringComparison.Ordinal) || word.Contains("19", StringComparison.Ordinal) ? "GRCh37"
                : word;
            Take(build, $"\"{match.Value}\"", line);
        }
    }

    void Take(string build, string said, int line)
    {
        if (build != Wanted) throw Other(line, said, build);
        IsStated = true;
    }

    // ##contig=<ID=chrX,length=156040895,assembly="GRCh38">
    static string Field(string header, string name)
    {
        var found = header.Split('<', ',', '>').FirstOrDefault(f => f.StartsWith(name + "=", StringComparison.Ordinal));
        return found is null ? "" : found[(name.Length + 1)..].Trim('"', ' ');
    }

    public static InputException Other(int line, string said, string build) => new(
        VcfLines.Place(line), string.Create(CultureInfo.InvariantCulture, $"the file is not of {Wanted} but of {build} ({said})"),
        $"give a VCF that was called against {Wanted}");

    [GeneratedRegex(
        @"(?<![a-z0-9])(GRCh3[678]|hg(18|19|38)|hs37(d5)?|hs38(DH|d1)?|[bv]3[678]|NCBI3[56]|GCA_000001405\.15|GCF_000001405\.26|T2T|CHM13)"
        + @"(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
