using Hormesis.Cli.Output;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Faults;

/// <summary>
/// Runs every case of an enumeration and finds the smallest sets that hurt. One of severity 4 or 5 that is not on the profile's list is
/// a violation, and so is one on the list that was tried and does not hurt.
/// </summary>
static class FaultEnumeration
{
    const int Chunk = 256, Grave = 4;

    public static FaultsDocument Run(
        Enumeration enumeration, DeviceProfile profile, ulong seed, bool pairs, Screen screen, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        Found found = new();
        Tally tally = new();
        FaultCase[] cases = [.. enumeration.Singles(), .. pairs ? enumeration.Pairs() : []];
        for (var first = 0; first < cases.Length; first += Chunk)
        {
            var part = cases.AsMemory(first, Math.Min(Chunk, cases.Length - first));
            var runs = new FaultRun?[part.Length];
            Parallel.For(0, part.Length, new() { CancellationToken = stop }, i => runs[i] = enumeration.Run(part.Span[i], stop));
            for (var i = 0; i < runs.Length; i++)
            {
                if (runs[i] is not { } run) continue;
                tally.Add(run);
                found.Add(part.Span[i], run);
            }
            screen.Progress((first + part.Length) / (double)cases.Length, "faults and phases", lineDue: first / Chunk % 2 == 0);
        }
        var known = CriticalSets.Of(profile);
        var sets = found.Describe(known);
        List<ViolationDocument> violations =
        [
            .. found.BrokenRules(seed),
            .. sets.Where(s => !s.Expected && s.Severity >= Grave).Select(s => Violation($"{s.Harm}: {string.Join(" + ", s.Faults)}")),
            .. known.List().Where(k => (pairs || k.Set.Count == 1) && !found.Sets.Explains(k.Harm, [.. k.Set]))
                .Select(k => Violation($"listed as critical and not found: {k.Harm}: {string.Join(" + ", k.Set.Select(Name))}")),
        ];
        return tally.Document(profile, seed, violations, TimeProvider.System.GetElapsedTime(begun)) with { MinimalSets = sets };

        ViolationDocument Violation(string what) => new(seed, 0, what, null);
    }

    static string Name(FaultKind kind) => Injectors.Of(kind).Name;

    /// <summary>What has come of the cases so far.</summary>
    sealed class Found
    {
        readonly Dictionary<(Harm, string), SortedSet<Phase>> where = [];
        readonly Dictionary<(RuleSet Rules, string), (FaultCase First, TimeSpan At, int Cases)> broken = [];

        public MinimalSets Sets { get; } = new();

        public void Add(in FaultCase @case, FaultRun run)
        {
            var key = Key(@case.Kinds);
            foreach (var harm in run.Harms.List())
            {
                Sets.Add(harm, [.. @case.Kinds]);
                if (!where.TryGetValue((harm, key), out var phases)) where[(harm, key)] = phases = [];
                phases.Add(@case.Phase);
            }
            if (!run.Harms.IsEmpty || run.Broken.IsEmpty) return;
            var (first, at, cases) = broken.GetValueOrDefault((run.Broken, key), (@case, run.FirstAt ?? run.Ended, 0));
            broken[(run.Broken, key)] = (first, at, cases + 1);
        }

        public IReadOnlyList<MinimalSetDocument> Describe(MinimalSets known) =>
        [
            .. Sets.List().Select(s => new MinimalSetDocument(
                s.Harm.ToString(), HazardTable.SeverityOf(s.Harm), [.. s.Set.Select(Name)],
                [.. where[(s.Harm, Key(s.Set))].Select(p => p.Name())], known.Explains(s.Harm, [.. s.Set]))),
        ];

        // Each rule and fault once, with the first case and how many more there are.
        public IEnumerable<ViolationDocument> BrokenRules(ulong seed)
        {
            foreach (var ((rules, _), (first, at, cases)) in broken)
            {
                var more = cases > 1 ? $", and {cases - 1} more" : "";
                yield return new(seed, at.TotalSeconds, $"{string.Join(", ", rules.List())}: {first}{more}", null);
            }
        }

        static string Key(IEnumerable<FaultKind> kinds) => string.Join(' ', kinds.Order());
    }
}
