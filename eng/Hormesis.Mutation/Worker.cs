using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Hormesis.Mutation;

/// <summary>What became of a mutant.</summary>
enum Fate
{
    /// <summary>No test saw it.</summary>
    Survived,
    Killed,

    /// <summary>A test ran for far longer than it does: killed.</summary>
    Endless,

    /// <summary>The process ended: killed.</summary>
    Crashed,

    /// <summary>No mutant: it does not compile.</summary>
    Invalid,

    /// <summary>No mutant: the compiler makes the same program of it.</summary>
    Same,

    /// <summary>No mutant: equivalents.json says why nothing can tell it apart.</summary>
    Equivalent,
}

/// <summary>
/// A process that tries mutants by number, one line in and one line out, so that one which never ends or takes everything down
/// harms no other. A watch ends the process when a test has used far more processor time than without a mutant.
/// </summary>
sealed class Worker(DeviceBuild build, Place place, IReadOnlyList<Mutant> mutants, TextWriter answers)
{
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5), Look = TimeSpan.FromMilliseconds(250);
    const int TimesLonger = 10;

    readonly byte[] original = build.Emit();
    readonly IReadOnlyDictionary<string, double> usual = ReadBaseline(place);
    readonly Dictionary<string, int> kills = [];
    readonly Lock gate = new();
    TimeSpan? limit;
    int current;

    /// <summary>Processor seconds of each test without a mutant; throws where one fails.</summary>
    public static void MeasureBaseline(DeviceBuild build, Place place, IReadOnlySet<string> without)
    {
        using var run = new TestRun(place, build.Emit());
        var seconds = new Dictionary<string, double>();
        foreach (var (name, method) in Place.Mutated.SelectMany(f => run.MethodsIn(Place.TestsOf(f), without)))
        {
            var before = Environment.CpuUsage.TotalTime;
            if (TestRun.Failure(method) is { } failure) throw new InvalidOperationException($"{name} fails without a mutant", failure);
            seconds[name] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }
        File.WriteAllText(place.Baseline, JsonSerializer.Serialize(seconds));
    }

    public void Serve(TextReader questions, IReadOnlySet<string> without)
    {
        using var watch = new Timer(_ => EndIfTooLong(), null, Look, Look);
        while (questions.ReadLine() is { } line)
        {
            current = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
            var (fate, by) = Try(mutants[current], without);
            Answer(fate, by);
        }
    }

    (Fate Fate, string By) Try(Mutant mutant, IReadOnlySet<string> without)
    {
        if (build.Emit(mutant) is not { } device) return (Fate.Invalid, "");
        if (device.AsSpan().SequenceEqual(original)) return (Fate.Same, "");
        var killer = KillerOf(device, Place.TestsOf(mutant.File), without);
        if (killer.Length == 0) return (Fate.Survived, "");
        kills[killer] = kills.GetValueOrDefault(killer) + 1;
        return (Fate.Killed, killer);
    }

    // Those that have killed most come first, then the quickest: the order changes how soon, not whether.
    [MethodImpl(MethodImplOptions.NoInlining)]
    string KillerOf(byte[] device, string @namespace, IReadOnlySet<string> without)
    {
        using var run = new TestRun(place, device);
        var methods = run.MethodsIn(@namespace, without)
            .OrderByDescending(m => kills.GetValueOrDefault(m.Key)).ThenBy(m => usual.GetValueOrDefault(m.Key)).ThenBy(m => m.Key);
        foreach (var (name, method) in methods)
        {
            if (IsFailing(name, method)) return name;
        }
        return "";
    }

    bool IsFailing(string name, MethodInfo method)
    {
        lock (gate) limit = Environment.CpuUsage.TotalTime + Grace + TimesLonger * TimeSpan.FromSeconds(usual.GetValueOrDefault(name));
        var failure = TestRun.Failure(method);
        lock (gate) limit = null;
        return failure is not null;
    }

    void EndIfTooLong()
    {
        lock (gate)
        {
            if (!(Environment.CpuUsage.TotalTime > limit)) return;
            Answer(Fate.Endless, "");
            Environment.Exit(0);
        }
    }

    void Answer(Fate fate, string by)
    {
        answers.WriteLine($"{current} {fate} {by}");
        answers.Flush();
    }

    static Dictionary<string, double> ReadBaseline(Place place) => File.Exists(place.Baseline)
        ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllBytes(place.Baseline))!
        : [];
}
