using Hormesis.Clinic.Protocol;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Access;
using Hormesis.Web.Charts;
using Hormesis.Web.Live;
using Hormesis.Web.Orders;
using Hormesis.Web.Pages.Courses;

namespace Hormesis.Web.Sample;

/// <summary>
/// Fills an empty store with a clinic that does not exist: synthetic patients, devices, bottles, accounts, one session under way. The
/// store says for ever that it holds sample data.
/// </summary>
public sealed class SampleClinic
{
    /// <summary>The fact by which a store is known to hold sample data.</summary>
    public const string Fact = "sample";

    const int Bottles = 12;

    // Each with the day that it was made for.
    static readonly (string File, DateOnly Made)[] Records =
    [
        ("eligible-woman.json", new(2026, 11, 1)), ("course.json", new(2026, 12, 7)), ("child.json", new(2026, 11, 1)),
    ];

    readonly ClinicStore store;
    readonly PatientCharts charts;
    readonly OrderDesk desk;
    readonly SessionHost host;
    readonly TimeProvider time;

    internal SampleClinic(ClinicStore store, PatientCharts charts, OrderDesk desk, SessionHost host, TimeProvider time) =>
        (this.store, this.charts, this.desk, this.host, this.time) = (store, charts, desk, host, time);

    DateTimeOffset Now => time.GetUtcNow();

    /// <exception cref="InputException">The store holds something already.</exception>
    public async Task Fill(Accounts accounts, IReadOnlyList<ScheduledFault> faults)
    {
        using (var context = store.Read())
        {
            if (context.Users.Any() || context.Chart.Any())
                throw new InputException("store", "it holds something already", "begin sample data in an empty folder");
        }
        Dictionary<string, Account> people = new(StringComparer.Ordinal);
        foreach (var a in SampleAccount.All)
            people[a.Name] = await accounts.Create(a.Name, a.FullName, [a.Role], SampleAccount.Password, a.Secret);
        foreach (var (file, made) in Records)
        {
            using var stream = EmbeddedData.Open(typeof(SampleClinic).Assembly, "sample/" + file);
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            charts.Load(SampleDates.Move(bytes.ToArray(), made, charts.Today));
        }
        var device = await Equip(people["biomed"].Id);
        await Schedule(device);
        await Begin(people, device, faults);
    }

    async Task<Guid> Equip(Guid biomed)
    {
        var (first, second, now, today) = (Guid.CreateVersion7(Now), Guid.CreateVersion7(Now), Now, charts.Today);
        await store.Write(Actor.Program, context =>
        {
            context.Facts.Add(new() { Key = Fact, Value = "synthetic patients; nothing here is about a real person" });
            context.Devices.AddRange(DeviceOf(first, "Chair 1", "SIM-0001", now), DeviceOf(second, "Chair 2", "SIM-0002", now));
            context.Maintenance.AddRange(Care(first, today.AddDays(40)), Care(second, today.AddDays(5)));
            context.Bottles.AddRange(Enumerable.Range(1, Bottles).Select(i => new Bottle
            {
                Serial = $"SAMPLE-{i:000}",
                Lot = "S-2026-11",
                Expires = today.AddDays(i == Bottles ? -1 : 365),
                At = now,
            }));
        });
        return first;

        static Store.Keeping.Device DeviceOf(Guid id, string name, string serial, DateTimeOffset at) => new()
        {
            Id = id,
            Name = name,
            Serial = serial,
            Profile = DeviceProfiles.Default,
            IsSimulated = true,
            State = DeviceState.InService,
        };

        Maintenance Care(Guid of, DateOnly due) => new()
        {
            Id = Guid.CreateVersion7(now),
            DeviceId = of,
            Kind = "calibration",
            Done = due.AddDays(-90),
            Due = due,
            Passed = true,
            Note = "sample",
            AccountId = biomed,
            At = now,
        };
    }

    async Task Schedule(Guid device)
    {
        var (lines, now) = (charts.Search("", 10).Lines, Now);
        await store.Write(Actor.Program, context => context.Appointments.AddRange(lines.Select((line, i) => new Appointment
        {
            Id = Guid.CreateVersion7(now),
            PatientId = line.Id,
            CourseId = null,
            DeviceId = i == 0 ? device : null,
            Kind = i == 0 ? "session" : "follow-up",
            At = now.AddMinutes(20 * i),
            State = i == 0 ? AppointmentState.Arrived : AppointmentState.Expected,
        })));
    }

    // The course of a patient whom the rules let pass, its first session ordered, signed and begun.
    async Task Begin(Dictionary<string, Account> people, Guid device, IReadOnlyList<ScheduledFault> faults)
    {
        var chart = charts.Search("", 10).Lines.Select(l => charts.Read(l.Id)!) // each was just found
            .First(c => c.Verdict.Outcome == Clinic.Screening.Outcome.Eligible && c.Facts.Sessions.Count == 0);
        var (physician, profile) = (people["physician"], charts.Options.Profile);
        Dictionary<string, double> asPlanned = [];
        DesignQuestion question = new(Indications.Get("chronic-pain"), profile, null, EffectSet.Literature, asPlanned);
        var design = Design.Of(chart, question, DesignInput.Device(profile), charts.Options);
        var plan = await desk.Order(physician.Id, chart, design, null, Now);
        var order = desk.Find(plan) ?? throw new InvalidOperationException("the order was just written");
        Signer signer = new(physician.Id, physician.FullName, SignatureProof.Password);
        await store.Write(Actor.Program, context =>
            Signing.Sign<PlanPaper>(context, signer, plan, order.Paper.Sha256, SignatureMeaning.Ordered, Now));
        var (nurse, second) = (people["nurse"], people["nurse2"]);
        var session = await host.Start(new()
        {
            Plan = plan,
            Device = device,
            Bottle = "SAMPLE-001",
            Operator = new(nurse.Id, nurse.FullName),
            Second = new(second.Id, second.FullName),
            By = new(nurse.Id, nurse.FullName, "sample"),
            Faults = faults,
        });
        _ = Attend(session, [new(nurse.Id, nurse.FullName, "sample"), new(second.Id, second.FullName, "sample")]);
    }

    // Answers what the device asks for, as the two at the chair would: a rehearsal needs nobody. What people do on the page counts too.
    async Task Attend(Guid session, Actor[] people)
    {
        while (host.Find(session) is { } live && !live.Ended.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time);
            if (live.Feed.State?.Prompt is not { } name || !LiveStates.TryPrompt(name, out var prompt)) continue;
            ReadBack values = new(live.Plan.Dose, live.Plan.Concentration, live.Plan.BloodVolume, live.Plan.Reinfusion);
            foreach (var person in people)
                _ = live.Press(OperatorAction.Confirm, prompt, new("confirmed", name, live.Now, person, "sample"), values);
        }
    }
}
