using System.Diagnostics;
using System.Globalization;
using Hormesis.Cli.Output;
using Hormesis.Model.Numerics;
using Hormesis.Store;
using Hormesis.Store.Verifying;
using Hormesis.Web.Keeping;

namespace Hormesis.Cli;

/// <summary>
/// Kills processes that write into a store, every second one at a step of a write, the others at random moments, and holds what the
/// store then has against what had been acknowledged.
/// </summary>
static class StoreKills
{
    static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    public static StoreKillDocument Run(int kills, ulong seed, Screen screen, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("hormesis-kill-store-");
        try
        {
            var template = Path.Combine(folder.FullName, "template");
            KilledStore.Prepare(template, stop).GetAwaiter().GetResult();
            var whole = Watch(Copy(template, Path.Combine(folder.FullName, "whole")), killAt: 0, killAfter: null);
            var random = new RandomSource(seed, index: 1);
            var count = new Count();
            var judging = Task.CompletedTask;
            for (var i = 0; i < kills && !stop.IsCancellationRequested; i++)
            {
                var place = Copy(template, Path.Combine(folder.FullName, $"{i}"));
                var seen = i % 2 == 0
                    ? Watch(place, killAt: 1 + i / 2 % whole.Steps, killAfter: null)
                    : Watch(place, killAt: 0, killAfter: random.NextUniform() * whole.Took);
                judging.GetAwaiter().GetResult();
                screen.Progress((double)(i + 1) / kills, $"{i + 1} of {kills} store kills", lineDue: (i + 1) % 10 == 0);
                judging = Task.Run(() => // while the next one runs
                {
                    Judge(place, seen, count, stop);
                    Directory.Delete(place, recursive: true);
                }, CancellationToken.None);
            }
            judging.GetAwaiter().GetResult();
            screen.EndBar();
            var points = Math.Min(whole.Steps, (kills + 1) / 2);
            return new(count.Kills, count.Completed, points, whole.Steps, count.Lost, count.Torn, count.Acknowledged);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        return to;
    }

    static Seen Watch(string place, int killAt, TimeSpan? killAfter)
    {
        var command = ThisProgram.Command("kill-test", "--child-store", place, "--kill-at", killAt.ToString(CultureInfo.InvariantCulture));
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var child = Process.Start(start) ?? throw new IOException("the process to be killed could not be started");
        if (child.StandardOutput.ReadLine() != KilledStore.Opened)
            throw new IOException($"the process to be killed did not open its store: {child.StandardError.ReadToEnd().Trim()}");

        var begun = TimeProvider.System.GetTimestamp();
        using var timer = killAfter is { } due ? new Timer(_ => child.Kill(), null, due, Timeout.InfiniteTimeSpan) : null;
        var seen = new Seen();
        while (child.StandardOutput.ReadLine() is { } line) seen.Read(line);
        if (!child.WaitForExit(LongestRun)) throw new IOException("the process to be killed does not end");
        seen.Took = TimeProvider.System.GetElapsedTime(begun);
        return seen;
    }

    static void Judge(string place, Seen seen, Count count, CancellationToken stop)
    {
        if (seen.Steps > 0) count.Completed++;
        else count.Kills++;
        count.Acknowledged += seen.Acknowledged.Count;
        try
        {
            OpenAndClose(place, seen, count, stop).GetAwaiter().GetResult();
        }
        catch (StoreRefusal)
        {
            count.Torn++; // it cannot even be opened
            return;
        }
        if (!StoreCheck.Run(Stores.EngineFor(place), kept: null, stop).IsWhole) count.Torn++;
    }

    static async Task OpenAndClose(string place, Seen seen, Count count, CancellationToken stop)
    {
        await using var store = await Stores.Open(place, new(), stop);
        await using var context = store.Read();
        var bottles = context.Bottles.ToDictionary(b => b.Serial, b => b.Discarded);
        var appointments = context.Appointments.Select(a => a.PatientId).ToHashSet();
        var notes = context.Audit.Where(a => a.Action == "exported").Select(a => a.Key).ToHashSet();
        var chunks = store.ChunksOf(KilledStore.Session).ToList();

        if (!bottles.Keys.ToHashSet().SetEquals(appointments)) count.Torn++;
        if (chunks.Index().Any(c => !c.Item.AsSpan().SequenceEqual(KilledStore.BytesOf(c.Index)))) count.Torn++;
        foreach (var (what, number) in seen.Acknowledged)
        {
            var isThere = what switch
            {
                "pair" => bottles.ContainsKey(KilledStore.SerialOf(number)),
                "change" => bottles.GetValueOrDefault(KilledStore.SerialOf(number)) == "used",
                "note" => notes.Contains(number.ToString(CultureInfo.InvariantCulture)),
                "chunk" => number < chunks.Count,
                _ => false,
            };
            if (!isThere) count.Lost++;
        }
    }

    sealed class Count
    {
        public int Kills, Completed, Lost, Torn;
        public long Acknowledged;
    }

    sealed class Seen
    {
        public List<(string What, int Number)> Acknowledged { get; } = [];

        /// <summary>Of a run that came to its end; 0 for one that was killed.</summary>
        public int Steps { get; private set; }
        public TimeSpan Took { get; set; }

        // A line cut short by the kill is one that was not acknowledged to us.
        public void Read(string line)
        {
            var parts = line.Split(' ');
            if (parts is ["ack", var what, var number, "."]) Acknowledged.Add((what, int.Parse(number, CultureInfo.InvariantCulture)));
            if (parts is [KilledStore.Done, var steps]) Steps = int.Parse(steps, CultureInfo.InvariantCulture);
        }
    }
}
