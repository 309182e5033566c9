using Hormesis.Bench.Figures;

namespace Hormesis.Bench.Storing;

/// <summary>How many chunks a second become durable when more always wait: in the store, and in a file that is only appended to.</summary>
/// <param name="group">Chunks committed, and appended, together.</param>
sealed class SaturatedRun(MeasuredClinic clinic, RawFile raw, int sessions, int group, TimeProvider clock, CommitWatch watch)
{
    const int GroupsWaiting = 8; // one is synchronised, one written, the others wait

    int at;

    public async Task<SaturatedFigures> Run(int blocks, int groups, Action<double> progress, CancellationToken stop)
    {
        await ToStore(groups, stop);
        ToFile(groups);
        watch.Take();
        raw.Take();
        List<double> store = [], file = [];
        for (var block = 0; block < blocks; block++)
        {
            progress((double)block / blocks);
            if (block % 2 == 1) file.Add(ToFile(groups));
            store.Add(await ToStore(groups, stop));
            if (block % 2 == 0) file.Add(ToFile(groups));
        }
        return new(
            group, groups * group, Spread.Of(store), Spread.Of(file), Spread.OfRatios(store, file),
            Times.Of(watch.Take().Commits), Times.Of(raw.Take()));
    }

    async Task<double> ToStore(int groups, CancellationToken stop)
    {
        var from = clock.GetTimestamp();
        Queue<Task> waiting = new();
        for (var i = 0; i < groups * group; i++)
        {
            if (waiting.Count >= GroupsWaiting * group) await waiting.Dequeue();
            waiting.Enqueue(clinic.Append(at++ % sessions, stop));
        }
        await Task.WhenAll(waiting);
        return groups * group / clock.GetElapsedTime(from).TotalSeconds;
    }

    double ToFile(int groups)
    {
        var from = clock.GetTimestamp();
        for (var i = 0; i < groups; i++)
            raw.Append([.. Enumerable.Range(i * group, group).Select(n => clinic.PieceOf(n % sessions, 1 + n / sessions).Bytes)]);
        return groups * group / clock.GetElapsedTime(from).TotalSeconds;
    }
}
