using System.Text.Json.Nodes;
using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Export;

/// <summary>
/// The elements that resources are made of. FHIR forbids empty texts, lists and objects: what is empty is left out here, once.
/// </summary>
static class Elements
{
    public static JsonObject Resource(string type) => new() { ["resourceType"] = type };

    public static JsonObject With(this JsonObject node, string name, JsonNode? value)
    {
        if (value is not null) node.Add(name, value);
        return node;
    }

    public static JsonObject With(this JsonObject node, string name, string text)
    {
        if (text.Length > 0) node.Add(name, text);
        return node;
    }

    /// <summary>Null for none.</summary>
    public static JsonArray? List(IEnumerable<JsonNode> items)
    {
        JsonNode[] list = [.. items];
        return list.Length == 0 ? null : new JsonArray(list);
    }

    public static JsonArray? Texts(IEnumerable<string> texts) =>
        List(texts.Where(t => t.Length > 0).Select(t => (JsonNode)JsonValue.Create(t)));

    /// <summary>A code or a URI; one that breaks their grammar stands beside the member, as recorded.</summary>
    public static JsonObject WithToken(this JsonObject node, string name, string text, Func<string, bool> isGrammatical) =>
        text.Length == 0 || isGrammatical(text)
            ? node.With(name, text)
            : node.With("_" + name, Extended(new JsonObject().With("url", OwnExtensions.AsRecorded).With("valueString", text)));

    public static JsonObject Extended(params IEnumerable<JsonNode> extensions) => new JsonObject().With("extension", List(extensions));

    /// <summary>What a primitive is beside when it has no value.</summary>
    public static JsonObject Absent() =>
        Extended(new JsonObject().With("url", OwnExtensions.DataAbsent).With("valueCode", "unknown"));

    public static JsonObject Coding(string system, string code, string display = "") => new JsonObject()
        .WithToken("system", system, Grammar.IsUri).WithToken("code", code, Grammar.IsCode).With("display", display);

    /// <summary>A concept as recorded. One without codes and words says so, because it may not be empty.</summary>
    public static JsonObject Concept(IReadOnlyList<Code> codes, string text)
    {
        if (codes.Count == 0 && text.Length == 0) return Absent();
        var concept = new JsonObject().With("coding", List(codes.Select(c => Coding(c.System, c.Value, c.Display)))).With("text", text);
        return text.Length == 0 && codes.Any(c => c.Display.Length > 0) ? concept.With("_text", Absent()) : concept;
    }

    /// <summary>A concept of one code, with words for people.</summary>
    public static JsonObject Concept(string system, string code, string display = "", string text = "") =>
        new JsonObject().With("coding", new JsonArray(Coding(system, code, display))).With("text", text);

    /// <summary>A concept of one of our own codes.</summary>
    public static JsonObject Own(string code, string text = "") => Concept(OwnCodes.System, code, OwnCodes.Get(code).Display, text);

    public static JsonObject InWords(string text) => new JsonObject().With("text", text);

    /// <exception cref="ArgumentException">The value is not a finite number.</exception>
    public static JsonObject Quantity(double value, string ucum, Bound bound = Bound.Exact)
    {
        if (!double.IsFinite(value)) throw new ArgumentException($"{value} {ucum} cannot be written", nameof(value));
        return new JsonObject().With("value", value).With("comparator", Comparator(bound)).With("unit", ucum)
            .With("system", Wire.Quantity.Ucum).With("code", ucum);
    }

    /// <summary>The value of one of our own measured codes, in its unit.</summary>
    public static JsonObject QuantityOf(string code, double value) => Quantity(value, OwnCodes.Get(code).Unit);

    public static JsonObject Reference(string fullUrl) => new JsonObject().With("reference", fullUrl);

    /// <summary>A person or a thing of which nothing but the name is known here.</summary>
    public static JsonObject Named(string name) => new JsonObject().With("display", name);

    static string Comparator(Bound bound) => bound switch
    {
        Bound.Exact => "",
        Bound.Below => "<",
        Bound.AtMost => "<=",
        Bound.Above => ">",
        Bound.AtLeast => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(bound), bound, "not a bound"),
    };
}
