using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hormesis.Model;
using Hormesis.Store.Auditing;
using Hormesis.Store.Chunks;
using Hormesis.Store.Keeping;
using Hormesis.Store.Verifying;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using static System.FormattableString;

namespace Hormesis.Store.Moving;

/// <summary>
/// Reads a backup into an empty store of either engine: all of it or nothing. Whether it is the same then is for
/// <see cref="StoreCheck"/> to say, with the head that comes back here.
/// </summary>
public static class Restore
{
    const int Together = 500; // rows sent at once

    /// <exception cref="InputException">The file is no whole backup.</exception>
    /// <exception cref="StoreRefusal">The place is not empty, or cannot be written.</exception>
    public static Moved Run(IStoreEngine engine, string file, CancellationToken stop)
    {
        CheckWhole(file);
        using var claim = engine.Claim();
        var connection = engine.OpenForWriting();
        var done = false;
        try
        {
            using var alone = engine.Exclusive(connection);
            using var context = new ClinicContext(engine.OptionsOn(connection)) { Keeper = new Unaudited() };
            Prepare(context, engine.Place);
            using var tape = engine.TapeFile is { } tapeFile ? Tape.Open(tapeFile, connection, isNew: true, new()) : null;
            var moved = Fill(context, tape, file, stop);
            engine.AfterRestore(context);
            done = true;
            return moved;
        }
        finally
        {
            engine.Close(connection, clean: done);
        }
    }

    // Before anything is written: a file that was cut off or changed is found here.
    static void CheckWhole(string file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[]? last = null;
        var lines = 0L;
        foreach (var line in BackupFile.Lines(file))
        {
            if (last is not null)
            {
                hash.AppendData(last);
                hash.AppendData("\n"u8);
            }
            last = line;
            lines++;
        }
        var end = last is null ? null : Read(last, BackupJson.Default.BackupEnd);
        if (end is null) throw Wrong(file, lines, "it does not end as a backup does", "it was cut off or is no backup: take another");
        if (end.Rows != lines - 2 || end.Sha256 != Convert.ToHexStringLower(hash.GetCurrentHash()))
            throw Wrong(file, lines, "its content and its SHA-256 do not agree", "it was changed: take another");
    }

    static void Prepare(ClinicContext context, string place)
    {
        var inUse = context.Database.GetAppliedMigrations().Any() && (context.Facts.Any() || context.Audit.Any());
        if (inUse) throw new StoreRefusal($"{place} is not empty", "restore into an empty place, and nothing is written over");
        context.Database.Migrate();
    }

    static Moved Fill(ClinicContext context, Tape? tape, string file, CancellationToken stop)
    {
        using var transaction = context.Database.BeginTransaction();
        var chunks = tape is null ? null : new RestoredChunks(tape, transaction.GetDbTransaction());
        context.Database.AutoSavepointsEnabled = false;
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        var types = BackupRows.TypesOf(context.Model).ToDictionary(RowText.NameOf);
        BackupHead? head = null;
        var rows = 0L;
        foreach (var line in BackupFile.Lines(file))
        {
            stop.ThrowIfCancellationRequested();
            if (head is null) head = HeadOf(file, line);
            else if (line.AsSpan().StartsWith("{"u8)) break; // the end, which was checked
            else
            {
                var row = RowFrom(types, file, line, ++rows);
                if (chunks is not null && row is Chunk chunk) chunks.Add(chunk);
                else context.Add(row);
                if (rows % Together == 0) Send(context);
            }
        }
        Send(context);
        chunks?.Send();
        transaction.Commit();
        return new(new(head!.Store, head.Entries, head.Hash), rows); // a whole file has one
    }

    static void Send(ClinicContext context)
    {
        context.Send();
        context.ChangeTracker.Clear();
    }

    static BackupHead HeadOf(string file, byte[] line) =>
        Read(line, BackupJson.Default.BackupHead) is { Hormesis: BackupHead.Name } head
            ? head.Version == BackupHead.Newest
                ? head
                : throw Wrong(file, 1, $"it is of version {head.Version}", $"restore it with a Hormesis that writes version {head.Version}")
            : throw Wrong(file, 1, "it is no backup of a store", "name a file that hormesis backup wrote");

    static object RowFrom(IReadOnlyDictionary<string, IEntityType> types, string file, byte[] line, long row)
    {
        try
        {
            return BackupRows.RowOf(types, line);
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw Wrong(file, row + 1, wrong.Message, "restore it with the version of Hormesis that wrote it");
        }
    }

    static T? Read<T>(byte[] line, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return null; // said by the caller, with what it looked for
        }
    }

    static InputException Wrong(string file, long line, string wrong, string remedy) =>
        new InputException(Invariant($"line {line}"), wrong, remedy).In(file);

    sealed class Unaudited : IChangeKeeper
    {
        public int Save(ClinicContext context) => context.Send();

        public Task<int> SaveAsync(ClinicContext context, CancellationToken stop) =>
            throw new InvalidOperationException("a restore does not wait");
    }
}
