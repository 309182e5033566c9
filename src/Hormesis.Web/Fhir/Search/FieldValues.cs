using System.Text.Json;

namespace Hormesis.Web.Fhir.Search;

/// <summary>A code with its system; the system is empty where there is none or the element implies it.</summary>
readonly record struct Token(string System, string Code);

/// <summary>A text as it stands and as it is compared.</summary>
readonly record struct Word(string Exact, string Folded);

/// <summary>What one resource holds for one search parameter. Made once, when the resource comes in.</summary>
sealed record FieldValues(IReadOnlyList<Token> Tokens, IReadOnlyList<Word> Words, IReadOnlyList<DateSpan> Dates)
{
    static readonly FieldValues None = new([], [], []);

    public bool IsEmpty => Tokens.Count + Words.Count + Dates.Count == 0;

    /// <summary>Reads a resource that <see cref="Structure.StructureCheck"/> has let pass.</summary>
    public static FieldValues Of(JsonElement resource, SearchParameter parameter)
    {
        List<Token> tokens = [];
        List<Word> words = [];
        List<DateSpan> dates = [];
        Action<JsonElement> take = parameter.Type switch
        {
            SearchType.Code => e => tokens.Add(new("", PlainOf(e))),
            SearchType.Token => e => TakeTokens(e, tokens),
            SearchType.String => e => TakeWords(e, words),
            SearchType.Date => e => TakeDates(e, dates),
            SearchType.Reference => e => TakeReference(e, tokens),
            _ => e => TakeUri(PlainOf(e), tokens),
        };
        foreach (var path in parameter.Paths) path.Walk(resource, take);
        if (tokens.Count + words.Count + dates.Count == 0) return None;
        return new([.. tokens.Distinct()], [.. words.Distinct()], [.. dates.Distinct()]);
    }

    /// <summary>Type/id of a reference to this or another server, without its version; as it stands for any other.</summary>
    public static string Relative(string reference)
    {
        if (reference.Length == 0 || reference[0] == '#' || reference.StartsWith("urn:", StringComparison.Ordinal)) return reference;
        var history = reference.IndexOf("/_history/", StringComparison.Ordinal);
        var plain = history < 0 ? reference : reference[..history];
        var id = plain.LastIndexOf('/');
        var type = id <= 0 ? -1 : plain.LastIndexOf('/', id - 1);
        return type < 0 ? plain : plain[(type + 1)..];
    }

    static string PlainOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() ?? "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => element.GetRawText(),
    };

    static void TakeTokens(JsonElement element, List<Token> tokens)
    {
        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("coding"u8, out var codings))
        {
            foreach (var coding in codings.EnumerateArray()) TakeTokens(coding, tokens);
        }
        var system = TextOf(element, "system");
        if (element.TryGetProperty("code"u8, out var code)) tokens.Add(new(system, code.GetString() ?? ""));
        else if (element.TryGetProperty("value"u8, out var value)) tokens.Add(new(system, value.GetString() ?? ""));
    }

    static void TakeWords(JsonElement element, List<Word> words)
    {
        if (element.ValueKind == JsonValueKind.String) Add(element.GetString() ?? "");
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) TakeWords(item, words);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var part in (ReadOnlySpan<string>)["family", "given", "text", "prefix", "suffix"])
            {
                if (element.TryGetProperty(part, out var value)) TakeWords(value, words);
            }
        }

        void Add(string text) => words.Add(new(text, Folding.Fold(text)));
    }

    static void TakeDates(JsonElement element, List<DateSpan> dates)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            if (DateSpan.TryParse(element.GetString(), DateForm.Element, out var span)) dates.Add(span);
            return;
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        var hasStart = DateSpan.TryParse(TextOf(element, "start"), DateForm.Element, out var start);
        var hasEnd = DateSpan.TryParse(TextOf(element, "end"), DateForm.Element, out var end);
        if (hasStart || hasEnd) dates.Add(new(hasStart ? start.From : 0, hasEnd ? Math.Max(end.To, start.From) : DateSpan.End));
    }

    static void TakeReference(JsonElement element, List<Token> tokens)
    {
        if (element.ValueKind != JsonValueKind.Object) return;
        if (TextOf(element, "reference") is { Length: > 0 } reference) tokens.Add(new("", Relative(reference)));
    }

    static void TakeUri(string address, List<Token> tokens)
    {
        tokens.Add(new("", address));
        if (address.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar) tokens.Add(new("", address[..bar]));
    }

    static string TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() ?? "" : "";
}
