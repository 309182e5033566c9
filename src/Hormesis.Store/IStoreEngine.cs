using System.Data.Common;
using Hormesis.Store.Keeping;
using Hormesis.Store.Verifying;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store;

/// <summary>What a failure of the database means for the submission and for the store.</summary>
public enum FailureKind
{
    /// <summary>The submission's own fault: it alone is undone.</summary>
    Submission,

    /// <summary>Something unique is there already: the submission alone is undone, and refused in plain words.</summary>
    Conflict,

    /// <summary>The database or its disk: what is on it is no longer known, nothing more is taken.</summary>
    Store,
}

/// <summary>A failure in plain words.</summary>
public sealed record Failure(FailureKind Kind, string What, string Remedy);

/// <summary>The database below the store: how it is opened, locked, begun and closed, and what its failures mean.</summary>
public interface IStoreEngine
{
    /// <summary>Folder or server and database, without a password.</summary>
    string Place { get; }

    /// <summary>Several processes may have the right to write.</summary>
    bool MayBeShared { get; }

    /// <summary>The file beside the database that chunks are appended to; null for an engine that keeps them as rows.</summary>
    string? TapeFile { get; }

    /// <summary>The right to write, held until disposed.</summary>
    /// <exception cref="StoreRefusal">Another process has it.</exception>
    IDisposable Claim();

    /// <summary>An open connection at full durability, for the one writer.</summary>
    DbConnection OpenForWriting();

    /// <summary>A context's options on a connection.</summary>
    DbContextOptions<ClinicContext> OptionsOn(DbConnection connection);

    /// <summary>A context's options for reading, on connections that it opens and closes itself.</summary>
    DbContextOptions<ClinicContext> OptionsForReading(bool tracking);

    /// <summary>What <see cref="OptionsForReading"/> connects with.</summary>
    string ReadingConnectionString { get; }

    /// <summary>The right to migrate and to set up, which one process alone has, held until disposed.</summary>
    IDisposable Exclusive(DbConnection connection);

    /// <summary>Begins a transaction that no other writer, of whatever process, gets in between.</summary>
    DbTransaction Begin(DbConnection connection);

    /// <summary>Told after each commit, on the writer's thread, when everybody has their answer.</summary>
    void AfterCommit(DbConnection connection);

    /// <summary>An open connection that only reads.</summary>
    /// <exception cref="StoreRefusal">There is no store.</exception>
    DbConnection OpenForChecking();

    /// <summary>Begins a transaction that sees the store as it is at one moment.</summary>
    DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>What the engine itself finds wrong with its files; true when they are as they were at the last clean end.</summary>
    bool CheckFiles(Findings findings);

    Failure Judge(Exception failure);

    /// <summary>After rows came in with the numbers that they had: lets the next ones go on from there.</summary>
    void AfterRestore(ClinicContext context);

    /// <summary>Closes the writer's connection; after a clean end the store is left in one piece.</summary>
    void Close(DbConnection connection, bool clean);
}
