using System.Globalization;
using Hormesis.Clinic.Protocol;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Web.Orders;

/// <summary>
/// A planned session as somebody orders it on a device: with values set otherwise, held against the guardrails of device and body and
/// against the caps of the clinical profile. It finds what needs a second person; whether there is one is asked elsewhere.
/// </summary>
public static class OrderedSession
{
    /// <returns>The session, and the ids of what it is above the recommended bounds of.</returns>
    /// <exception cref="InputException">It is beyond an absolute bound.</exception>
    public static (SessionPlan Session, IReadOnlyList<string> AboveRecommended) Of(
        SessionPlan planned, PlanOutcome.Planned plan, IReadOnlyDictionary<string, double> settings, DeviceProfile device)
    {
        var (clinical, body) = (ClinicalProfiles.Get(planned.Profile), plan.Body);
        PlanGuardrails guardrails = new(device.Range(), body, GuardrailTable.Shipped);
        var session = SessionSettings.Apply(planned, settings, device.Range(), guardrails);

        var caps = Guardrails.Check(session, clinical, body.Weight, body.Blood);
        if (caps.FirstOrDefault(c => !c.IsAllowed) is { } beyond)
        {
            var unit = beyond.Cap.Unit == "1" ? "" : $" {beyond.Cap.Unit}";
            var wrong = string.Create(CultureInfo.InvariantCulture, $"{beyond.Value:0.###}{unit} for {beyond.Cap.Name} is beyond its cap");
            throw new InputException(
                "--set", wrong, string.Create(CultureInfo.InvariantCulture, $"{clinical.Id} allows {beyond.Cap.Absolute}{unit}"));
        }
        IReadOnlyList<string> above =
        [
            .. plan.AboveRecommended,
            .. caps.Where(c => !c.IsRecommended && c.Value > c.Cap.Recommended).Select(c => c.Id),
            .. guardrails.Check(session).Where(f => f.Standing == Standing.AboveRecommended).Select(f => f.Rule),
        ];
        IReadOnlyList<string> distinct = [.. above.Distinct()];
        return (distinct.Count > 0 ? session with { SecondPerson = true } : session, distinct);
    }
}
