using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hormesis.Store.Postgres;

/// <summary>What PostgreSQL's failures mean, in plain words.</summary>
static class PostgresFailures
{
    const string Restart = "then start the program again; what was acknowledged is there";

    public static Failure Judge(Exception failure, string place) => failure switch
    {
        DbUpdateConcurrencyException => OfSubmission(failure),
        DbUpdateException { InnerException: { } inner } => Judge(inner, place),
        StoreRefusal refusal => new(FailureKind.Submission, refusal.What, refusal.Remedy),
        PostgresException server => Judge(server, place),
        NpgsqlException lost => Stopped($"the database {place} does not answer ({lost.Message})", $"see that it runs, {Restart}"),
        IOException io => Stopped($"the way to the database {place} failed ({io.Message})", $"see that it runs, {Restart}"),
        _ => OfSubmission(failure),
    };

    // By class of the SQLSTATE (PostgreSQL 15, appendix A).
    static Failure Judge(PostgresException server, string place) => server.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => Conflicts.Of(Column(server)),
        PostgresErrorCodes.DiskFull => Stopped($"the disk of the database {place} is full", $"make room on it, {Restart}"),
        PostgresErrorCodes.LockNotAvailable =>
            Stopped($"another program holds the database {place} locked", $"end that program, {Restart}"),
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            Stopped($"the database {place} takes no changes", $"connect to the one that does, {Restart}"),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Stopped(
            $"the database {place} is damaged ({server.MessageText})", "run hormesis verify to see where, and restore the newest backup"),
        ['2', '8', ..] =>
            Stopped($"the database {place} does not let us in ({server.MessageText})", "see to user and password of the connection"),
        ['0', '8', ..] or ['5', '3' or '7' or '8', ..] or ['X', 'X', ..] or ['3', 'D', ..] or ['4', '2', '5', '0', '1'] =>
            Stopped($"the database {place} failed ({server.MessageText})", $"see to the database, {Restart}"),
        _ => OfSubmission(server),
    };

    // IX_Sessions_PlanId; a primary key is named by its table alone, PK_Bottles.
    static string Column(PostgresException server) => server.ConstraintName switch
    {
        ['I', 'X', '_', .. var index] => index.Replace('_', '.'),
        "PK_Bottles" => "Bottles.Serial",
        "PK_Chunks" => "Chunks.SessionId",
        _ => $"{server.TableName}",
    };

    static Failure Stopped(string what, string remedy) => new(FailureKind.Store, what, remedy);

    static Failure OfSubmission(Exception failure) =>
        new(FailureKind.Submission, $"a fault of the program ({failure.Message})", "please report it");
}
