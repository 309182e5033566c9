using System.Globalization;

namespace Hormesis.Clinic.Genetics;

/// <summary>
/// One place of the gene where named alleles differ, as a VCF writes it: GRCh38, chromosome X, plus strand, deletions as far left
/// as they go. The gene itself reads along the minus strand.
/// </summary>
/// <param name="Rsid">Its number in dbSNP; null where the table gives none.</param>
/// <param name="Hgvs">Its genomic name, which writes deletions as far right as they go.</param>
public sealed record Site(int Position, string? Rsid, string Hgvs, string Ref, IReadOnlyList<string> Alts)
{
    public bool IsDeletion => Ref.Length > 1;

    /// <summary>What a deletion takes away: the bases behind the first.</summary>
    public string Deleted => Ref[1..];

    public int FirstDeleted => Position + 1;

    public int LastDeleted => Position + Ref.Length - 1;

    /// <summary>By how many bases a deletion can be written further right and be the same.</summary>
    public int Slack => IsDeletion ? FirstIn(Hgvs) - FirstDeleted : 0;

    /// <summary>What the reference holds from <see cref="Position"/> on, as far as this row tells.</summary>
    public string Known => Ref + string.Concat(Enumerable.Range(0, Slack).Select(i => Deleted[i % Deleted.Length]));

    /// <summary>Whether taking these bases away gives the same gene as this row's deletion.</summary>
    public bool IsSameDeletion(int first, string deleted)
    {
        var right = first - FirstDeleted;
        return IsDeletion && deleted.Length == Deleted.Length && right >= 0 && right <= Slack
            && deleted == string.Concat(Deleted.AsSpan(right % Deleted.Length), Deleted.AsSpan(0, right % Deleted.Length));
    }

    static int FirstIn(string hgvs) =>
        int.Parse(hgvs.AsSpan(2, hgvs.IndexOf('_', StringComparison.Ordinal) - 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
