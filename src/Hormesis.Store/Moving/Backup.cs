using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Hormesis.Recording;
using Hormesis.Store.Auditing;
using Hormesis.Store.Chunks;
using Hormesis.Store.Keeping;
using Hormesis.Store.Verifying;
using Hormesis.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store.Moving;

/// <summary>What was written to a backup, or read from one.</summary>
public sealed record Moved(ExportedHead Head, long Rows);

/// <summary>
/// Writes all of a store, as it is at one moment, into one file: a line for each row, the same for both engines. The store may be in
/// use. The file holds secrets as the store does, and is readable by its owner alone.
/// </summary>
public static class Backup
{
    /// <param name="file">Must not be there yet. It has this name only once it is whole.</param>
    /// <exception cref="StoreRefusal">There is no store.</exception>
    /// <exception cref="IOException">The file is there already, or its disk failed.</exception>
    public static Moved Write(IStoreEngine engine, string file, CancellationToken stop)
    {
        if (File.Exists(file)) throw new IOException($"{file} is there already, and a backup is never written over");
        var unfinished = file + ".part";
        try
        {
            using var connection = engine.OpenForChecking();
            using var transaction = engine.BeginSnapshot(connection);
            using var context = new ClinicContext(engine.OptionsOn(connection));
            context.Database.UseTransaction(transaction);
            Moved moved;
            using (var lines = new Lines(unfinished))
                moved = Write(context, ChunkReader.All(engine, connection, transaction).Select(Row).OfType<Chunk>(), lines, stop);
            File.Move(unfinished, file, overwrite: false);
            return moved;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    static Moved Write(ClinicContext context, IEnumerable<Chunk> chunks, Lines lines, CancellationToken stop)
    {
        var facts = context.Facts.AsNoTracking().ToDictionary(f => f.Key, f => f.Value);
        if (!AuditHead.TryParse(facts.GetValueOrDefault(AuditHead.Fact, ""), out var audit))
            throw new StoreRefusal("the store has no audit", "run hormesis verify to see what is wrong");
        var head = new ExportedHead(facts.GetValueOrDefault(SetUp.IdentityFact, ""), audit.Id, audit.Hash);
        lines.Add(JsonSerializer.SerializeToUtf8Bytes(
            new(BackupHead.Name, BackupHead.Newest, head.Store, head.Entries, head.Hash), BackupJson.Default.BackupHead));

        var rows = 0L;
        foreach (var type in BackupRows.TypesOf(context.Model))
        {
            foreach (var row in type.ClrType == typeof(Chunk) ? chunks : RowPass.Rows(context, type))
            {
                stop.ThrowIfCancellationRequested();
                lines.Add(BackupRows.LineOf(type, row));
                rows++;
            }
        }
        lines.End(rows);
        return new(head, rows);
    }

    // What the audit does not have yet, the last seconds of sessions under way, is not in a backup either.
    static Chunk? Row(KeptChunk chunk)
    {
        if (chunk.AuditId is not { } audit) return null;
        var bytes = chunk.Bytes ?? throw new StoreRefusal(
            string.Create(CultureInfo.InvariantCulture, $"chunk {chunk.Index} of session {chunk.Session} is damaged"),
            "run hormesis verify to see what else is");
        return new() { SessionId = chunk.Session, Index = chunk.Index, Bytes = bytes, Crc = (uint)chunk.Crc, AuditId = audit };
    }

    sealed class Lines : IDisposable
    {
        readonly FileStream file;
        readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public Lines(string path)
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            file = new(path, options);
        }

        public void Add(ReadOnlySpan<byte> line)
        {
            Write(line);
            Write("\n"u8);
        }

        public void End(long rows)
        {
            var end = new BackupEnd(rows, Convert.ToHexStringLower(hash.GetCurrentHash()));
            file.Write(JsonSerializer.SerializeToUtf8Bytes(end, BackupJson.Default.BackupEnd));
            file.Write("\n"u8);
            Disk.Synchronise(file);
        }

        public void Dispose()
        {
            file.Dispose();
            hash.Dispose();
        }

        void Write(ReadOnlySpan<byte> bytes)
        {
            file.Write(bytes);
            hash.AppendData(bytes);
        }
    }
}
