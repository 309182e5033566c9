using System.Text.Json;

namespace Hormesis.Mutation;

/// <summary>A mutant that no test can tell from the original, and why.</summary>
/// <param name="Line">The whole line it is on.</param>
sealed record Equivalent(string File, string Line, string From, string To, string Because)
{
    public bool Is(Mutant m) => (File, Line, From, To) == (m.File, m.LineText, Mutant.Short(m.From), Mutant.Short(m.To));
}

/// <summary>Tests that look at the sources and never at what runs: no mutant is seen by them.</summary>
sealed record ReadsSources(string Class, string Because);

/// <summary>What is known beforehand, each with its reason: equivalents.json.</summary>
sealed record Settings(IReadOnlyList<Equivalent> Equivalents, IReadOnlyList<ReadsSources> WithoutTests)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static Settings Shipped { get; } = JsonSerializer.Deserialize<Settings>(
        typeof(Settings).Assembly.GetManifestResourceStream("equivalents.json")!, Options)!;

    public IReadOnlySet<string> Without => WithoutTests.Select(t => t.Class).ToHashSet();

    public bool IsEquivalent(Mutant mutant) => Equivalents.Any(e => e.Is(mutant));

    /// <summary>What no longer fits any line: to be looked at again.</summary>
    public IEnumerable<Equivalent> Stale(IReadOnlyList<Mutant> mutants) => Equivalents.Where(e => !mutants.Any(e.Is));
}
