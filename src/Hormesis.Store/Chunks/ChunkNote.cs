using System.Security.Cryptography;
using System.Text;
using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;
using Hormesis.Store.Writing;

namespace Hormesis.Store.Chunks;

/// <summary>The audit's one entry for all chunks that come into it together.</summary>
static class ChunkNote
{
    /// <summary>What the audit says of them: SHA-256 over session, index and SHA-256 of each, in order.</summary>
    public static string ContentOf(IEnumerable<(Guid Session, int Index, byte[] Sha256)> chunks)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (session, index, sha) in chunks) content.AppendData(Encoding.UTF8.GetBytes(LineOf(session, index, sha)));
        return Convert.ToHexStringLower(content.GetCurrentHash());
    }

    public static void Add(Group group, IReadOnlyCollection<(Guid Session, int Index, byte[] Sha256)> chunks)
    {
        var lines = chunks.OrderBy(c => c.Session.ToString("D"), StringComparer.Ordinal).ThenBy(c => c.Index);
        using var context = group.NewContext(Actor.Program);
        var note = new AuditNote(AuditActions.Chunks, nameof(Chunk), $"{chunks.Count}") { Content = ContentOf(lines) };
        group.Auditor.Note(context, Actor.Program, note);
    }

    static string LineOf(Guid session, int index, byte[] sha) => $"{session:D} {index} {Convert.ToHexStringLower(sha)}\n";
}
