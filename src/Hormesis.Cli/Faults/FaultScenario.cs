using System.Text.Json;
using Hormesis.Cli.Output;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Faults;

/// <summary>Runs one scenario to its end, past any harm, and tells what happened.</summary>
static class FaultScenario
{
    static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    public static FaultsDocument Run(Scenario scenario, DeviceProfile profile, CancellationToken stop)
    {
        var session = Campaign.Prepare(scenario, profile);
        List<AlarmDocument> alarms = [];
        session.AlarmRaised = (alarm, raised) =>
            alarms.Add(new(alarm.Id, alarm.Priority.ToString().ToLowerInvariant(), raised.TotalSeconds, alarm.Words));
        var run = FaultRun.Of(session, stopAtHarm: false, Longest, stop);
        Tally tally = new();
        tally.Add(run);
        string[] broken = [.. run.Harms.List().Select(h => h.ToString()), .. run.Broken.List()];
        var again = JsonElement.Parse(ScenarioText.Of(scenario));
        var at = (run.FirstAt ?? run.Ended).TotalSeconds;
        var truth = session.Machine.Truth;
        var violations = broken.Select(b => new ViolationDocument(scenario.Seed, at, b, again)).ToList();
        return tally.Document(profile, scenario.Seed, violations, TimeSpan.Zero) with
        {
            SecondsTaken = null,
            Scenario = scenario.Id,
            Outcome = session.WasStopped ? "stopped" : session.Controller.Phase == Phase.Ended ? "completed" : "unfinished",
            SafeWithinMs = session.ResponseMs.Max() is >= 0 and var ms ? ms : null,
            SafeAfterFaultMs = run.SafeAfter?.TotalMilliseconds,
            Alarms = alarms,
            AirPastClampMl = truth.GasPastReturnMl,
            BottlePressureMaxBar = session.Machine.Ledger.BottlePressureMaxBar,
            OzoneIntoBottleUg = truth.OzoneTotalUg,
            OrderUg = scenario.Passes * session.Plan.Dose.Micrograms,
        };
    }
}
