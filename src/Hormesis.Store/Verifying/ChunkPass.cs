using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Hormesis.Recording;
using Hormesis.Store.Auditing;
using Hormesis.Store.Chunks;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace Hormesis.Store.Verifying;

/// <summary>
/// Reads every chunk in the order of its session: CRC, gaps, the hash of the whole recording, and the hash that the audit has of what was
/// committed together. Of the groups it remembers only those that are not whole yet.
/// </summary>
sealed class ChunkPass(Findings findings, AuditPass audit)
{
    const int Page = 256;

    readonly Dictionary<long, OpenGroup> open = [];
    long groups;
    Walk? walk;

    public long Records { get; private set; }

    public void Run(
        IStoreEngine engine, ClinicContext context, DbConnection connection, DbTransaction transaction, CancellationToken stop)
    {
        var ended = context.Sessions.AsNoTracking().Select(s => new { s.Id, s.RecordingSha256 })
            .ToDictionary(s => s.Id, s => s.RecordingSha256);
        foreach (var page in ChunkReader.All(engine, connection, transaction).Chunk(Page))
        {
            stop.ThrowIfCancellationRequested();
            Look(context, page);
            foreach (var chunk in page) Check(chunk, ended);
        }
        EndWalk(ended);
        foreach (var (id, hash) in ended.Where(s => s.Value is not null)) findings.Add($"Session {id:D}", "its recording is gone");
        foreach (var id in open.Keys) findings.Add(Name(id), "some of the chunks that were committed with it are gone");
        var expected = audit.ChunkEntries - open.Count;
        if (groups != expected)
            findings.Add("Chunks", Invariant($"{expected} groups in the audit, {groups} found: chunks are gone"));
    }

    // What the audit says of the groups that this page begins.
    void Look(ClinicContext context, IReadOnlyList<KeptChunk> page)
    {
        long[] unknown = [.. page.Select(c => c.AuditId).OfType<long>().Distinct().Where(id => !open.ContainsKey(id))];
        foreach (var entry in context.Audit.AsNoTracking().Where(a => unknown.Contains(a.Id) && a.Action == AuditActions.Chunks))
            open[entry.Id] = new(entry.Content, int.Parse(entry.Key, CultureInfo.InvariantCulture));
    }

    void Check(KeptChunk chunk, Dictionary<Guid, string?> ended)
    {
        Records++;
        if (walk?.Session != chunk.Session)
        {
            EndWalk(ended);
            walk = new(chunk.Session);
            if (!ended.ContainsKey(chunk.Session)) findings.Add(Name(chunk), "belongs to no session");
        }
        if (chunk.Bytes is not { } bytes) findings.Add(Name(chunk), "something else is where it should be");
        else if (Crc32C.Of(bytes) != chunk.Crc) findings.Add(Name(chunk), "its bytes and its CRC do not agree");
        if (chunk.Index != walk.Next)
            findings.Add(Name(chunk), Invariant($"chunk {walk.Next} should be here: some are missing"));
        walk.Add(chunk);

        if (chunk.AuditId is not { } id) return; // the newest of a session under way
        if (!open.TryGetValue(id, out var group)) findings.Add(Name(chunk), "no audit entry holds its hash");
        else if (group.Add(chunk)) Close(id, group);
    }

    void Close(long id, OpenGroup group)
    {
        open.Remove(id);
        groups++;
        if (!group.Fits()) findings.Add(Name(id), "the chunks that were committed with it are not the ones that are there");
    }

    void EndWalk(Dictionary<Guid, string?> ended)
    {
        if (walk is null) return;
        var hash = walk.Hash();
        if (ended.Remove(walk.Session, out var expected) && expected is not null && expected != hash)
            findings.Add($"Session {walk.Session:D}", "its recording is not the one that it ended with");
        walk = null;
    }

    static string Name(KeptChunk chunk) => Invariant($"Chunk {chunk.Session:D}/{chunk.Index}");

    static string Name(long id) => Invariant($"audit entry {id}");

    sealed class Walk(Guid session)
    {
        readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public Guid Session => session;
        public int Next { get; private set; }

        public void Add(KeptChunk chunk)
        {
            hash.AppendData(chunk.Bytes ?? []);
            Next = chunk.Index + 1;
        }

        public string Hash()
        {
            using (hash) return Convert.ToHexStringLower(hash.GetCurrentHash());
        }
    }

    sealed class OpenGroup(string content, int count)
    {
        readonly List<(Guid, int, byte[])> found = [];

        // True when it is whole.
        public bool Add(KeptChunk chunk)
        {
            found.Add((chunk.Session, chunk.Index, SHA256.HashData(chunk.Bytes ?? [])));
            return found.Count >= count;
        }

        public bool Fits() => ChunkNote.ContentOf(found) == content;
    }
}
