using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Store.Sqlite;

namespace Hormesis.Bench.Storing;

/// <summary>
/// A store with sessions under way on devices of their own, and what each hands over next. Sessions share a few recordings, which each
/// goes through again and again.
/// </summary>
sealed class MeasuredClinic(SqliteEngine engine, IReadOnlyList<IReadOnlyList<Piece>> recordings) : IAsyncDisposable
{
    const int SessionsInWrite = 500;
    const long FirstFence = 1;

    public static Actor Bench { get; } = new(null, "bench", "bench");

    readonly List<int> next = [];
    readonly Dictionary<int, IReadOnlyList<Piece>> own = [];
    ClinicStore? store;
    long acknowledged;
    int events;

    public ClinicStore Store => store ?? throw new InvalidOperationException("the store is not open");
    public SqliteEngine Engine => engine;
    public int Sessions => next.Count;
    public long Acknowledged => acknowledged;

    /// <summary>A number that no event of any session has.</summary>
    public int NextEvent() => events++;

    public async Task Open(StoreOptions options, CancellationToken stop)
    {
        await DisposeAsync();
        store = await ClinicStore.Open(engine, options, stop);
    }

    public static Guid SessionOf(int number) => new(number + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    /// <summary>Gives a session a recording of its own.</summary>
    public void Give(int session, IReadOnlyList<Piece> recording) => own[session] = recording;

    /// <summary>What a session handed over, or will.</summary>
    public Piece PieceOf(int session, int index)
    {
        var pieces = own.GetValueOrDefault(session, recordings[session % recordings.Count]);
        return index == 0 ? pieces[0] : pieces[1 + (index - 1) % (pieces.Count - 1)]; // the first has the header
    }

    /// <summary>Begins sessions until there are so many.</summary>
    public async Task Need(int sessions, CancellationToken stop)
    {
        while (next.Count < sessions)
        {
            var (from, to) = (next.Count, Math.Min(sessions, next.Count + SessionsInWrite));
            await Store.Write(
                Bench,
                context =>
                {
                    for (var i = from; i < to; i++) Begin(context, SessionOf(i));
                },
                stop);
            for (var i = from; i < to; i++) next.Add(0);
        }
    }

    /// <summary>Hands over a session's next second, and ends when it is durable.</summary>
    public async Task Append(int session, CancellationToken stop)
    {
        var index = next[session]++;
        var piece = PieceOf(session, index);
        await Store.Append(SessionOf(session), index, piece.Bytes, piece.Check, stop).ConfigureAwait(false);
        Interlocked.Increment(ref acknowledged);
    }

    /// <summary>After a refusal: what the store has of each session is what it has acknowledged.</summary>
    public void LookAgain()
    {
        for (var i = 0; i < next.Count; i++) next[i] = Store.ChunksOf(SessionOf(i)).Count();
    }

    /// <summary>Chunks that should be there and are not, and those with other bytes.</summary>
    public (long Lost, long Different) Compare(CancellationToken stop)
    {
        var (lost, different) = (0L, 0L);
        for (var session = 0; session < next.Count; session++)
        {
            stop.ThrowIfCancellationRequested();
            var there = 0;
            foreach (var bytes in Store.ChunksOf(SessionOf(session)))
                if (!PieceOf(session, there++).Bytes.Span.SequenceEqual(bytes)) different++;
            lost += Math.Max(0, next[session] - there);
        }
        return (lost, different);
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null) await store.DisposeAsync();
        store = null;
    }

    static void Begin(ClinicContext context, Guid id)
    {
        context.Leases.Add(new() { Resource = Fenced.Device(id), Node = "bench", Fence = FirstFence, Until = DateTimeOffset.MaxValue });
        context.Sessions.Add(new()
        {
            Id = id,
            PlanId = id,
            CourseId = id,
            PatientId = "bench",
            DeviceId = id,
            BottleSerial = id.ToString("D"),
            State = SessionState.Running,
            OperatorId = id,
            SecondId = null,
            Node = "bench",
            Fence = FirstFence,
            StartedAt = DateTimeOffset.UnixEpoch,
        });
    }
}
