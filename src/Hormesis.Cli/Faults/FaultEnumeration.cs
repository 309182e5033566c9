using Hormesis.Cli.Output;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Faults;

/// <summary>Runs every case of an enumeration and finds the smallest sets that hurt; those not on the list are violations.</summary>
static class FaultEnumeration
{
    const int Chunk = 256, ViolationsMaximum = 20;

    public static FaultsDocument Run(DeviceProfile profile, ulong seed, bool pairs, Screen screen, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        Enumeration enumeration = new(profile, seed);
        MinimalSets sets = new();
        Dictionary<(Harm, string), SortedSet<Phase>> where = [];
        List<ViolationDocument> violations = [];
        Tally tally = new();
        FaultCase[] cases = [.. enumeration.Singles(), .. pairs ? enumeration.Pairs() : []];
        for (var first = 0; first < cases.Length; first += Chunk)
        {
            var part = cases.AsMemory(first, Math.Min(Chunk, cases.Length - first));
            var runs = new FaultRun?[part.Length];
            Parallel.For(0, part.Length, new() { CancellationToken = stop }, i => runs[i] = enumeration.Run(part.Span[i], stop));
            for (var i = 0; i < runs.Length; i++)
                if (runs[i] is { } run) Take(part.Span[i], run);
            screen.Progress((first + part.Length) / (double)cases.Length, "faults and phases", lineDue: first / Chunk % 2 == 0);
        }
        var known = CriticalSets.Of(profile);
        var found = sets.List().Select(s => Describe(s.Harm, s.Set)).ToList();
        foreach (var set in found.Where(s => !s.Expected && s.Severity >= 4))
            violations.Add(new(seed, 0, $"{set.Harm}: {string.Join(" + ", set.Faults)}", null));
        if (pairs)
            violations.AddRange(known.List().Where(k => !sets.Explains(k.Harm, [.. k.Set])).Select(k => Gone(k.Harm, k.Set)));
        return tally.Document(profile, seed, violations, TimeProvider.System.GetElapsedTime(begun)) with { MinimalSets = found };

        ViolationDocument Gone(Harm harm, IEnumerable<FaultKind> set) =>
            new(seed, 0, $"listed as critical and not found: {harm}: {string.Join(" + ", set.Select(k => Injectors.Of(k).Name))}", null);

        void Take(in FaultCase @case, FaultRun run)
        {
            tally.Add(run);
            foreach (var harm in run.Harms.List())
            {
                var kinds = @case.Kinds;
                sets.Add(harm, [.. kinds]);
                var key = (harm, Names(kinds));
                if (!where.TryGetValue(key, out var phases)) where[key] = phases = [];
                phases.Add(@case.Phase);
            }
            if (run.Harms.IsEmpty && !run.Broken.IsEmpty && violations.Count < ViolationsMaximum)
                violations.Add(new(seed, (run.FirstAt ?? run.Ended).TotalSeconds,
                    $"{string.Join(", ", run.Broken.List())}: {@case}", null));
        }

        MinimalSetDocument Describe(Harm harm, IReadOnlyList<FaultKind> set) => new(
            harm.ToString(), HazardTable.SeverityOf(harm), [.. set.Select(k => Injectors.Of(k).Name)],
            [.. where[(harm, Names(set))].Select(p => p.Name())], known.Explains(harm, [.. set]));
    }

    static string Names(IEnumerable<FaultKind> kinds) => string.Join(' ', kinds.Order());
}
