using System.Text.Json;
using Hormesis.Cli.Output;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Faults;

/// <summary>Runs a campaign's sessions side by side and adds them up in their order: the result depends on the seed alone.</summary>
static class FaultCampaign
{
    const int Chunk = 32, ViolationsMaximum = 10;

    public static FaultsDocument Run(
        Campaign campaign, DeviceProfile profile, double hours, ulong seed, Screen screen, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var known = CriticalSets.Of(profile);
        Tally tally = new();
        List<ViolationDocument> violations = [];
        for (var first = 0; tally.Hours < hours && violations.Count < ViolationsMaximum; first += Chunk)
        {
            var scenarios = Enumerable.Range(first, Chunk).Select(campaign.Draw).ToArray();
            var runs = new FaultRun[Chunk];
            Parallel.For(0, Chunk, new() { CancellationToken = stop }, i => runs[i] = campaign.Run(scenarios[i], stop));
            for (var i = 0; i < Chunk && tally.Hours < hours; i++)
            {
                tally.Add(runs[i]);
                if (Fault(runs[i], known, tally) is { } name)
                    violations.Add(Violation(campaign, scenarios[i], runs[i], name, known, stop));
            }
            screen.Progress(tally.Hours / hours, $"{tally.Runs} sessions", lineDue: first / Chunk % 8 == 0);
        }
        return tally.Document(profile, seed, violations, TimeProvider.System.GetElapsedTime(begun));
    }

    // What is wrong with a run, if anything is that the list of critical sets does not explain.
    static string? Fault(FaultRun run, MinimalSets known, Tally tally)
    {
        foreach (var harm in run.Harms.List())
        {
            if (!known.Explains(harm, run.Begun)) return harm.ToString();
            tally.KnownSets++;
        }
        return run.Harms.IsEmpty ? run.Broken.List().FirstOrDefault() : null;
    }

    static ViolationDocument Violation(
        Campaign campaign, Scenario scenario, FaultRun run, string name, MinimalSets known, CancellationToken stop)
    {
        var shortest = Shrink.Of(scenario, s => Fault(campaign.Run(s, stop), known, new()) == name);
        return new(scenario.Seed, (run.FirstAt ?? run.Ended).TotalSeconds, name, JsonElement.Parse(ScenarioText.Of(shortest)));
    }
}
