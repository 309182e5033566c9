using System.Globalization;
using System.Text;
using Hormesis.Clinic.Genetics;
using Hormesis.Model;

namespace Hormesis.Store.Genetics;

/// <summary>
/// Reads one patient's G6PD gene from a VCF of GRCh38. It reads letters and calls and judges none: what the file does not say at
/// a place is missing, and a file of another reference is refused.
/// </summary>
public static class VcfReader
{
    /// <summary>The most that is read of a file, plain or compressed.</summary>
    public const int MaximumBytes = 128 * 1024 * 1024;

    internal const string Smaller = "cut out the gene first: chromosome X, 154531000 to 154548000";

    /// <summary>Sites lie no further apart within a coding stretch, and further between two: 100 bases. Read off the table.</summary>
    const int WidestGap = 100;

    static readonly List<(int First, int Last)> Stretches = CodingStretches();

    /// <param name="content">The file as it is, plain or gzipped.</param>
    /// <param name="sample">The sample to read; null for a file of one.</param>
    /// <param name="name">The file's name, which the finding shows.</param>
    /// <exception cref="InputException">It is no VCF, not whole, of another genome, or holds not the one sample.</exception>
    public static G6pdSequence Read(byte[] content, string? sample, string name)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var lines = new VcfLines(content);
        var header = VcfHeader.Read(lines, sample);
        var records = Records(lines, header);
        var evidence = G6pdAlleles.Sites.Select(s => new SiteEvidence(s)).ToList();
        foreach (var record in records)
        {
            for (var i = 0; i < evidence.Count; i++) SiteStatements.Add(record, G6pdAlleles.Sites[i], evidence[i]);
        }
        var unlisted = Unlisted(records);
        return new()
        {
            Sample = header.Sample,
            Calls = [.. evidence.Select(e => e.Resolve())],
            OtherVariants = [.. unlisted.Where(u => IsCoding(u.Edit)).Select(u => u.Words)],
            ElsewhereVariants = unlisted.Count(u => !IsCoding(u.Edit)),
            IsBuildStated = header.IsBuildStated,
            Origin = new(string.Create(CultureInfo.InvariantCulture, $"{name}, sample {header.Sample}")),
        };
    }

    static List<VcfRecord> Records(VcfLines lines, VcfHeader header)
    {
        var (first, last) = (Stretches[0].First, Stretches[^1].Last);
        var reader = new VcfRecordReader(header);
        List<VcfRecord> records = [];
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty) continue;
            if (line.Count((byte)'\t') + 1 != header.Columns)
                throw VcfRecordReader.Wrong(
                    lines.Number, $"{line.Count((byte)'\t') + 1} columns, where the titles have {header.Columns}", "give the whole VCF");
            if (!GenomeBuild.IsX(Encoding.UTF8.GetString(line[..line.IndexOf((byte)'\t')]), lines.Number)) continue;

            var record = reader.Read(Encoding.UTF8.GetString(line).Split('\t'), lines.Number);
            if (record.Position > last || record.Last < first) continue;
            CheckLetters(record);
            if (lines.IsOpen) CheckEnd(record, records);
            records.Add(record);
        }
        return records;
    }

    // Another genome, the other strand, or REF and ALT changed about: all of them show here.
    static void CheckLetters(VcfRecord record)
    {
        for (var i = 0; i < record.Reference.Length; i++)
        {
            if (!G6pdAlleles.KnownBases.TryGetValue(record.Position + i, out var known) || known == record.Reference[i]) continue;
            throw VcfRecordReader.Wrong(record.Line,
                string.Create(CultureInfo.InvariantCulture,
                    $"REF has {record.Reference[i]} at {record.Position + i}, where GRCh38 has {known}: wrong build or strand"),
                "give a VCF that was called against GRCh38");
        }
    }

    // A last line without an end may be cut off within its genotype, and 0/1 without its end looks like 0.
    static void CheckEnd(VcfRecord record, List<VcfRecord> before)
    {
        if (before.Count > 0 && before[^1].Copies.Count > record.Copies.Count)
            throw VcfRecordReader.Wrong(record.Line, "the last line is cut off", "give the whole VCF");
    }

    static List<(Edit Edit, string Words)> Unlisted(List<VcfRecord> records) =>
    [
        .. from record in records
           from called in record.Copies.Select(record.Called).OfType<Alternative>().Distinct()
           where called.Edit is { } e && e.Removed != e.Added && !SiteStatements.IsListed(e)
           select (called.Edit!.Value, string.Create(CultureInfo.InvariantCulture, $"{record.Position}{record.Reference}>{called.Text}")),
    ];

    static bool IsCoding(Edit edit) => Stretches.Any(s => edit.Touches(s.First, s.Last));

    static List<(int First, int Last)> CodingStretches()
    {
        List<(int First, int Last)> stretches = [];
        foreach (var site in G6pdAlleles.Sites)
        {
            var last = site.Position + site.Known.Length - 1;
            if (stretches.Count == 0 || site.Position - stretches[^1].Last > WidestGap) stretches.Add((site.Position, last));
            else stretches[^1] = (stretches[^1].First, Math.Max(stretches[^1].Last, last));
        }
        return stretches;
    }
}
