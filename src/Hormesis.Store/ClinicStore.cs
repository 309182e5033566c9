using System.Data.Common;
using Hormesis.Store.Auditing;
using Hormesis.Store.Chunks;
using Hormesis.Store.Keeping;
using Hormesis.Store.Writing;

namespace Hormesis.Store;

/// <summary>
/// What the clinic keeps: one writer, and any number of readers. What was acknowledged is durable and stands in the audit. What it
/// leaves to others: who may do what.
/// </summary>
public sealed class ClinicStore : IAsyncDisposable
{
    readonly IStoreEngine engine;
    readonly IDisposable claim;
    readonly DbConnection connection;
    readonly Writer writer;
    readonly TimeProvider clock;
    bool closed;

    ClinicStore(IStoreEngine engine, StoreOptions options, IDisposable claim, DbConnection connection, Tape? tape)
    {
        (this.engine, this.claim, this.connection) = (engine, claim, connection);
        clock = options.Clock;
        writer = new(engine, options, connection, tape);
    }

    /// <summary>Takes the right to write, brings the tables up to date and looks whether the audit ends as it should.</summary>
    /// <exception cref="StoreRefusal">Another process writes, or the store cannot be used; said in plain words.</exception>
    public static async Task<ClinicStore> Open(IStoreEngine engine, StoreOptions options, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var (store, isNew) = Begin(engine, options);
        if (!isNew) return store;
        try
        {
            await store.Write(Actor.Program, c => c.Facts.Add(SetUp.Identity(options.Clock)), stop).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    static (ClinicStore Store, bool IsNew) Begin(IStoreEngine engine, StoreOptions options)
    {
        var claim = engine.Claim();
        DbConnection? connection = null;
        Tape? tape = null;
        try
        {
            connection = engine.OpenForWriting();
            var isNew = SetUp.Run(engine, connection);
            tape = engine.TapeFile is { } file ? Tape.Open(file, connection, isNew, options) : null;
            return (new(engine, options, claim, connection, tape), isNew);
        }
        catch (Exception failed)
        {
            tape?.Dispose();
            connection?.Dispose();
            claim.Dispose();
            if (failed is StoreRefusal or not (DbException or IOException or UnauthorizedAccessException)) throw;
            throw NotOpened(engine, failed);
        }
    }

    static StoreRefusal NotOpened(IStoreEngine engine, Exception failed) => engine.Judge(failed) is { Kind: FailureKind.Store } known
        ? new(known.What, known.Remedy, failed)
        : new(
            $"the tables of the store {engine.Place} cannot be brought up to date ({failed.Message})",
            "it may be another version's: restore a backup of it into an empty place", failed);

    /// <summary>Whether it takes anything, and if not, why and what to do.</summary>
    public StoreState State => writer.State;

    /// <summary>Folder or database, without a password.</summary>
    public string Place => engine.Place;

    /// <summary>
    /// Runs <paramref name="change"/> on the writer's thread, with a context that tracks, and ends when what it did is durable. An
    /// exception in it undoes this change alone and comes out here.
    /// </summary>
    public async Task<T> Write<T>(Actor actor, Func<ClinicContext, T> change, CancellationToken stop = default)
    {
        var submission = new Change<T>(actor, change);
        await writer.Submit(submission, stop).ConfigureAwait(false);
        return await submission.Answer.ConfigureAwait(false);
    }

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Actor actor, Action<ClinicContext> change, CancellationToken stop = default) => Write(
        actor,
        context =>
        {
            change(context);
            return true;
        },
        stop);

    /// <summary>Keeps a second of a recording. Waits for others to be committed with, and ends when it is durable.</summary>
    /// <param name="crc">CRC-32C of the bytes.</param>
    public Task Append(Guid session, int index, ReadOnlyMemory<byte> bytes, uint crc, CancellationToken stop = default) =>
        writer.Submit(new Telemetry(session, index, bytes, crc), stop);

    /// <summary>The bytes of a session's recording so far: every chunk that was acknowledged, in order.</summary>
    /// <exception cref="FormatException">One is damaged or missing.</exception>
    public IEnumerable<byte[]> ChunksOf(Guid session) => ChunkReader.Of(engine, session);

    /// <summary>A context that reads and tracks nothing, for one request; dispose of it.</summary>
    public ClinicContext Read() => new(engine.OptionsForReading(tracking: false));

    /// <summary>
    /// A context for Identity's own store: reads and tracks as it likes; SaveChangesAsync goes through the writer, with an audit entry
    /// for each row, in the name that <paramref name="actor"/> then gives. Register it as the scoped ClinicContext.
    /// </summary>
    public ClinicContext OpenAccounts(Func<Actor> actor) =>
        new(engine.OptionsForReading(tracking: true)) { Keeper = new ThroughWriter(writer, actor) };

    /// <summary>Notes that patient data were read. Durable when it ends; show them only then.</summary>
    public Task Seen(Actor actor, string patientId, string what) =>
        Note(actor, AuditActions.Read, "Patient", patientId, patientId, what);

    /// <summary>An audit entry about what is no change of rows: signed-in, sign-in-failed, exported, refused.</summary>
    /// <param name="entity">What kind of thing it is about, and its key.</param>
    /// <param name="patientId">Null when it is about no patient.</param>
    /// <param name="detail">In words or JSON. Nothing secret.</param>
    public Task Note(
        Actor actor, string action, string entity, string key, string? patientId, string? detail, CancellationToken stop = default) =>
        writer.Submit(new Noting(actor, new(action, entity, key) { PatientId = patientId, Detail = detail }), stop);

    /// <summary>
    /// The right of a node to a resource for some time. The number grows each time it is taken, and whoever comes with an older one is
    /// refused: see <see cref="Fenced"/>.
    /// </summary>
    /// <exception cref="StoreRefusal">Another node holds it, and its time is not over.</exception>
    public Task<long> TakeLease(Actor actor, string resource, string node, TimeSpan time, CancellationToken stop = default) =>
        Write(actor, context => Fenced.Take(context, resource, node, clock.GetUtcNow(), time), stop);

    /// <summary>Holds it for some time more. No audit entry comes of it.</summary>
    /// <exception cref="StoreRefusal">Another node has taken it over.</exception>
    public Task RenewLease(Actor actor, string resource, long fence, TimeSpan time, CancellationToken stop = default) =>
        Write(actor, context => Fenced.Renew(context, resource, fence, clock.GetUtcNow() + time), stop);

    /// <summary>Gives it back before its time is over.</summary>
    /// <exception cref="StoreRefusal">Another node has taken it over.</exception>
    public Task ReleaseLease(Actor actor, string resource, long fence, CancellationToken stop = default) =>
        Write(actor, context => Fenced.Renew(context, resource, fence, clock.GetUtcNow()), stop);

    /// <summary>Writes what waits, and closes the store whole.</summary>
    /// <exception cref="StoreRefusal">The disk failed meanwhile. What was acknowledged is there.</exception>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, true)) return ValueTask.CompletedTask;
        try
        {
            writer.Dispose();
            engine.Close(connection, clean: State.IsAccepting);
        }
        catch (Exception failed) when (failed is DbException or IOException or UnauthorizedAccessException)
        {
            var (_, what, remedy) = engine.Judge(failed);
            throw new StoreRefusal(what, remedy, failed);
        }
        finally
        {
            claim.Dispose();
        }
        return ValueTask.CompletedTask;
    }
}
