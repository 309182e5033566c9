using System.Text.Json;

namespace Hormesis.Model.Input;

/// <summary>
/// An object of a file in one of our own formats, with its place. Members that the format does not know are refused, and every
/// member is handed out in the type that is asked for or refused with its place; what a member means is for its reader.
/// </summary>
public sealed class StrictObject
{
    readonly JsonElement _element;

    /// <exception cref="InputException">It is no object, or has a member that is not among the known.</exception>
    public StrictObject(JsonElement element, Place place, params IReadOnlyList<string> known)
    {
        (_element, Place) = (element, place);
        if (element.ValueKind != JsonValueKind.Object) throw NotA("an object", place, element);
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name, StringComparer.Ordinal))
                throw Wrong(member.Name, "there is no such field here", $"the fields are {string.Join(", ", known)}");
        }
    }

    public Place Place { get; }

    public bool Has(string name) => _element.TryGetProperty(name, out _);

    /// <exception cref="InputException">It is missing, empty or no text.</exception>
    public string Text(string name, string remedy)
    {
        var text = TextOrEmpty(name);
        return text.Length > 0 ? text : throw Wrong(name, Has(name) ? "this is empty" : "this is missing", remedy);
    }

    public string TextOrEmpty(string name) =>
        Find(name, JsonValueKind.String, "a text") is { } found ? Shown.Clean(found.GetString() ?? "") : "";

    /// <summary>Finite: a number too big for a double is refused. Null when the member is not there.</summary>
    public double? Number(string name)
    {
        if (Find(name, JsonValueKind.Number, "a number") is not { } found) return null;
        if (found.TryGetDouble(out var value) && double.IsFinite(value)) return value;
        throw Wrong(name, $"the number {Shown.Value(found)} is too big", "correct the number");
    }

    /// <summary>Null when the member is not there.</summary>
    public bool? Flag(string name)
    {
        if (!_element.TryGetProperty(name, out var found)) return null;
        return found.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? found.GetBoolean()
            : throw NotA("true or false", Place.Member(name), found);
    }

    /// <summary>The member as it stands, for a reader of its own; an empty object when it is not there.</summary>
    public JsonElement Object(string name) => Find(name, JsonValueKind.Object, "an object") ?? JsonElement.Parse("{}"u8);

    public JsonValueKind KindOf(string name) =>
        _element.TryGetProperty(name, out var found) ? found.ValueKind : JsonValueKind.Undefined;

    /// <exception cref="InputException">It is missing, no list, empty, or longer than the most.</exception>
    public IReadOnlyList<(JsonElement Item, Place Place)> List(string name, int most, string remedy)
    {
        if (Find(name, JsonValueKind.Array, "a list") is not { } found) throw Wrong(name, "this is missing", remedy);
        var count = found.GetArrayLength();
        if (count == 0) throw Wrong(name, "this is empty", remedy);
        if (count > most) throw Wrong(name, $"{count} entries are more than the {most} that are read", "split it");
        return [.. found.EnumerateArray().Select((item, i) => (item, Place.Member(name).Item(i)))];
    }

    /// <summary>The texts of a list; none when it is not there.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name, JsonValueKind.Array, "a list") is { } found
        ? [.. found.EnumerateArray().Select((item, i) => item.ValueKind == JsonValueKind.String
            ? Shown.Clean(item.GetString() ?? "")
            : throw NotA("a text", Place.Member(name).Item(i), item))]
        : [];

    public InputException Wrong(string name, string wrong, string remedy) => new(Place.Member(Shown.Cut(name)).ToString(), wrong, remedy);

    public InputException Wrong(string wrong, string remedy) => new(Place.ToString(), wrong, remedy);

    JsonElement? Find(string name, JsonValueKind kind, string expected)
    {
        if (!_element.TryGetProperty(name, out var found)) return null;
        return found.ValueKind == kind ? found : throw NotA(expected, Place.Member(name), found);
    }

    static InputException NotA(string expected, Place place, JsonElement found) =>
        new(place.ToString(), $"this should be {expected} (read {Shown.Value(found)})", $"write {expected}, or leave it out");
}
