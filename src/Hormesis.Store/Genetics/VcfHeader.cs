using System.Text;
using Hormesis.Model;

namespace Hormesis.Store.Genetics;

/// <summary>The header of a VCF: which build, how many columns, and which of them is the sample that is read.</summary>
sealed record VcfHeader(bool IsBuildStated, int Columns, int Column, string Sample)
{
    const int FixedColumns = 9;

    const string Titles = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

    /// <param name="sample">The sample that was asked for; null for the only one.</param>
    /// <exception cref="InputException">This is no VCF of GRCh38 with that sample.</exception>
    public static VcfHeader Read(VcfLines lines, string? sample)
    {
        if (!lines.TryRead(out var first) || !first.StartsWith("##fileformat=VCFv4."u8))
            throw VcfRecordReader.Wrong(1, "this is no VCF: it does not begin with ##fileformat=VCFv4", "give a VCF 4, plain or gzipped");

        var build = new GenomeBuild();
        while (lines.TryRead(out var line))
        {
            var text = Encoding.UTF8.GetString(line);
            if (text.StartsWith("##", StringComparison.Ordinal)) build.Look(text, lines.Number);
            else return OfTitles(text, lines.Number, sample, build.IsStated);
        }
        throw new InputException("", "the file ends within its header", "give the whole VCF");
    }

    static VcfHeader OfTitles(string line, int number, string? sample, bool isBuildStated)
    {
        var titles = line.Split('\t');
        if (!line.StartsWith(Titles, StringComparison.Ordinal) || titles.Length < 8 || (titles.Length > 8 && titles[8] != "FORMAT"))
            throw VcfRecordReader.Wrong(number, "the line of titles (#CHROM POS ID REF …) is not as VCF has it", "give a VCF 4 file");
        var samples = titles.Skip(FixedColumns).ToList();
        if (samples.Count == 0)
            throw VcfRecordReader.Wrong(number, "the file holds no sample, only sites", "give the patient's own VCF");
        if (sample is null && samples.Count > 1)
            throw VcfRecordReader.Wrong(number, $"the file holds {samples.Count} samples", $"name the patient's: --sample {samples[0]}");

        var column = sample is null ? 0 : samples.IndexOf(sample);
        if (column < 0)
            throw new InputException("--sample", $"\"{sample}\" is no sample of the file", $"give one of {Some(samples)}");
        if (samples.Count(s => s == samples[column]) > 1)
            throw VcfRecordReader.Wrong(number, $"two samples are called {samples[column]}", "give the patient's own VCF");
        return new(isBuildStated, titles.Length, FixedColumns + column, samples[column]);
    }

    static string Some(List<string> samples) => string.Join(", ", samples.Take(8)) + (samples.Count > 8 ? ", …" : "");
}
