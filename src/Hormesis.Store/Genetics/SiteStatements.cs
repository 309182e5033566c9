using Hormesis.Clinic.Genetics;

namespace Hormesis.Store.Genetics;

/// <summary>
/// What a record says at a site of the table, however it is written: padded, aligned to either side, several neighbours in one,
/// several alternatives in one, a block of reference. It says nothing of a place that it does not itself ask about.
/// </summary>
static class SiteStatements
{
    public static void Add(VcfRecord record, Site site, SiteEvidence evidence)
    {
        if (site.IsDeletion) AddDeletion(record, site, evidence);
        else AddBase(record, site, evidence);
    }

    static void AddBase(VcfRecord record, Site site, SiteEvidence evidence)
    {
        var place = site.Position;
        if (place < record.Position || place > record.Last || !Concerns(record, place)) return;
        var lost = record.Copies.Count(c => record.Called(c)?.Edit is { } e && e.Covers(place) && IsNamedDeletion(e));
        if (lost > 0) evidence.AddSpanned(record, lost);

        var asks = AsksOfBase(record, place);
        var offered = record.Alternatives.Where(a => a.Edit is { IsSubstitution: true } e && e.Covers(place))
            .Select(a => LetterOf(site, a.Edit!.Value.At(place))).Where(o => !o.IsReference).ToHashSet(); // has been looked at
        evidence.Add(new(record, [.. record.Copies.Select(c => BaseOf(record, c, site, asks))], offered));
    }

    static bool Concerns(VcfRecord record, int place) => AsksOfBase(record, place)
        || record.Copies.Any(c => record.Called(c) is { } a && (a.Edit is null || a.Edit.Value.Covers(place)));

    // A padded or neighbouring record does not: its letters of reference are only there to hold it.
    static bool AsksOfBase(VcfRecord record, int place) => record.IsReferenceOnly
        || record.Alternatives.Any(a => a.Edit is { IsSubstitution: true } e && e.Covers(place))
        || (record.Reference.Length == 1 && record.Alternatives.All(a => a.IsSpanned || a.IsAnything));

    static Observed? BaseOf(VcfRecord record, int? copy, Site site, bool asks)
    {
        if (copy is null) return Observed.Missing;
        if (record.Called(copy) is not { } called) return asks ? Observed.Reference : null;
        if (called.IsSpanned) return null;
        if (called.Edit is not { } edit) return Observed.Other;
        if (!edit.Covers(site.Position)) return asks ? Observed.Reference : null;
        return edit.IsSubstitution ? LetterOf(site, edit.At(site.Position)) : IsNamedDeletion(edit) ? null : Observed.Other;
    }

    static Observed LetterOf(Site site, char letter)
    {
        if (letter == site.Ref[0]) return Observed.Reference;
        for (var i = 0; i < site.Alts.Count; i++)
        {
            if (site.Alts[i][0] == letter) return Observed.Alt(i + 1);
        }
        return Observed.Other;
    }

    static void AddDeletion(VcfRecord record, Site site, SiteEvidence evidence)
    {
        if (record.Position > site.LastDeleted + site.Slack || record.Last < site.FirstDeleted) return;
        if (record.IsReferenceOnly)
        {
            var isWhole = record.IsPassed && record.Copies.Count is 1 or 2 && record.Copies.All(c => c == 0);
            if (isWhole) evidence.Cover(record);
            if (isWhole || record.Copies.All(c => c is null or 0)) return;
        }
        var asks = record.Alternatives.Any(a => IsDeletionOf(site, a));
        var offered = asks ? new HashSet<Observed> { Observed.Alt(1) } : [];
        evidence.Add(new(record, [.. record.Copies.Select(c => LossOf(record, c, site, asks))], offered));
    }

    static Observed? LossOf(VcfRecord record, int? copy, Site site, bool asks)
    {
        Observed? reference = asks ? Observed.Reference : null;
        if (copy is null) return asks ? Observed.Missing : null;
        if (record.Called(copy) is not { } called) return reference;
        if (called.IsSpanned) return asks ? Observed.Missing : null;
        if (called.Edit is not { } edit) return Observed.Other;
        if (IsDeletionOf(site, called)) return Observed.Alt(1);
        var isElsewhere = edit.IsSubstitution || IsNamedDeletion(edit) || !edit.Touches(site.FirstDeleted, site.LastDeleted);
        return isElsewhere ? reference : Observed.Other;
    }

    static bool IsDeletionOf(Site site, Alternative alternative) =>
        alternative.Edit is { IsDeletion: true } e && site.IsSameDeletion(e.First, e.Removed);

    public static bool IsNamedDeletion(Edit edit) =>
        edit.IsDeletion && G6pdAlleles.Sites.Any(s => s.IsSameDeletion(edit.First, edit.Removed));

    /// <summary>Whether a substitution changes only what the table lists at its own places.</summary>
    public static bool IsListed(Edit edit) => IsNamedDeletion(edit)
        || (edit.IsSubstitution && Enumerable.Range(0, edit.Removed.Length).All(i => edit.Removed[i] == edit.Added[i]
            || G6pdAlleles.Sites.Any(s => !s.IsDeletion && s.Position == edit.First + i && s.Alts.Contains($"{edit.Added[i]}"))));
}
