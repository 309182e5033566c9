using Hormesis.Recording;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Store.Verifying;

namespace Hormesis.Tests.Store.Keeping;

/// <summary>A store in a place of its own, with what a nurse does to it.</summary>
sealed class StoreUnderTest(StorePlace place) : IAsyncDisposable
{
    public static readonly Actor Nurse = new(Guid.Parse("22222222-2222-7222-8222-222222222222"), "Nurse N", "test");
    public static readonly DateTimeOffset At = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    public ClinicStore Store { get; private set; } = null!; // set by Open
    public IStoreEngine Engine { get; private set; } = null!; // as above
    public StorePlace Place => place;

    public static async Task<StoreUnderTest> Open(StorePlace place, StoreOptions? options = null)
    {
        StoreUnderTest test = new(place);
        await test.Begin(options);
        return test;
    }

    public async Task Begin(StoreOptions? options = null)
    {
        Engine = place.NewEngine();
        Store = await ClinicStore.Open(Engine, options ?? new(), CancellationToken.None);
    }

    /// <summary>Ends the store cleanly, as a program would.</summary>
    public async Task End()
    {
        await Store.DisposeAsync();
        place.LetGo();
    }

    public StoreVerdict Verify(ExportedHead? head = null) => StoreCheck.Run(Engine, head, CancellationToken.None);

    public static Bottle Bottle(string serial) => new() { Serial = serial, Lot = "L1", Expires = new(2027, 11, 1), At = At };

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    public Task Write(Action<ClinicContext> change) => Store.Write(Nurse, change, Ending);

    public Task Receive(params string[] serials) => Write(c => c.Bottles.AddRange(serials.Select(Bottle)));

    public Task<long> Take(string resource, string node) => Store.TakeLease(Nurse, resource, node, TimeSpan.FromMinutes(1), Ending);

    public Task Renew(string resource, long fence) => Store.RenewLease(Nurse, resource, fence, TimeSpan.FromMinutes(1), Ending);

    public Task Release(string resource, long fence) => Store.ReleaseLease(Nurse, resource, fence, Ending);

    /// <summary>A session under way, whose device, of the same id, nobody ever took a lease of.</summary>
    public async Task<Guid> BeginSession(Guid? name = null)
    {
        var id = name ?? Guid.CreateVersion7(At);
        await Write(c => c.Sessions.Add(new()
        {
            Id = id,
            PlanId = id,
            CourseId = id,
            PatientId = "p1",
            DeviceId = id,
            BottleSerial = "A-1",
            State = SessionState.Running,
            OperatorId = id,
            SecondId = null,
            Node = "test",
            Fence = 0,
            StartedAt = At,
        }));
        return id;
    }

    /// <param name="damage">What the sum of the bytes is wrong by.</param>
    public Task Append(Guid session, int index, byte[] bytes, uint damage = 0) =>
        Store.Append(session, index, bytes, Crc32C.Of(bytes) ^ damage, Ending);

    public async ValueTask DisposeAsync()
    {
        await End();
        await place.DisposeAsync();
    }
}
