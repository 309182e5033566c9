using System.Globalization;
using Hormesis.Model;

namespace Hormesis.Store.Genetics;

/// <summary>One alternative of a record: letters as an edit, or a symbol such as &lt;DEL&gt; of which only the span is known.</summary>
/// <param name="Edit">Null for a symbol and for *.</param>
/// <param name="IsSpanned">*: the place was taken away by a deletion that another record tells of.</param>
/// <param name="IsAnything">&lt;NON_REF&gt; and its kin: any other letter.</param>
sealed record Alternative(string Text, Edit? Edit, bool IsSpanned, bool IsAnything);

/// <summary>One line of a VCF, of one sample.</summary>
sealed record VcfRecord
{
    public required int Line { get; init; }
    public required int Position { get; init; }

    /// <summary>The last position that it speaks of.</summary>
    public required int Last { get; init; }
    public required string Reference { get; init; }
    public required IReadOnlyList<Alternative> Alternatives { get; init; }
    public required bool IsPassed { get; init; }

    /// <summary>By copy: 0 the reference, k the k-th alternative, null not called. Empty without a genotype.</summary>
    public required IReadOnlyList<int?> Copies { get; init; }

    /// <summary>Null where the order of the copies means nothing.</summary>
    public string? PhaseSet { get; init; }
    public double? Quality { get; init; }
    public double? Depth { get; init; }

    /// <summary>A block or a single place of nothing but the reference.</summary>
    public bool IsReferenceOnly => Alternatives.All(a => a.IsAnything);

    public Alternative? Called(int? copy) => copy is > 0 and var number ? Alternatives[number - 1] : null;
}

/// <summary>Reads one line into a record. What is not as VCF has it is refused with its line.</summary>
sealed class VcfRecordReader(VcfHeader header)
{
    static readonly string[] AnySymbols = ["<NON_REF>", "<*>", "<X>"];

    /// <exception cref="InputException">The line is not as VCF has it.</exception>
    public VcfRecord Read(string[] cells, int line)
    {
        var position = Position(cells[1], "POS", line);
        var reference = cells[3].ToUpperInvariant();
        if (!IsLetters(reference)) throw Wrong(line, $"REF is \"{Shown(cells[3])}\"", "REF holds letters of A, C, G, T and N");
        var alternatives = cells[4] == "." ? [] : cells[4].Split(',').Select(a => AlternativeOf(position, reference, a, line)).ToList();
        var values = Sample(cells[8], cells[header.Column], line);
        var (copies, phaseSet) = Genotype(values, alternatives.Count, line);
        var (last, endOfBlock) = (position + reference.Length - 1, Info(cells[7], "END"));
        if (endOfBlock.Length > 0 && alternatives.TrueForAll(a => a.Edit is null)) last = Position(endOfBlock, "END", line);
        if (last < position) throw Wrong(line, $"END {last} is before POS {position}", "give a whole VCF");
        return new()
        {
            Line = line,
            Position = position,
            Last = last,
            Reference = reference,
            Alternatives = alternatives,
            IsPassed = cells[6] is "PASS" or "." && values.GetValueOrDefault("FT", ".") is "PASS" or ".",
            Copies = copies,
            PhaseSet = phaseSet,
            Quality = Number(values, "GQ", line),
            Depth = Number(values, values.ContainsKey("MIN_DP") ? "MIN_DP" : "DP", line),
        };
    }

    static Alternative AlternativeOf(int position, string reference, string text, int line) => text switch
    {
        "*" => new(text, null, true, false),
        _ when AnySymbols.Contains(text, StringComparer.Ordinal) => new(text, null, false, true),
        _ when IsLetters(text.ToUpperInvariant()) => new(text, Edit.Of(position, reference, text.ToUpperInvariant()), false, false),
        ['<', .., '>'] => new(text, null, false, false),
        _ when text.AsSpan().ContainsAny("[]") || (text.Length > 1 && (text[0] == '.' || text[^1] == '.')) => new(text, null, false, false),
        _ => throw Wrong(line, $"ALT is \"{Shown(text)}\"", "ALT holds letters, * or a symbol in < >"),
    };

    // The last values may be left out; more values than keys may not be there.
    static Dictionary<string, string> Sample(string format, string sample, int line)
    {
        var (keys, values) = (format.Split(':'), sample.Split(':'));
        if (values.Length > keys.Length)
            throw Wrong(line, $"the sample has {values.Length} values for {keys.Length} keys", "give a whole VCF");
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            if (!read.TryAdd(keys[i], values[i])) throw Wrong(line, $"FORMAT holds {Shown(keys[i])} twice", "give a VCF 4 file");
        }
        return read;
    }

    static (IReadOnlyList<int?> Copies, string? PhaseSet) Genotype(Dictionary<string, string> values, int alternatives, int line)
    {
        if (!values.TryGetValue("GT", out var text)) return ([], null);
        var copies = text.TrimStart('/', '|').Split('/', '|').Select(c => Copy(c, text, alternatives, line)).ToList();
        var isPhased = text.Contains('|', StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal);
        var set = values.GetValueOrDefault("PS", ".");
        return (copies, isPhased ? set : null);
    }

    static int? Copy(string copy, string genotype, int alternatives, int line)
    {
        if (copy == ".") return null;
        return int.TryParse(copy, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= alternatives
            ? number
            : throw Wrong(line, $"GT is \"{Shown(genotype)}\" with {alternatives} alternatives", "give a whole VCF");
    }

    static string Info(string info, string key)
    {
        var found = info.Split(';').FirstOrDefault(i => i.StartsWith(key + "=", StringComparison.Ordinal));
        return found is null ? "" : found[(key.Length + 1)..];
    }

    static double? Number(Dictionary<string, string> values, string key, int line)
    {
        if (!values.TryGetValue(key, out var text) || text == ".") return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(line, $"{key} is \"{Shown(text)}\"", "give a number or .");
    }

    static int Position(string text, string name, int line) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw Wrong(line, $"{name} is \"{Shown(text)}\"", "give a position as a whole number");

    static bool IsLetters(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExcept("ACGTN") < 0;

    static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;

    public static InputException Wrong(int line, string wrong, string remedy) => new(VcfLines.Place(line), wrong, remedy);
}
