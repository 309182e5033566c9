using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Device.Twin;
using Hormesis.Model.Treatment;
using Hormesis.Recording;

namespace Hormesis.Web.Report;

/// <summary>All that a session's report shows, on paper and on the terminal.</summary>
/// <param name="Patient">Who was treated.</param>
/// <param name="Verdict">What the screening came to.</param>
/// <param name="Indication">What for, in words.</param>
/// <param name="Sessions">Of how many.</param>
/// <param name="Header">Plan, versions and seed as recorded.</param>
/// <param name="Trace">What became of the plan, as the device saw it.</param>
/// <param name="Truth">What was true on the simulated device; null where only the recording is left.</param>
/// <param name="Accepted">Cautions that somebody accepted: rule, reason, by whom.</param>
/// <param name="Day">Checklists, consent, tasks, and what a stop calls for.</param>
public sealed record SessionReport(
    PatientFacts Patient, Verdict Verdict, string Indication, int Sessions, RecordingHeader Header, SessionTrace Trace,
    PlantLedger? Truth, IReadOnlyList<string> Accepted, DayReport Day)
{
    public SessionPlan Plan => Header.Plan;
    public IReadOnlyList<Deviation> Deviations { get; } = Model.Treatment.Deviations.Between(Header.Plan, Trace);
}
