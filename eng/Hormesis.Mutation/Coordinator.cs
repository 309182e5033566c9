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
        Console.Error.WriteLine($"{chosen.Count} mutants, {open.Count} to be tried");
        using (var first = new WorkerProcess(place))
        {
            if (open.Count > 0 && !first.MeasuresBaseline()) return 2;
        }
        TryAll(open, results);

        return Report.Print([.. chosen.Select(m => (m.Item, FateOf(m.Item, results)))], LeastScore, Console.Out) ? 0 : 1;
    }

    Fate FateOf(Mutant mutant, Results results) => settings.IsEquivalent(mutant) ? Fate.Equivalent : results[mutant]!.Fate;

    void TryAll(List<(int Number, Mutant Mutant)> open, Results results)
    {
        var queue = new ConcurrentQueue<(int Number, Mutant Mutant)>(open);
        var done = 0;
        void Work()
        {
            using var worker = new WorkerProcess(place);
            while (queue.TryDequeue(out var next))
            {
                var (fate, by) = worker.Try(next.Number);
                results.Add(next.Mutant, fate, by);
                if (Interlocked.Increment(ref done) % Progress == 0) Console.Error.WriteLine($"{done} of {open.Count}");
            }
        }
        var threads = Enumerable.Range(0, Math.Min(options.Jobs, open.Count)).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
    }
}
