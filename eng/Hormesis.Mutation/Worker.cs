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
abstract class Worker(Place place) : IDisposable
{
    public const string Compiled = "--compiled", Switched = "--switched", Baseline = "--baseline";
    const int TimesLonger = 10;
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5), Look = TimeSpan.FromMilliseconds(250);

    readonly Dictionary<string, double> usual = ReadBaseline(place);
    readonly Dictionary<(string File, string Test), int> kills = [];
    readonly Lock gate = new();
    TimeSpan? limit;
    int current;

    public static Worker Of(string verb, Place place, Settings settings) =>
        verb == Switched ? new SwitchedWorker(place, settings) : new CompiledWorker(DeviceBuild.From(place), place, settings);

    /// <summary>Processor seconds of each test without a mutant; throws where one fails.</summary>
    public static void MeasureBaseline(Place place, Settings settings)
    {
        using var run = new TestRun(place, settings, File.ReadAllBytes(place.Switched));
        var seconds = new Dictionary<string, double>();
        foreach (var (name, method) in Place.Mutated.SelectMany(f => run.MethodsIn(Place.TestsOf(f))))
        {
            var before = Environment.CpuUsage.TotalTime;
            if (run.Failure(name, method) is { } failure) throw new InvalidOperationException($"{name} fails without a mutant", failure);
            seconds[name] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }
        File.WriteAllText(place.Baseline, JsonSerializer.Serialize(seconds));
    }

    public void Serve(TextReader questions, TextWriter answers)
    {
        using var watch = new Timer(_ => EndIfTooLong(answers), null, Look, Look);
        while (questions.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            current = int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture);
            var (fate, by) = Try(current, words[1]);
            Answer(answers, fate, by);
        }
    }

    protected abstract (Fate Fate, string By) Try(int number, string file);

    // Those that have killed most in this file come first, then the quickest: the order changes how soon, not whether.
    protected string KillerIn(TestRun run, string file)
    {
        var methods = run.MethodsIn(Place.TestsOf(file))
            .OrderByDescending(m => kills.GetValueOrDefault((file, m.Key))).ThenBy(m => usual.GetValueOrDefault(m.Key)).ThenBy(m => m.Key);
        foreach (var (name, method) in methods)
        {
            if (!IsFailing(run, name, method)) continue;
            kills[(file, name)] = kills.GetValueOrDefault((file, name)) + 1;
            return name;
        }
        return "";
    }

    bool IsFailing(TestRun run, string name, MethodInfo method)
    {
        lock (gate) limit = Environment.CpuUsage.TotalTime + Grace + TimesLonger * TimeSpan.FromSeconds(usual.GetValueOrDefault(name));
        var failure = run.Failure(name, method);
        lock (gate) limit = null;
        return failure is not null;
    }

    void EndIfTooLong(TextWriter answers)
    {
        lock (gate)
        {
            if (!(Environment.CpuUsage.TotalTime > limit)) return;
            Answer(answers, Fate.Endless, "");
            Environment.Exit(0);
        }
    }

    void Answer(TextWriter answers, Fate fate, string by)
    {
        answers.WriteLine($"{current} {fate} {by}");
        answers.Flush();
    }

    static Dictionary<string, double> ReadBaseline(Place place) => File.Exists(place.Baseline)
        ? JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllBytes(place.Baseline))!
        : [];

    public virtual void Dispose()
    {
    }
}

/// <summary>Compiles each mutant by itself: slow, and right for every one.</summary>
sealed class CompiledWorker(DeviceBuild build, Place place, Settings settings) : Worker(place)
{
    readonly Place place = place;
    readonly IReadOnlyList<Mutant> mutants = build.Mutants(Place.Mutated);
    readonly byte[] original = build.Emit();

    protected override (Fate Fate, string By) Try(int number, string file)
    {
        if (build.Emit(mutants[number]) is not { } device) return (Fate.Invalid, "");
        if (device.AsSpan().SequenceEqual(original)) return (Fate.Same, "");
        var killer = KillerOf(device, file);
        return (killer.Length == 0 ? Fate.Survived : Fate.Killed, killer);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    string KillerOf(byte[] device, string file)
    {
        using var run = new TestRun(place, settings, device);
        return KillerIn(run, file);
    }
}

/// <summary>
/// Wakes mutants in one program, in which all statics are made and all code is compiled before the first is woken. It never says
/// "survived" for good: what was made once does not see a mutant.
/// </summary>
sealed class SwitchedWorker : Worker
{
    readonly TestRun run;
    readonly FieldInfo awake;

    public SwitchedWorker(Place place, Settings settings)
        : base(place)
    {
        run = new(place, settings, File.ReadAllBytes(place.Switched));
        awake = run.Device.GetType(Mutation.Switched.Type)!
            .GetField(Mutation.Switched.Field, BindingFlags.Static | BindingFlags.NonPublic)!;
        foreach (var folder in Place.Mutated) ThrowIfAsleepFails(folder);
    }

    protected override (Fate Fate, string By) Try(int number, string file)
    {
        awake.SetValue(null, number);
        var killer = KillerIn(run, file);
        awake.SetValue(null, Mutation.Switched.None);
        if (killer.Length == 0) return (Fate.Survived, "");
        // What a mutant left behind must not kill the next ones: the same test passes without it.
        if (run.Failure(killer, run.MethodsIn(Place.TestsOf(file))[killer]) is { } failure)
            throw new InvalidOperationException($"{killer} fails with every mutant asleep", failure);
        return (Fate.Killed, killer);
    }

    void ThrowIfAsleepFails(string folder)
    {
        if (KillerIn(run, folder) is { Length: > 0 } killer)
            throw new InvalidOperationException($"{killer} fails with every mutant asleep");
    }

    public override void Dispose()
    {
        run.Dispose();
        base.Dispose();
    }
}
