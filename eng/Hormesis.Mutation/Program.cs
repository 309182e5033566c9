using System.Globalization;
using Hormesis.Mutation;

var place = Place.Find();
var settings = Settings.Shipped;
var output = Console.Out;
switch (args.FirstOrDefault())
{
    case Worker.Compiled or Worker.Switched:
        Console.SetOut(TextWriter.Null);
        using (var worker = Worker.Of(args[0], place, settings)) worker.Serve(Console.In, output);
        return 0;
    case Worker.Baseline:
        Console.SetOut(TextWriter.Null);
        Worker.MeasureBaseline(place, settings);
        return 0;
    case "--list":
        foreach (var m in DeviceBuild.From(place).Mutants(Place.Mutated).Where(m => Options.From(args[1..]).Includes(m.File)))
            output.WriteLine($"{m.File}:{m.Line} ({m.Kind}) {Mutant.Short(m.From)} -> {Mutant.Short(m.To)}");
        return 0;
    default:
        return new Coordinator(place, settings, Options.From(args)).Run();
}

/// <summary>What the command line asks for.</summary>
/// <param name="Files">Ends of paths; none for all.</param>
sealed record Options(int Jobs, bool KeepKilled, IReadOnlyList<string> Files)
{
    const int JobsUnlessTold = 2;

    public static Options From(string[] args)
    {
        var jobs = Array.IndexOf(args, "--jobs");
        var files = args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (jobs < 0 || i != jobs + 1));
        return new(
            jobs < 0 ? JobsUnlessTold : int.Parse(args[jobs + 1], CultureInfo.InvariantCulture),
            args.Contains("--keep-killed"), [.. files]);
    }

    public bool Includes(string file) => Files.Count == 0 || Files.Any(f => file.Contains(f, StringComparison.Ordinal));
}
