using System.Diagnostics;
using Hormesis.Cli.Verbs;
using Hormesis.Recording;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Keeping;
using static System.FormattableString;

namespace Hormesis.Cli;

/// <summary>
/// The process that kill-test kills while it writes into a store: it tells on standard output what was acknowledged to it, line by
/// line. Asked to, it kills itself at a step of a write.
/// </summary>
static class KilledStore
{
    public const string Opened = "open";
    public const string Done = "done";
    public const int Rounds = 4;
    public const int ChunksInRound = 3;

    static readonly Actor Writer = new(null, "kill-test", "kill-test");
    static readonly DateTimeOffset Day = DateTimeOffset.UnixEpoch;

    public static Guid Session { get; } = new("00000000-0000-7000-8000-000000000001");

    /// <summary>Different for each index, and known to whoever looks later.</summary>
    public static byte[] BytesOf(int index) => [.. Enumerable.Range(0, 2000).Select(i => (byte)(i * 31 + index))];

    /// <summary>An empty store with one session under way, from which each round begins.</summary>
    public static async Task Prepare(string folder, CancellationToken stop)
    {
        await using var store = await Stores.Open(folder, new(), stop);
        await store.Write(Writer, context => { context.Sessions.Add(FirstSession()); }, stop);
    }

    /// <param name="killAt">The step of a write, counted from 1 after the store is open, at which it kills itself; 0 for none.</param>
    public static async Task<int> Run(string folder, int killAt, CancellationToken stop)
    {
        var (armed, steps) = (false, 0);
        var options = new StoreOptions { GroupTime = TimeSpan.FromMilliseconds(10), AtPoint = Count };
        await using var store = await Stores.Open(folder, options, stop);
        armed = true;
        Console.Out.WriteLine(Opened);
        for (var round = 0; round < Rounds; round++) await Write(store, round, stop);
        Console.Out.WriteLine(Invariant($"{Done} {steps}"));
        return Exit.Yes;

        void Count(WritePoint point)
        {
            if (armed && ++steps == killAt) Process.GetCurrentProcess().Kill(); // SIGKILL: nothing runs after it
        }
    }

    // Two rows in one submission, seconds beside something urgent, one that fails, and a change.
    static async Task Write(ClinicStore store, int round, CancellationToken stop)
    {
        await store.Write(Writer, context => AddPair(context, round), stop);
        Tell("pair", round);

        var chunks = Enumerable.Range(round * ChunksInRound, ChunksInRound).Select(i => Append(store, i, stop)).ToList();
        await store.Note(Writer, "exported", "Patient", Invariant($"{round}"), null, null, stop);
        Tell("note", round);
        await Task.WhenAll(chunks);

        try
        {
            await store.Write(Writer, context => { AddPair(context, round); }, stop);
            throw new InvalidOperationException("the same bottle was taken twice");
        }
        catch (StoreRefusal)
        {
            // as it should be: it is there already
        }
        await store.Write(
            Writer,
            context =>
            {
                context.Bottles.Find(SerialOf(round))!.Discarded = "used"; // the pair's
                context.Sessions.Find(Session)!.Node = SerialOf(round); // prepared: the chunks come into the database with it
            },
            stop);
        Tell("change", round);
    }

    static async Task Append(ClinicStore store, int index, CancellationToken stop)
    {
        var bytes = BytesOf(index);
        await store.Append(Session, index, bytes, Crc32C.Of(bytes), stop);
        Tell("chunk", index);
    }

    static void Tell(string what, int number) => Console.Out.WriteLine(Invariant($"ack {what} {number} ."));

    public static string SerialOf(int round) => Invariant($"B{round}");

    static void AddPair(ClinicContext context, int round)
    {
        context.Bottles.Add(new() { Serial = SerialOf(round), Lot = "kill-test", Expires = DateOnly.MaxValue, At = Day });
        context.Appointments.Add(new()
        {
            Id = Guid.CreateVersion7(Day.AddMilliseconds(round)),
            PatientId = SerialOf(round),
            CourseId = null,
            DeviceId = null,
            Kind = "session",
            At = Day,
            State = AppointmentState.Expected,
        });
    }

    static Session FirstSession() => new()
    {
        Id = Session,
        PlanId = Session,
        CourseId = Session,
        PatientId = "kill-test",
        DeviceId = Session,
        BottleSerial = "kill-test",
        State = SessionState.Running,
        OperatorId = Session,
        SecondId = null,
        Node = "kill-test",
        Fence = 0,
        StartedAt = Day,
    };
}
