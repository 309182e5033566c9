using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Wire;

/// <summary>
/// An object of the input with its place. It hands out members of the type that is asked for and refuses any other type with
/// the place and the value; what a member means is for the readers above.
/// </summary>
sealed class Node(JsonElement element, Place place)
{
    public JsonElement Element => element;
    public Place Place => place;

    public string? Text(string name) =>
        Find(name, JsonValueKind.String, "a text") is { } found ? Shown.Clean(found.GetString() ?? "") : null;

    public string TextOrEmpty(string name) => Text(name) ?? "";

    /// <summary>As <see cref="Text"/>, or what our own export keeps beside the member because FHIR's grammar has no room for it.</summary>
    public string? Recorded(string name) => Text(name) ?? Beside(name, OwnExtensions.AsRecorded)?.Text("valueString");

    /// <summary>The extension of a primitive member; null when it has none of this url.</summary>
    public Node? Beside(string name, string url) => element.TryGetProperty("_" + name, out _) ? Object("_" + name)?.Extension(url) : null;

    public Node? Extension(string url) => Objects("extension").FirstOrDefault(e => e.Text("url") == url);

    /// <summary>Finite: a number too big for a double is refused.</summary>
    public double? Number(string name)
    {
        if (Find(name, JsonValueKind.Number, "a number") is not { } found) return null;
        if (found.TryGetDouble(out var value) && double.IsFinite(value)) return value;
        throw Wrong(name, $"the number {Shown.Value(found)} is too big", "correct the number");
    }

    public bool? Flag(string name)
    {
        if (!element.TryGetProperty(name, out var found)) return null;
        return found.ValueKind is JsonValueKind.True or JsonValueKind.False ? found.GetBoolean() : throw NotA("true or false", name, found);
    }

    public Node? Object(string name) =>
        Find(name, JsonValueKind.Object, "an object") is { } found ? new Node(found, place.Member(name)) : null;

    public JsonElement? List(string name) => Find(name, JsonValueKind.Array, "a list");

    /// <summary>The objects of a list; none when the list is absent.</summary>
    public IReadOnlyList<Node> Objects(string name) => List(name) is { } found ? Items(found, place.Member(name)) : [];

    /// <summary>The texts of a list without its nulls, which FHIR uses to hold a place for an extension.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (List(name) is not { } found) return [];
        List<string> texts = [];
        var index = 0;
        foreach (var item in found.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String) texts.Add(Shown.Clean(item.GetString() ?? ""));
            else if (item.ValueKind != JsonValueKind.Null) throw NotA("a text", place.Member(name).Item(index), item);
            index++;
        }
        return texts;
    }

    /// <summary>The ending of the one member that begins with a choice's name: Quantity for valueQuantity. Empty for none.</summary>
    public string Choice(string choice)
    {
        var ending = "";
        foreach (var property in element.EnumerateObject())
        {
            var name = property.Name;
            if (!IsOf(choice, name)) continue;
            if (ending.Length > 0)
                throw Wrong(name, $"there is {choice}{ending} already, and only one may be given", "take one of the two out");
            ending = Shown.Cut(name[choice.Length..]);
        }
        return ending;
    }

    public InputException Wrong(string wrong, string remedy) => new(place.ToString(), wrong, remedy);

    public InputException Wrong(string name, string wrong, string remedy) => new(place.Member(Shown.Cut(name)).ToString(), wrong, remedy);

    /// <summary>The objects of a list that stands anywhere.</summary>
    public static IReadOnlyList<Node> Items(JsonElement list, Place place)
    {
        List<Node> items = new(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            var at = place.Item(items.Count);
            items.Add(item.ValueKind == JsonValueKind.Object ? new Node(item, at) : throw NotA("an object", at, item));
        }
        return items;
    }

    static bool IsOf(string choice, string name) =>
        name.Length > choice.Length && name.StartsWith(choice, StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[choice.Length]);

    JsonElement? Find(string name, JsonValueKind kind, string expected)
    {
        if (!element.TryGetProperty(name, out var found)) return null;
        return found.ValueKind == kind ? found : throw NotA(expected, name, found);
    }

    InputException NotA(string expected, string name, JsonElement found) => NotA(expected, place.Member(name), found);

    static InputException NotA(string expected, Place place, JsonElement found) => new(
        place.ToString(), $"this should be {expected} (read {Shown.Value(found)})", "write the type that FHIR asks for, or leave it out");
}
