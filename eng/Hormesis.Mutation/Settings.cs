using System.Text.Json;

namespace Hormesis.Mutation;

/// <summary>A mutant that no test can tell from the original, and why.</summary>
/// <param name="Line">The whole line it is on.</param>
sealed record Equivalent(string File, string Line, string From, string To, string Because)
{
    public bool Is(Mutant m) => (File, Line, From, To) == (m.File, m.LineText, Mutant.Short(m.From), Mutant.Short(m.To));
}

/// <summary>A class of tests that is not run on mutants. That can only lower the score.</summary>
sealed record WithoutTest(string Class, string Because);

/// <summary>A theory of which only the first rows are run on mutants. That, too, can only lower the score.</summary>
sealed record FewerRows(string Test, int Rows, string Because);

/// <summary>What is known beforehand, each with its reason: equivalents.json.</summary>
sealed record Settings(IReadOnlyList<Equivalent> Equivalents, IReadOnlyList<WithoutTest> WithoutTests, IReadOnlyList<FewerRows> FewerRows)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static Settings Shipped { get; } = JsonSerializer.Deserialize<Settings>(
        typeof(Settings).Assembly.GetManifestResourceStream("equivalents.json")!, Options)!;

    public bool IsLeftOut(string testClass) => WithoutTests.Any(t => t.Class == testClass);

    public int RowsOf(string test) => FewerRows.FirstOrDefault(f => f.Test == test)?.Rows ?? int.MaxValue;

    public bool IsEquivalent(Mutant mutant) => Equivalents.Any(e => e.Is(mutant));

    /// <summary>What no longer fits any line: to be looked at again.</summary>
    public IEnumerable<Equivalent> Stale(IReadOnlyList<Mutant> mutants) => Equivalents.Where(e => !mutants.Any(e.Is));
}
