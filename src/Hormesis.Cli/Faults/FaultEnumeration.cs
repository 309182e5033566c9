using System.Text.Json;
using Hormesis.Cli.Output;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Faults;

/// <summary>Runs every case of an enumeration and finds the smallest sets that hurt; those not on the list are violations.</summary>
static class FaultEnumeration
{
    const int Chunk = 256;

    public static FaultsDocument Run(
        Enumeration enumeration, DeviceProfile profile, ulong seed, bool pairs, Screen screen, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        MinimalSets sets = new();
        Dictionary<(Harm, string), SortedSet<Phase>> where = [];
        List<ViolationDocument> violations = [];
        Tally tally = new();
        FaultCase[] cases = [.. enumeration.Singles(), .. pairs ? enumeration.Pairs() : []];
        for (var first = 0; first < cases.Length; first += Chunk)
        {
            var part = cases.AsMemory(first, Math.Min(Chunk, cases.Length - first));
            var runs = new FaultRun[part.Length];
            Parallel.For(0, part.Length, new() { CancellationToken = stop }, i => runs[i] = enumeration.Run(part.Span[i], stop));
            for (var i = 0; i < runs.Length; i++) Take(part.Span[i], runs[i]);
            screen.Progress((first + part.Length) / (double)cases.Length, "faults and phases", lineDue: first / Chunk % 2 == 0);
        }
        var known = CriticalSets.Of(profile);
        var found = sets.List().Select(s => Describe(s.Harm, s.Set)).ToList();
        foreach (var set in found.Where(s => !s.Expected && s.Severity >= 4))
            violations.Add(new(seed, 0, $"{set.Harm}: {string.Join(" + ", set.Faults)}", JsonElement.Parse("{}"u8)));
        return tally.Document(profile, seed, violations, TimeProvider.System.GetElapsedTime(begun)) with { MinimalSets = found };

        void Take(in FaultCase @case, FaultRun run)
        {
            tally.Add(run);
            foreach (var harm in run.Harms.List())
            {
                FaultKind[] kinds = @case.Second == FaultKind.None ? [@case.First] : [@case.First, @case.Second];
                sets.Add(harm, kinds);
                var key = (harm, Names(kinds));
                if (!where.TryGetValue(key, out var phases)) where[key] = phases = [];
                phases.Add(@case.Phase);
            }
            if (run.Harms.IsEmpty && !run.Broken.IsEmpty && violations.Count < 100)
                violations.Add(new(seed, (run.FirstAt ?? run.Ended).TotalSeconds,
                    $"{string.Join(", ", run.Broken.List())}: {@case}", JsonElement.Parse("{}"u8)));
        }

        MinimalSetDocument Describe(Harm harm, IReadOnlyList<FaultKind> set) => new(
            harm.ToString(), HazardTable.SeverityOf(harm), [.. set.Select(k => Injectors.Of(k).Name)],
            [.. where[(harm, Names(set))].Select(p => p.Name())], known.Explains(harm, [.. set]));
    }

    static string Names(IEnumerable<FaultKind> kinds) => string.Join(' ', kinds.Order());
}
