using System.Collections.Concurrent;

namespace Hormesis.Mutation;

/// <summary>Hands the mutants to the workers, keeps what they say and prints the report.</summary>
sealed class Coordinator(Place place, Settings settings, Options options)
{
    const double LeastScore = 0.9;
    const int Progress = 25;

    public int Run()
    {
        var build = DeviceBuild.From(place);
        var all = build.Mutants(Place.Mutated);
        foreach (var stale in settings.Stale(all)) Console.Error.WriteLine($"equivalents.json fits no line any more: {stale}");

        var chosen = all.Index().Where(m => options.Includes(m.Item.File)).ToList();
        var results = new Results(place, build.Emit(), options.KeepKilled);
        var open = chosen.Where(m => !settings.IsEquivalent(m.Item) && results[m.Item] is null).ToList();
        if (open.Count > 0)
        {
            var (device, numbers) = build.EmitSwitched(all);
            File.WriteAllBytes(place.Switched, device);
            if (!WorkerProcess.MeasuresBaseline(place)) return 2;
            TryAll("switched", Worker.Switched, [.. open.Where(m => numbers.Contains(m.Index))], results, isLast: false);
            TryAll("compiled", Worker.Compiled, [.. open.Where(m => results[m.Item] is null)], results, isLast: true);
        }
        return Report.Print([.. chosen.Select(m => (m.Item, FateOf(m.Item, results)))], LeastScore, Console.Out) ? 0 : 1;
    }

    Fate FateOf(Mutant mutant, Results results) => settings.IsEquivalent(mutant) ? Fate.Equivalent : results[mutant]!.Fate;

    // A mutant that survives among the others may still be seen when it is compiled by itself: only the last word is kept.
    void TryAll(string way, string verb, List<(int Number, Mutant Mutant)> open, Results results, bool isLast)
    {
        Console.Error.WriteLine($"{open.Count} mutants to be tried {way}");
        var queue = new ConcurrentQueue<(int Number, Mutant Mutant)>(open);
        var done = 0;
        void Work()
        {
            using var worker = new WorkerProcess(verb);
            while (queue.TryDequeue(out var next))
            {
                var (fate, by) = worker.Try(next.Number, next.Mutant.File);
                if (isLast || fate != Fate.Survived) results.Add(next.Mutant, fate, by);
                if (Interlocked.Increment(ref done) % Progress == 0) Console.Error.WriteLine($"{done} of {open.Count} {way}");
            }
        }
        var threads = Enumerable.Range(0, Math.Min(options.Jobs, open.Count)).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
    }
}
