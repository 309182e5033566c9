using System.Text.Json;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Model.Treatment;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Store.Sqlite;
using Hormesis.Tests.Device;
using Hormesis.Web.Live;

namespace Hormesis.Tests.Web.Live;

/// <summary>A store with a signed order, a device and two bottles, and a host that runs sessions on it as fast as it can.</summary>
sealed class LiveRig : IAsyncDisposable
{
    public const string Patient = "p1", Bottle = "B-1", OtherBottle = "B-2", Node = "here";

    readonly TemporaryFolder folder = new();

    readonly double speed;

    LiveRig(ClinicStore store, TemporaryFolder folder, double speed)
    {
        (Store, this.folder, this.speed) = (store, folder, speed);
        Host = NewHost();
    }

    public ClinicStore Store { get; }
    public SessionHost Host { get; private set; }
    public Guid Plan { get; } = Guid.CreateVersion7();
    public Guid Device { get; } = Guid.CreateVersion7();
    public Person Nurse { get; } = new(Guid.CreateVersion7(), "Nurse");
    public Person Physician { get; } = new(Guid.CreateVersion7(), "Physician");

    public static async Task<LiveRig> Open(Action<WritePoint>? atPoint = null, double speed = 5_000)
    {
        TemporaryFolder folder = new();
        var stop = TestContext.Current.CancellationToken;
        var store = await ClinicStore.Open(new SqliteEngine(folder.File("store")), new() { AtPoint = atPoint }, stop);
        LiveRig rig = new(store, folder, speed);
        await store.Write(Actor.Program, rig.Fill, stop);
        return rig;
    }

    public SessionOrder Order(IReadOnlyList<ScheduledFault>? faults = null) => new()
    {
        Plan = Plan,
        Device = Device,
        Bottle = Bottle,
        Operator = Nurse,
        Second = Physician,
        By = ActorOf(Nurse),
        Faults = faults ?? [],
    };

    public static Actor ActorOf(Person person) => new(person.Account, person.Name, "test");

    /// <summary>Answers every prompt until the session is over on the device and in the store.</summary>
    /// <remarks>On a thread of its own: a device at this pace waits some seconds for a person, and the pool has other tests.</remarks>
    public Task Conduct(Guid id) => Task.Factory.StartNew(
        () => Answer(id), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    void Answer(Guid id)
    {
        var live = Host.Find(id)!;
        while (Host.Find(id) is not null)
        {
            Thread.Sleep(2);
            if (live.Feed.State?.Prompt is not { } name || !LiveStates.TryPrompt(name, out var prompt)) continue;
            var who = prompt == Prompt.SecondCheck ? Physician : Nurse;
            _ = live.Press(OperatorAction.Confirm, prompt, new("confirmed", name, default, ActorOf(who)), ReadBack.Of(live.Plan));
        }
    }

    public Session Kept(Guid id)
    {
        using var kept = Store.Read();
        return kept.Sessions.Single(s => s.Id == id);
    }

    /// <summary>The newest number of the device's lease.</summary>
    public long Fence
    {
        get
        {
            using var kept = Store.Read();
            return kept.Leases.Single().Fence;
        }
    }

    /// <summary>Lines of the session's log.</summary>
    public int Events(Guid id)
    {
        using var kept = Store.Read();
        return kept.Events.Count(e => e.SessionId == id);
    }

    public byte[] Chunks(Guid id) => [.. Store.ChunksOf(id).SelectMany(b => b)];

    /// <summary>The program comes up again.</summary>
    public async Task Restart()
    {
        await Host.DisposeAsync();
        Host = NewHost();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Store.DisposeAsync();
        folder.Dispose();
    }

    SessionHost NewHost() => new(
        Store, new() { Folder = folder.File("recordings"), Node = Node, Speed = speed }, TimeProvider.System);

    void Fill(ClinicContext kept)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Rig.Plan(), TreatmentJson.Default.SessionPlan);
        var (now, hash) = (TimeProvider.System.GetUtcNow(), Paper.HashOf(json));
        kept.Plans.Add(new()
        {
            Id = Plan,
            PatientId = Patient,
            CourseId = Guid.CreateVersion7(),
            Json = json,
            Sha256 = hash,
            AccountId = Physician.Account,
            At = now,
            Number = 1,
            ScreeningId = Guid.CreateVersion7(),
        });
        kept.Signatures.Add(new()
        {
            Id = Guid.CreateVersion7(),
            Record = nameof(PlanPaper),
            RecordId = Plan,
            Sha256 = hash,
            Meaning = SignatureMeaning.Ordered,
            Proof = SignatureProof.Password,
            AccountId = Physician.Account,
            Name = Physician.Name,
            At = now,
        });
        kept.Devices.Add(new()
        {
            Id = Device,
            Serial = "SIM-1",
            Name = "Chair 1",
            Profile = "generic-hyperbaric",
            IsSimulated = true,
            State = DeviceState.InService,
        });
        foreach (var serial in (string[])[Bottle, OtherBottle])
            kept.Bottles.Add(new() { Serial = serial, Lot = "L", Expires = DateOnly.FromDateTime(now.UtcDateTime).AddDays(30), At = now });
    }
}
