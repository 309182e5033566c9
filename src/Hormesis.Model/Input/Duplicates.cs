using System.Diagnostics;
using System.Text.Json;

namespace Hormesis.Model.Input;

/// <summary>Finds the property that an object gives twice, once the parser has said that there is one.</summary>
static class Duplicates
{
    public static InputException Find(ReadOnlyMemory<byte> text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonInput.DepthMaximum });
        return In(document.RootElement, Place.Root) ?? throw new UnreachableException("a duplicate was reported and none found");
    }

    static InputException? In(JsonElement element, Place place) => element.ValueKind switch
    {
        JsonValueKind.Object => InObject(element, place),
        JsonValueKind.Array => InArray(element, place),
        _ => null,
    };

    static InputException? InObject(JsonElement element, Place place)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var at = place.Member(Shown.Cut(property.Name));
            if (!seen.Add(property.Name))
                return new(at.ToString(), $"this is given twice (read {Shown.Value(property.Value)} at last)", "take one of the two out");
            if (In(property.Value, at) is { } found) return found;
        }
        return null;
    }

    static InputException? InArray(JsonElement element, Place place)
    {
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            if (In(item, place.Item(index++)) is { } found) return found;
        }
        return null;
    }
}
