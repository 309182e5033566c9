using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store.Sqlite;

/// <summary>What SQLite's failures mean, in plain words.</summary>
static class SqliteFailures
{
    const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14,
        Protocol = 15, Constraint = 19, NotADatabase = 26;

    const int PrimaryKey = 1555, Unique = 2067, RowId = 2579;

    const int NoSpace = 28, NoSpaceOnWindows = unchecked((int)0x80070070); // ENOSPC, ERROR_DISK_FULL

    const string Restart = "then start the program again; what was acknowledged is there";

    public static Failure Judge(Exception failure, string place) => failure switch
    {
        DbUpdateConcurrencyException => OfSubmission(failure),
        DbUpdateException { InnerException: { } inner } => Judge(inner, place),
        StoreRefusal refusal => new(FailureKind.Submission, refusal.What, refusal.Remedy),
        SqliteException sqlite => Judge(sqlite, place),
        UnauthorizedAccessException =>
            Stopped($"the store {place} cannot be written", $"give this user the right to write there, {Restart}"),
        IOException { HResult: NoSpace or NoSpaceOnWindows } => DiskFull(place),
        IOException io => Stopped($"the disk of the store {place} failed ({io.Message})", $"see to the disk, {Restart}"),
        _ => OfSubmission(failure),
    };

    static Failure Judge(SqliteException sqlite, string place) => sqlite.SqliteErrorCode switch
    {
        Full => DiskFull(place),
        InputOutput => Stopped($"the disk of the store {place} failed ({sqlite.Message})", $"see to the disk, {Restart}"),
        ReadOnly => Stopped($"the store {place} cannot be written", $"give this user the right to write there, {Restart}"),
        Corrupt or NotADatabase =>
            Stopped($"the store {place} is damaged ({sqlite.Message})", "run hormesis verify to see where, and restore the newest backup"),
        Busy or Locked or Protocol =>
            Stopped($"another program holds the store {place} locked", $"end that program, {Restart}"),
        CannotOpen =>
            Stopped($"the store {place} cannot be opened ({sqlite.Message})", "see that folder and file are there and may be read"),
        NoMemory => Stopped("there is not enough memory", $"end other programs, {Restart}"),
        Constraint when sqlite.SqliteExtendedErrorCode is PrimaryKey or Unique or RowId =>
            Conflicts.Of(Column(sqlite.Message)),
        _ => OfSubmission(sqlite),
    };

    // "SQLite Error 19: 'UNIQUE constraint failed: Sessions.BottleSerial'."
    static string Column(string message) =>
        message.LastIndexOf(": ", StringComparison.Ordinal) is > 0 and var at
            ? message[(at + 2)..].Split(',')[0].TrimEnd('\'', '.')
            : message;

    static Failure DiskFull(string place) => Stopped($"the disk of the store {place} is full", $"make room on it, {Restart}");

    static Failure Stopped(string what, string remedy) => new(FailureKind.Store, what, remedy);

    static Failure OfSubmission(Exception failure) =>
        new(FailureKind.Submission, $"a fault of the program ({failure.Message})", "please report it");
}
