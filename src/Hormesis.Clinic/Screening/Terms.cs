using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Model;

namespace Hormesis.Clinic.Screening;

/// <summary>The ways in which a term is recognised.</summary>
[JsonConverter(typeof(AsWord<TermSystem>))]
public enum TermSystem
{
    /// <summary>A whole word, or several in this order, in a text or a code's display.</summary>
    Word,

    /// <summary>A SNOMED CT concept, as it is: its descendants are other codes.</summary>
    Snomed,

    /// <summary>The beginning of a code of ICD-10, of the WHO or the CM.</summary>
    Icd10,

    /// <summary>An RxNorm concept, as it is.</summary>
    RxNorm,

    /// <summary>The beginning of an ATC code.</summary>
    Atc,
}

/// <summary>One way of writing a thing down. The certainty is that of the code meaning this thing.</summary>
public sealed record Term(TermSystem System, string Value, string Meaning, Certainty Certainty);

/// <summary>All ways of writing one thing down.</summary>
public sealed record TermSet
{
    public required string Id { get; init; }
    public required IReadOnlyList<Term> Terms { get; init; }

    /// <summary>Words of which one must stand in the same text for a word to count (a route such as injection); empty for none.</summary>
    public required IReadOnlyList<string> Also { get; init; }

    /// <summary>Words that take the meaning away when they stand in the same text.</summary>
    public required IReadOnlyList<string> Unless { get; init; }
}

/// <summary>The content of terms.json. <paramref name="Negations"/> take the meaning away from the words of every set.</summary>
public sealed record TermTable(string About, IReadOnlyList<string> Negations, IReadOnlyList<TermSet> Sets);

/// <summary>All term sets by id.</summary>
public static class TermSets
{
    public static TermTable Table { get; } = Load();

    static readonly Dictionary<string, TermMatcher> ById =
        Table.Sets.ToDictionary(s => s.Id, s => new TermMatcher(s, Table.Negations), StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">No set has this id: a slip in a rule.</exception>
    internal static TermMatcher Get(string id) => ById[id];

    static TermTable Load() => EmbeddedData.Load(typeof(TermSets).Assembly, "Screening/terms.json", ScreeningJson.Default.TermTable);
}

/// <summary>Finds the terms of one set in what a record says. Codes are tried before words.</summary>
sealed class TermMatcher(TermSet set, IReadOnlyList<string> negations)
{
    readonly IReadOnlyList<(Term Term, Words Words)> words =
        [.. set.Terms.Where(t => t.System == TermSystem.Word).Select(t => (t, Words.Of(t.Value)))];
    readonly IReadOnlyList<Term> codes = [.. set.Terms.Where(t => t.System != TermSystem.Word)];
    readonly IReadOnlyList<Words> also = [.. set.Also.Select(Words.Of)];
    readonly IReadOnlyList<Words> unless = [.. set.Unless.Concat(negations).Select(Words.Of)];

    /// <summary>The first term that is found; null for none.</summary>
    public Term? Find(IReadOnlyList<Code> recorded, string text) =>
        codes.FirstOrDefault(t => recorded.Any(c => Means(c, t)))
        ?? recorded.Select(c => c.Display).Prepend(text).Select(FindIn).FirstOrDefault(t => t is not null);

    Term? FindIn(string text)
    {
        if (text.Length == 0) return null;
        var said = Words.Of(text);
        var found = words.FirstOrDefault(w => said.Hold(w.Words)).Term;
        if (found is null || unless.Any(said.Hold)) return null;
        return also.Count == 0 || also.Any(said.Hold) ? found : null;
    }

    static bool Means(Code code, Term term) => term.System switch
    {
        TermSystem.Snomed => code.System == Code.Snomed && code.Value == term.Value,
        TermSystem.RxNorm => code.System == Code.RxNorm && code.Value == term.Value,
        TermSystem.Icd10 => code.System is Code.Icd10 or Code.Icd10Cm && Begins(code.Value, term.Value),
        TermSystem.Atc => code.System == Code.Atc && Begins(code.Value, term.Value),
        _ => false,
    };

    // Some records write E0500 for E05.00.
    static bool Begins(string code, string prefix) =>
        code.Replace(".", "", StringComparison.Ordinal)
            .StartsWith(prefix.Replace(".", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
