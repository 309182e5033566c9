using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Http;

namespace Hormesis.Web.Charts;

/// <summary>Keeps the charts' resources in the store: a row for each version, and no row is ever changed.</summary>
sealed class ChartKeeper(ClinicStore store) : IChartKeeper
{
    long seen;

    public void Keep(IReadOnlyList<Stored> all)
    {
        if (all.Count == 0) return;
        var by = Acting.Now;
        try
        {
            store.Write(by, context => context.Chart.AddRange(all.Select(s => Row(s, by)))).GetAwaiter().GetResult();
        }
        catch (StoreRefusal refused)
        {
            throw new Refusal(503, IssueCode.NoStore, $"{refused.Message}; nothing was kept of this request");
        }
    }

    public IReadOnlyList<Stored> Newer()
    {
        using var context = store.Read();
        var rows = context.Chart.Where(r => r.Id > seen).OrderBy(r => r.Id).ToList();
        if (rows.Count == 0) return [];
        seen = rows[^1].Id;
        // Of several versions the last one counts.
        return [.. rows.GroupBy(r => (r.Type, r.ResourceId)).Select(g => Of(g.MaxBy(r => r.Version)!))]; // no group is empty
    }

    static Stored Of(ChartResource row) => new(
        ResourceKind.Find(row.Type) ?? throw new InvalidOperationException($"{row.Type} was kept once and is not in resources.json"),
        row.ResourceId, row.Version, row.At, row.Json);

    static ChartResource Row(Stored stored, Actor by) => new()
    {
        Type = stored.Kind.Type,
        ResourceId = stored.Id,
        Version = stored.Version,
        PatientId = stored.Patients.Count > 0 ? stored.Patients[0] : null,
        Json = stored.Utf8.ToArray(),
        AccountId = by.AccountId,
        At = stored.Updated,
    };
}
