using System.Diagnostics;
using System.Globalization;
using Hormesis.Cli.Output;
using Hormesis.Links;
using Hormesis.Model;
using Hormesis.Model.Numerics;

namespace Hormesis.Cli;

/// <summary>
/// Starts sessions in processes of their own, kills them, and holds what the file gives against what they had acknowledged to
/// us, an outside observer, before they died.
/// </summary>
static class KillTest
{
    const int TriesForAKill = 10; // a session that ended before its kill does not count, and another is tried
    static readonly TimeSpan LongestSession = TimeSpan.FromMinutes(2);

    public static KillTestDocument Run(int kills, ulong seed, Screen screen, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("hormesis-kill-");
        try
        {
            var random = new RandomSource(seed, index: 0);
            var whole = Watch(Path.Combine(folder.FullName, "whole.hrec"), seed, killAfter: null); // how long one takes
            var count = new Count();
            var judging = Task.CompletedTask;
            for (var i = 0; i < TriesForAKill * kills && !stop.IsCancellationRequested; i++)
            {
                if (count.Kills >= kills - 1) judging.GetAwaiter().GetResult();
                if (count.Kills >= kills) break;
                var path = Path.Combine(folder.FullName, $"{i}.hrec");
                var seen = Watch(path, seed + (ulong)i, random.NextUniform() * whole.Took);
                judging.GetAwaiter().GetResult();
                screen.Progress((double)count.Kills / kills, $"{count.Kills} of {kills} kills", lineDue: count.Kills % 10 == 0);
                judging = Task.Run(() => // while the next one runs
                {
                    Judge(path, seen, count);
                    File.Delete(path);
                }, CancellationToken.None);
            }
            judging.GetAwaiter().GetResult();
            screen.EndBar();
            return new(count.Kills, count.Lost, count.Torn, count.Cut, count.Completed, count.Ticks, seed, Store: null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // From "open", when the header is durable, to the kill or the end.
    static Seen Watch(string path, ulong seed, TimeSpan? killAfter)
    {
        using var child = Start(path, seed);
        var seen = new Seen();
        if (child.StandardOutput.ReadLine() != KilledSession.Opened)
            throw new IOException($"the session to be killed did not begin: {child.StandardError.ReadToEnd().Trim()}");

        var clock = TimeProvider.System;
        var begun = clock.GetTimestamp();
        using var timer = killAfter is { } due ? new Timer(_ => child.Kill(), null, due, Timeout.InfiniteTimeSpan) : null;
        while (child.StandardOutput.ReadLine() is { } line) seen.Read(line);
        if (!child.WaitForExit(LongestSession)) throw new IOException("the session to be killed does not end");
        seen.Took = clock.GetElapsedTime(begun);
        return seen;
    }

    static Process Start(string path, ulong seed)
    {
        var command = ThisProgram.Command("kill-test", "--child", path, "--seed", seed.ToString(CultureInfo.InvariantCulture));
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new IOException("the session to be killed could not be started");
    }

    static void Judge(string path, Seen seen, Count count)
    {
        try
        {
            var replay = Replay.Run(path);
            if (replay.Tail.IsWhole) count.Completed++;
            else count.Kills++;
            count.Ticks += replay.Ticks;
            if (replay.Ticks < seen.Rows || replay.JournalEntries < seen.Entry) count.Lost++;
            if (!replay.Identical) count.Torn++;
            if (replay.Tail.At < replay.Tail.Of) count.Cut++;
        }
        catch (InputException)
        {
            count.Kills++;
            count.Torn++;
        }
    }

    sealed class Count
    {
        public int Kills, Lost, Torn, Cut, Completed;
        public long Ticks;
    }

    sealed class Seen
    {
        public long Rows { get; private set; }
        public long Entry { get; private set; }
        public TimeSpan Took { get; set; }

        // A line cut short by the kill is one that was not acknowledged to us.
        public void Read(string line)
        {
            var parts = line.Split(' ');
            if (parts is not ["ack", var rows, var entry, "."]) return;
            (Rows, Entry) = (long.Parse(rows, CultureInfo.InvariantCulture), long.Parse(entry, CultureInfo.InvariantCulture));
        }
    }
}
