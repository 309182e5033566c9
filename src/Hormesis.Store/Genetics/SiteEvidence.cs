using Hormesis.Clinic.Genetics;

namespace Hormesis.Store.Genetics;

/// <summary>What one record says at one site: by copy, null where it says nothing of that copy.</summary>
/// <param name="Offered">Alternatives of the site that the record could have called.</param>
sealed record Statement(VcfRecord Record, IReadOnlyList<Observed?> Copies, IReadOnlySet<Observed> Offered)
{
    public int Count(Observed what) => Copies.Count(c => c == what);
}

/// <summary>
/// All that the records say at one site, brought together: alternatives of one place may be parted over several records, and
/// what contradicts itself is missing.
/// </summary>
sealed class SiteEvidence(Site site)
{
    readonly List<Statement> statements = [];
    readonly bool[] covered = new bool[site.Deleted.Length];
    readonly List<VcfRecord> covering = [];
    int spanned;

    public void Add(Statement statement)
    {
        if (statement.Copies.Any(c => c is not null) || statement.Offered.Count > 0) statements.Add(statement);
    }

    /// <summary>So many copies have lost the place by a deletion that has a name; there they are as the named allele is.</summary>
    public void AddSpanned(VcfRecord record, int copies)
    {
        spanned = Math.Max(spanned, copies);
        statements.Add(new(record, [.. record.Copies.Select(_ => (Observed?)null)], new HashSet<Observed>()));
    }

    /// <summary>A record of nothing but the reference on every copy: of a deletion's places all have to be covered.</summary>
    public void Cover(VcfRecord record)
    {
        var (first, last) = (Math.Max(record.Position, site.FirstDeleted), Math.Min(record.Last, site.LastDeleted));
        if (first > last) return;
        covered.AsSpan(first - site.FirstDeleted, last - first + 1).Fill(true);
        covering.Add(record);
    }

    public SiteCall Resolve()
    {
        if (statements.Count == 0) return covered.Length > 0 && covered.All(c => c) ? Covered() : new() { Gap = Gap.NotInFile };
        var records = statements.Select(s => s.Record).ToList();
        if (records.Exists(r => !r.IsPassed)) return new() { Gap = Gap.Filtered };
        var ploidy = statements[0].Copies.Count;
        if (ploidy is 0 or > 2) return new() { Gap = Gap.NotCalled };
        if (!IsConsistent(ploidy)) return new() { Gap = Gap.Contradictory };

        var (copies, phaseSet) = InOrder() ?? (Counted(ploidy), null);
        return copies.All(c => c.IsMissing) ? new() { Gap = Gap.NotCalled } : CallOf(copies, phaseSet, records);
    }

    SiteCall Covered() => CallOf([.. Enumerable.Repeat(Observed.Reference, covering.Min(r => r.Copies.Count))], null, covering);

    // Two records that offer the same alternative call it equally often; a record that has none agrees with no alternative at all.
    bool IsConsistent(int ploidy)
    {
        if (statements.Any(s => s.Copies.Count != ploidy) || Alternatives().Sum(a => a.Count) > ploidy) return false;
        var isReference = statements.Any(s => s.Record.IsReferenceOnly && s.Count(Observed.Reference) == ploidy);
        if (isReference && Alternatives().Any()) return false;
        return Alternatives().All(a => statements.Where(s => s.Offered.Contains(a.What)).All(s => s.Count(a.What) == a.Count));
    }

    IEnumerable<(Observed What, int Count)> Alternatives() =>
        from what in statements.SelectMany(s => s.Copies).OfType<Observed>().Distinct()
        where !what.IsMissing && !what.IsReference
        select (what, statements.Max(s => s.Count(what)));

    // One whole statement keeps its order; so do several whose copies are all in the same order.
    (IReadOnlyList<Observed> Copies, string? PhaseSet)? InOrder()
    {
        if (statements.Exists(s => s.Copies.Any(c => c is null))) return null;
        var set = statements[0].Record.PhaseSet;
        if (statements.Count > 1 && (set is null || statements.Exists(s => s.Record.PhaseSet != set))) return null;
        return ([.. statements[0].Copies.Select((_, i) => Joined([.. statements.Select(s => s.Copies[i]!.Value)]))], set); // none is null
    }

    static Observed Joined(List<Observed> copy) =>
        copy.Exists(c => !c.IsMissing && !c.IsReference) ? copy.Find(c => !c.IsMissing && !c.IsReference)
        : copy.Exists(c => c.IsMissing) ? Observed.Missing
        : Observed.Reference;

    List<Observed> Counted(int ploidy)
    {
        List<Observed> copies = [.. Alternatives().SelectMany(a => Enumerable.Repeat(a.What, a.Count))];
        var isWhole = !statements.Exists(s => s.Copies.Any(c => c is { IsMissing: true }));
        var references = isWhole ? statements.Max(s => s.Count(Observed.Reference)) + spanned : 0;
        while (copies.Count < ploidy) copies.Add(references-- > 0 ? Observed.Reference : Observed.Missing);
        return copies;
    }

    static SiteCall CallOf(IReadOnlyList<Observed> copies, string? phaseSet, List<VcfRecord> records) => new()
    {
        Copies = copies,
        PhaseSet = phaseSet,
        Quality = records.Min(r => r.Quality), // of those that say
        Depth = records.Min(r => r.Depth),
    };
}
