using System.Data.Common;
using Hormesis.Store.Chunks;
using Hormesis.Store.Keeping;
using Hormesis.Store.Writing;

namespace Hormesis.Store.Moving;

/// <summary>Chunks of a backup on their way to a tape, and where they are into the database.</summary>
sealed class RestoredChunks(Tape tape, DbTransaction transaction)
{
    const int Together = 500;

    readonly List<Telemetry> chunks = [];
    readonly List<long> audits = [];

    public void Add(Chunk chunk)
    {
        chunks.Add(new(chunk.SessionId, chunk.Index, chunk.Bytes, chunk.Crc));
        audits.Add(chunk.AuditId);
        if (chunks.Count >= Together) Send();
    }

    public void Send()
    {
        if (chunks.Count == 0) return;
        tape.Append(chunks);
        tape.BeginSynchronise();
        tape.EndSynchronise();
        tape.Index(transaction, audits);
        tape.Indexed();
        chunks.Clear();
        audits.Clear();
    }
}
