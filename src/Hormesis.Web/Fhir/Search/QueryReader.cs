using System.Globalization;
using System.Text;
using Hormesis.Model.Input;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Http;

namespace Hormesis.Web.Fhir.Search;

/// <summary>
/// Reads the parameters of a search. One that the type does not know is left out and said, or refused when the client asks for
/// that; a known one that cannot be carried out as it was meant is always refused: leaving it out would find more than was asked.
/// </summary>
static class QueryReader
{
    const int ParametersMaximum = 32, ValuesMaximum = 100, TextLengthMaximum = 1000;

    static readonly string[] Presentation = ["_format", "_pretty"];

    /// <exception cref="Refusal">A parameter cannot be carried out.</exception>
    public static SearchQuery Read(ResourceKind kind, IEnumerable<KeyValuePair<string, string>> parameters, bool isStrict)
    {
        SearchQuery query = new(kind);
        List<Criterion> criteria = [];
        List<string> ignored = [];
        StringBuilder used = new();
        var count = 0;
        foreach (var (key, value) in parameters)
        {
            if (++count > ParametersMaximum) throw Wrong(key, $"more than {ParametersMaximum} parameters");
            if (Presentation.Contains(key) || (value.Length == 0 && !key.StartsWith('_'))) continue;
            if (Control(query, key, value) is { } changed) query = changed;
            else if (Criteria(kind, key, value) is { } criterion) criteria.Add(criterion);
            else if (isStrict) throw Wrong(key, "there is no such parameter, and strict handling is asked for");
            else
            {
                ignored.Add(Shown.Cut(key));
                continue;
            }
            if (key == "_page") continue;
            used.Append(used.Length > 0 ? '&' : "").Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
        }
        return query with { Criteria = criteria, Ignored = ignored, Used = used.ToString() };
    }

    static SearchQuery? Control(SearchQuery query, string key, string value) => key switch
    {
        "_count" => query with { Count = CountOf(value) },
        "_sort" => Sorted(query, value),
        "_page" => query with { After = CursorOf(value) },
        _ => null,
    };

    static int CountOf(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? Math.Min(count, SearchQuery.CountMaximum)
        : throw Wrong("_count", $"{Shown.Quoted(value)} is no number");

    static SearchQuery Sorted(SearchQuery query, string value)
    {
        var isDescending = value is ['-', ..];
        var name = isDescending ? value[1..] : value;
        var isDate = query.Kind.ParameterOf(name) is { } found && query.Kind.Parameters[found].Type == SearchType.Date;
        if (isDate) return query with { SortBy = query.Kind.ParameterOf(name), IsDescending = isDescending };
        var dates = string.Join(", ", query.Kind.Parameters.Where(p => p.Type == SearchType.Date).Select(p => p.Name));
        throw Wrong(
            "_sort",
            $"{Shown.Quoted(value)} does not sort {query.Kind.Type}; what does is one of {dates}, with - before it for the last first");
    }

    static Cursor CursorOf(string value)
    {
        var parts = value.Split('.');
        var isCursor = parts.Length == 2
            & long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            & int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var slot);
        return isCursor ? new(key, slot) : throw Wrong("_page", "this is no page of a search; follow the link next of the page before");
    }

    static Criterion? Criteria(ResourceKind kind, string key, string value)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? key : key[..colon];
        var modifier = colon < 0 ? "" : key[(colon + 1)..];
        if (kind.ParameterOf(name) is not { } index)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            if (dot > 0 && kind.ParameterOf(name[..dot]) is not null) throw Wrong(key, "searching through a reference is not supported");
            return null;
        }
        if (value.Length > TextLengthMaximum) throw Wrong(key, $"the value is longer than {TextLengthMaximum} characters");
        if (modifier == "missing") return new Criterion.Missing(index, value switch
        {
            "true" => true,
            "false" => false,
            _ => throw Wrong(key, "write true or false"),
        });
        var values = Split(value);
        if (values.Count > ValuesMaximum) throw Wrong(key, $"more than {ValuesMaximum} values");
        return Criterion(kind.Parameters[index], index, modifier, values, key);
    }

    static Criterion Criterion(SearchParameter parameter, int index, string modifier, IReadOnlyList<string> values, string key)
    {
        return parameter.Type switch
        {
            SearchType.Code when modifier is "" or "not" =>
                new Criterion.OfTokens(
                    index,
                    [.. values.Select(v => new Criterion.Wanted(null, Unescaped(v[(v.IndexOf('|', StringComparison.Ordinal) + 1)..])))],
                    modifier == "not"),
            SearchType.Token when modifier is "" or "not" =>
                new Criterion.OfTokens(index, [.. values.Select(v => Token(v, key))], modifier == "not"),
            SearchType.String when modifier is "" or "exact" or "contains" => new Criterion.OfWords(
                index, [.. values.Select(Unescaped).Select(v => new Word(v, Folding.Fold(v)))],
                LikenessOf(modifier)),
            SearchType.Date when modifier.Length == 0 => new Criterion.OfDates(index, [.. values.Select(v => Date(Unescaped(v), key))]),
            SearchType.Reference when modifier.Length == 0 || char.IsAsciiLetterUpper(modifier[0]) => new Criterion.OfTokens(
                index, [.. values.SelectMany(v => References(parameter.Name, modifier, Unescaped(v)))], false),
            SearchType.Uri when modifier.Length == 0 =>
                new Criterion.OfTokens(index, [.. values.Select(v => new Criterion.Wanted(null, Unescaped(v)))], false),
            _ => throw Wrong(key, $"the modifier :{Shown.Cut(modifier)} is not supported here"),
        };
    }

    static Criterion.Likeness LikenessOf(string modifier) => modifier switch
    {
        "exact" => Search.Criterion.Likeness.Exact,
        "contains" => Search.Criterion.Likeness.Contains,
        _ => Search.Criterion.Likeness.StartsWith,
    };

    static Criterion.Wanted Token(string value, string key)
    {
        var bar = IndexOfUnescaped(value, '|');
        if (bar < 0) return new(null, Unescaped(value));
        var (system, code) = (Unescaped(value[..bar]), Unescaped(value[(bar + 1)..]));
        if (system.Length == 0 && code.Length == 0) throw Wrong(key, "there is neither a system nor a code beside the |");
        return new(system, code.Length > 0 ? code : null);
    }

    // A bare id is one of any type that the reference can lead to; for a patient that is a Patient.
    static IEnumerable<Criterion.Wanted> References(string name, string modifier, string value)
    {
        if (value.Contains(':', StringComparison.Ordinal) || value.Contains('/', StringComparison.Ordinal))
        {
            var relative = FieldValues.Relative(value);
            if (name != "patient" || relative.StartsWith("Patient/", StringComparison.Ordinal)) yield return new(null, relative);
            else yield return new(null, "");
            yield break;
        }
        if (modifier.Length > 0 || name is "patient")
        {
            yield return new(null, $"{(modifier.Length > 0 ? modifier : "Patient")}/{value}");
            yield break;
        }
        foreach (var kind in ResourceKind.All) yield return new(null, $"{kind.Type}/{value}");
    }

    static Criterion.DateWanted Date(string value, string key)
    {
        var comparison = Search.Criterion.Comparison.Eq;
        var text = value.AsSpan();
        if (text.Length > 2 && char.IsAsciiLetterLower(text[0]))
        {
            if (text.StartsWith("ap", StringComparison.Ordinal)) throw Wrong(key, "ap (about) is not supported; give a range by ge and le");
            var isKnown = Enum.TryParse(text[..2], ignoreCase: true, out comparison) && char.IsAsciiLetterLower(text[1]);
            if (!isKnown) throw Wrong(key, $"{Shown.Quoted(value)} begins with no prefix; there are eq, ne, gt, lt, ge, le, sa, eb");
            text = text[2..];
        }
        return DateSpan.TryParse(text, DateForm.Search, out var span)
            ? new(comparison, span)
            : throw Wrong(key, $"{Shown.Quoted(value)} is no date; write it as 2026, 2026-11, 2026-11-01 or 2026-11-01T09:00:00Z");
    }

    static List<string> Split(string value)
    {
        List<string> values = [];
        var start = 0;
        for (var at = IndexOfUnescaped(value, ','); at >= 0; at = IndexOfUnescaped(value, ',', start))
        {
            values.Add(value[start..at]);
            start = at + 1;
        }
        values.Add(value[start..]);
        values.RemoveAll(v => v.Length == 0);
        return values;
    }

    static int IndexOfUnescaped(string text, char wanted, int start = 0)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == wanted) return i;
        }
        return -1;
    }

    static string Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        StringBuilder plain = new(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is ',' or '|' or '$' or '\\') i++;
            plain.Append(text[i]);
        }
        return plain.ToString();
    }

    static Refusal Wrong(string key, string wrong) => new(400, IssueCode.Invalid, $"{Shown.Cut(key)}: {wrong}");
}
