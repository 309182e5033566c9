using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Xml;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Web.Fhir.Search;

namespace Hormesis.Web.Fhir.Structure;

/// <summary>The primitive types of FHIR R4, by the grammar that the specification gives each.</summary>
static class Primitive
{
    const int IdLengthMaximum = 64, TextLengthMaximum = 1 << 20;

    static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "base64Binary", "boolean", "canonical", "code", "date", "dateTime", "decimal", "id", "instant", "integer", "markdown", "oid",
        "positiveInt", "string", "time", "unsignedInt", "uri", "url", "uuid", "xhtml",
    };

    static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "iframe", "object", "embed", "form", "input", "button", "link", "base", "frame", "frameset", "applet", "meta",
    };

    static readonly SearchValues<char> IdLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    static readonly SearchValues<char> Control =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\t', '\r', '\n'])]);

    static readonly SearchValues<char> Space =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace)]);

    public static bool Is(string type) => Types.Contains(type);

    public static bool IsId(ReadOnlySpan<char> text) => text.Length is > 0 and <= IdLengthMaximum && !text.ContainsAnyExcept(IdLetters);

    public static void Check(JsonElement value, Member member, Place at)
    {
        switch (member.Type)
        {
            case "boolean":
                if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                    throw StructureCheck.NotA("true or false", value, at);
                break;
            case "integer" or "unsignedInt" or "positiveInt": Whole(value, member.Type, at); break;
            case "decimal":
                if (value.ValueKind != JsonValueKind.Number) throw StructureCheck.NotA("a number", value, at);
                if (!value.TryGetDouble(out var number) || !double.IsFinite(number))
                    throw StructureCheck.NotA("a smaller number", value, at);
                break;
            default:
                var text = Text(value, at);
                if (!IsOf(member.Type, text)) throw StructureCheck.NotA($"a {member.Type}", value, at);
                if (member.Codes?.Contains(text) is false)
                    throw new InputException(at.ToString(), $"{Shown.Quoted(text)} is none of its codes", Among(member.Codes));
                break;
        }
    }

    /// <summary>A text that is neither empty nor holds characters that FHIR forbids.</summary>
    public static string Text(JsonElement value, Place at)
    {
        if (value.ValueKind != JsonValueKind.String) throw StructureCheck.NotA("a text", value, at);
        var text = value.GetString() ?? "";
        var isGood = !string.IsNullOrWhiteSpace(text) && text.Length <= TextLengthMaximum
            && !text.AsSpan().ContainsAny(Control);
        return isGood ? text : throw StructureCheck.NotA("a text that is not empty, without control characters", value, at);
    }

    static string Among(IReadOnlySet<string> codes)
    {
        const int most = 12;
        var listed = string.Join(", ", codes.Take(most));
        return codes.Count > most ? $"write one of its {codes.Count}: {listed}, …" : $"write one of {listed}";
    }

    static void Whole(JsonElement value, string type, Place at)
    {
        var lowest = type switch { "positiveInt" => 1, "unsignedInt" => 0, _ => int.MinValue };
        var isWhole = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= lowest;
        if (!isWhole) throw StructureCheck.NotA($"a whole number ({type})", value, at);
    }

    static bool IsOf(string type, string text) => type switch
    {
        "code" =>
            text[0] != ' ' && text[^1] != ' '
            && !text.Contains("  ", StringComparison.Ordinal) && !text.AsSpan().ContainsAny('\t', '\r', '\n'),
        "id" => IsId(text),
        "uri" or "url" or "canonical" or "oid" or "uuid" => !text.AsSpan().ContainsAny(Space),
        "date" => text.Length <= 10 && DateSpan.TryParse(text, DateForm.Element, out _),
        "dateTime" => DateSpan.TryParse(text, DateForm.Element, out _),
        "instant" => text.Length >= 20 && DateSpan.TryParse(text, DateForm.Element, out _),
        "time" => text is [_, _, ':', _, _, ':', _, _, ..] && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
        "base64Binary" => IsBase64(text),
        "xhtml" => IsNarrative(text),
        _ => true,
    };

    static bool IsBase64(string text) => System.Buffers.Text.Base64.IsValid(text);

    /// <summary>A well-formed div that runs nothing.</summary>
    static bool IsNarrative(string text)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            reader.MoveToContent();
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "div") return false;
            do
            {
                if (reader.NodeType == XmlNodeType.Element && (Active.Contains(reader.LocalName) || RunsSomething(reader))) return false;
            }
            while (reader.Read());
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    static bool RunsSomething(XmlReader reader)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            var isActive = reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || reader.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);
            if (isActive) return true;
        }
        reader.MoveToElement();
        return false;
    }
}
