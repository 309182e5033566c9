using System.Text.Json;
using Hormesis.Device.Profiles;
using Hormesis.Model.Treatment;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Live;

/// <summary>
/// The one change of the store by which a session begins: the order is signed and not carried out yet, the device is free, the bottle is
/// new, two people have checked. Any of it that does not hold undoes all of it, and is said in plain words.
/// </summary>
static class Starting
{
    static readonly SessionState[] TakesDevice = [SessionState.Preparing, SessionState.Running, SessionState.Uncertain];

    /// <returns>The order as it was signed, and the device's profile.</returns>
    /// <exception cref="SessionRefusedException">It may not begin.</exception>
    public static (PlanPaper Paper, SessionPlan Plan, DeviceProfile Profile) Begin(
        ClinicContext kept, SessionOrder order, Guid id, string node, long fence, DateTimeOffset now)
    {
        var paper = kept.Plans.SingleOrDefault(p => p.Id == order.Plan)
            ?? throw new SessionRefusedException("no-order");
        var plan = PlanOf(paper);
        Signed(kept, paper, plan);
        NotCarriedOut(kept, paper);
        var profile = Free(kept, order.Device);
        if (order.Operator.Account == order.Second.Account)
            throw new SessionRefusedException("one-person");
        var bottle = New(kept, order.Bottle, DateOnly.FromDateTime(now.UtcDateTime));
        bottle.SessionId = id;
        kept.Sessions.Add(new()
        {
            Id = id,
            PlanId = paper.Id,
            CourseId = paper.CourseId ?? throw new SessionRefusedException("no-course"),
            PatientId = paper.PatientId,
            DeviceId = order.Device,
            BottleSerial = bottle.Serial,
            State = SessionState.Running,
            OperatorId = order.Operator.Account,
            SecondId = order.Second.Account,
            Node = node,
            Fence = fence,
            StartedAt = now,
        });
        return (paper, plan, profile);
    }

    /// <exception cref="SessionRefusedException">It is no plan of this version's, or was altered.</exception>
    public static SessionPlan PlanOf(PlanPaper paper)
    {
        if (Paper.HashOf(paper.Json) != paper.Sha256)
            throw new SessionRefusedException("altered");
        try
        {
            return JsonSerializer.Deserialize(paper.Json, TreatmentJson.Default.SessionPlan) ?? throw new JsonException("no plan");
        }
        catch (JsonException e)
        {
            throw new SessionRefusedException("unreadable", e.Message);
        }
    }

    static void Signed(ClinicContext kept, PlanPaper paper, SessionPlan plan)
    {
        var signatures = kept.Signatures.Where(s => s.RecordId == paper.Id && s.Sha256 == paper.Sha256).ToList();
        var ordered = signatures.FirstOrDefault(s => s.Meaning == SignatureMeaning.Ordered)
            ?? throw new SessionRefusedException("unsigned");
        var seconded = signatures.Any(s => s.Meaning == SignatureMeaning.Seconded && s.AccountId != ordered.AccountId);
        if (plan.SecondPerson && !seconded)
            throw new SessionRefusedException("unseconded");
    }

    static void NotCarriedOut(ClinicContext kept, PlanPaper paper)
    {
        if (kept.Sessions.SingleOrDefault(s => s.PlanId == paper.Id) is not { } other) return;
        throw other.State == SessionState.Uncertain
            ? new SessionRefusedException("order-uncertain")
            : new SessionRefusedException("carried-out");
    }

    static DeviceProfile Free(ClinicContext kept, Guid id)
    {
        var device = kept.Devices.SingleOrDefault(d => d.Id == id) ?? throw new SessionRefusedException("no-device");
        if (device.State != DeviceState.InService)
            throw new SessionRefusedException("device-out", device.Name);
        if (!device.IsSimulated) throw new SessionRefusedException("device-real", device.Name);
        var other = kept.Sessions.FirstOrDefault(s => s.DeviceId == id && TakesDevice.Contains(s.State));
        if (other?.State == SessionState.Uncertain)
            throw new SessionRefusedException("device-uncertain", device.Name);
        if (other is not null) throw new SessionRefusedException("device-busy", device.Name);
        return DeviceProfiles.TryGet(device.Profile, out var profile)
            ? profile! // there when it is told to be
            : throw new SessionRefusedException("device-profile", device.Name);
    }

    static Bottle New(ClinicContext kept, string serial, DateOnly today)
    {
        var bottle = kept.Bottles.SingleOrDefault(b => b.Serial == serial)
            ?? throw new SessionRefusedException("no-bottle", serial);
        if (bottle.SessionId is not null) throw new SessionRefusedException("bottle-used", serial);
        if (bottle.Discarded is { } why) throw new SessionRefusedException("bottle-discarded", why);
        if (bottle.Expires < today) throw new SessionRefusedException("bottle-old", serial);
        return bottle;
    }
}
