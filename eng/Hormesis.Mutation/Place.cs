namespace Hormesis.Mutation;

/// <summary>Where things are in the checkout.</summary>
sealed record Place(string Root)
{
    public string Device => Path.Combine(Root, "src", "Hormesis.Device");
    public string Tests => Path.Combine(Root, "artifacts", "bin", "Hormesis.Tests", "release");
    public string Work => Path.Combine(Root, "artifacts", "mutation");
    public string CompilerArguments => Path.Combine(Work, "compiler.json");
    public string Baseline => Path.Combine(Work, "baseline.json");
    public string Switched => Path.Combine(Work, "switched.dll");
    public string Results => Path.Combine(Work, "results.jsonl");

    /// <summary>The folders whose code is mutated; each is judged by the tests of its own name.</summary>
    public static IReadOnlyList<string> Mutated { get; } = ["Safety", "Alarms"];

    public static string TestsOf(string file) => $"Hormesis.Tests.Device.{file.Split('/')[0]}";

    public static Place Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hormesis.slnx"))) return new(folder.FullName);
        }
        throw new InvalidOperationException($"no Hormesis.slnx above {AppContext.BaseDirectory}");
    }
}
