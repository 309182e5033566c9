using System.Reflection;
using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hormesis.Store.Verifying;

/// <summary>Compares every row with its newest audit entry, papers with their own hash and signatures with what they sign.</summary>
sealed class RowPass(Findings findings, AuditPass audit)
{
    static readonly MethodInfo Generic = typeof(RowPass).GetMethod(nameof(RowsOf), BindingFlags.NonPublic | BindingFlags.Static)!; // below

    readonly Dictionary<Guid, string> papers = [];
    readonly List<Signature> signatures = [];

    public long Records { get; private set; }

    public void Run(ClinicContext context, CancellationToken stop)
    {
        foreach (var type in Tables(context.Model))
        {
            try
            {
                foreach (var row in Rows(context, type))
                {
                    stop.ThrowIfCancellationRequested();
                    Check(type, row);
                }
            }
            catch (Exception unreadable) when (Unreadable.Is(unreadable))
            {
                findings.Add(RowText.NameOf(type), $"a row cannot be read ({unreadable.Message})");
            }
        }
        foreach (var (entity, key) in audit.Left) findings.Add($"{entity} {key}", "is gone: the audit knows of it, and of no deletion");
        foreach (var signature in signatures) Check(signature);
    }

    /// <summary>The kinds of rows that the audit has an entry of each for.</summary>
    internal static IEnumerable<IEntityType> Tables(IModel model) => model.GetEntityTypes()
        .Where(t => !t.IsOwned() && t.ClrType != typeof(AuditEntry) && t.ClrType != typeof(Chunk) && t.ClrType != typeof(ChunkRun));

    internal static IEnumerable<object> Rows(ClinicContext context, IEntityType type) =>
        (IEnumerable<object>)Generic.MakeGenericMethod(type.ClrType).Invoke(null, [context])!; // it returns one

    static IEnumerable<object> RowsOf<T>(ClinicContext context) where T : class => context.Set<T>().AsNoTracking().AsEnumerable();

    void Check(IEntityType type, object row)
    {
        if (row is StoreFact { Key: AuditHead.Fact } head)
        {
            if (head.Value != audit.Head.ToString()) findings.Add("audit", $"should end at {head.Value} and ends at {audit.Head}");
            return;
        }
        Records++;
        var (entity, key) = (RowText.NameOf(type), RowText.KeyOf(type, row));
        var content = audit.Take(entity, key);
        if (content is null) findings.Add($"{entity} {key}", "no audit entry says that it should be there");
        else if (content != RowText.HashOf(type, row)) findings.Add($"{entity} {key}", "is not as its newest audit entry says");

        if (row is Paper paper) Check(paper, entity);
        if (row is Signature signature) signatures.Add(signature);
    }

    void Check(Paper paper, string entity)
    {
        papers[paper.Id] = paper.Sha256;
        if (Paper.HashOf(paper.Json) != paper.Sha256) findings.Add($"{entity} {paper.Id:D}", "its text and its hash do not agree");
    }

    void Check(Signature signature)
    {
        var fits = signature.Record == nameof(Session)
            ? audit.WasOnce(signature.RecordId.ToString("D"), signature.Sha256)
            : papers.GetValueOrDefault(signature.RecordId) == signature.Sha256;
        if (fits) return;
        findings.Add($"Signature {signature.Id:D}", $"what it signs ({signature.Record} {signature.RecordId:D}) is not what was signed");
    }
}
