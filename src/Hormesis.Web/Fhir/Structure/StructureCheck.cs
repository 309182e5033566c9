using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Web.Fhir.Structure;

/// <summary>
/// Holds a resource against FHIR R4: elements and their types, how many, codes of closed sets, targets of references. What a
/// resource means for a treatment is for the importer to say.
/// </summary>
static class StructureCheck
{
    // The longest of R4 has 41 letters.
    const int NameLengthMaximum = 64;
    const string Remedy = "write it as FHIR R4 has it, or leave it out";

    /// <exception cref="InputException">With the place, such as Observation.component[1].code.</exception>
    public static void Resource(JsonElement resource, Place place)
    {
        var type = TypeOf(resource, place);
        if (TypeShape.Find(type) is { } shape) Object(resource, shape, place, isResource: true);
        else Plain(resource, place);
    }

    /// <exception cref="InputException">It is no object, or names no type.</exception>
    public static string TypeOf(JsonElement resource, Place place)
    {
        if (resource.ValueKind != JsonValueKind.Object) throw NotA("a resource, which is an object", resource, place);
        var hasType = resource.TryGetProperty("resourceType"u8, out var type) && type.ValueKind == JsonValueKind.String;
        return hasType && type.GetString() is { Length: > 0 } name
            ? name
            : throw new InputException(place.ToString(), "there is no resourceType", "name the type, such as Observation");
    }

    static void Object(JsonElement value, TypeShape shape, Place place, bool isResource = false)
    {
        if (value.ValueKind != JsonValueKind.Object) throw NotA($"an object ({shape.Name})", value, place);
        var (seen, chosen, count) = (0UL, 0UL, 0);
        foreach (var property in value.EnumerateObject())
        {
            count++;
            if (isResource && property.NameEquals("resourceType"u8)) continue;
            var (member, isBeside) = MemberOf(property, shape);
            if (member is null || (isBeside && !Primitive.Is(member.Type)))
                throw new InputException(place.Member(Shown.Cut(property.Name)).ToString(), $"{shape.Name} has no such element", Remedy);
            var bit = 1UL << member.Slot;
            if (!isBeside && (chosen & bit) != 0)
                throw new InputException(
                    place.Member(property.Name).ToString(), $"{shape.ElementAt(member.Slot)} is given twice", "keep one");
            if (!isBeside) chosen |= bit;
            seen |= bit;
            Named(value, property.Value, member, isBeside, place);
        }
        if (count == 0) throw new InputException(place.ToString(), "an object may not be empty", Remedy);
        if ((shape.Required & ~seen) is > 0 and var missing)
        {
            var element = shape.ElementAt(System.Numerics.BitOperations.TrailingZeroCount(missing));
            throw new InputException(place.Member(element).ToString(), $"{shape.Name} must have this element", "give it");
        }
        if (isResource) OwnRules(value, shape.Name, place);
    }

    // Without a string for each name: a record has thousands.
    static (Member? Member, bool IsBeside) MemberOf(JsonProperty property, TypeShape shape)
    {
        var utf8 = JsonMarshal.GetRawUtf8PropertyName(property);
        Span<char> letters = stackalloc char[NameLengthMaximum];
        var isPlain = Ascii.IsValid(utf8) && utf8.Length <= letters.Length && !utf8.Contains((byte)'\\');
        var name = isPlain ? letters[..Encoding.ASCII.GetChars(utf8, letters)] : property.Name.AsSpan();
        var isBeside = name is ['_', ..];
        return (shape.Find(name[(isBeside ? 1 : 0)..]), isBeside);
    }

    static void Named(JsonElement owner, JsonElement value, Member member, bool isBeside, Place place)
    {
        var at = place.Member(isBeside ? "_" + member.Name : member.Name);
        if (!member.Many)
        {
            Single(value, member, isBeside, at);
            return;
        }
        if (value.ValueKind != JsonValueKind.Array) throw NotA("a list", value, at);
        if (value.GetArrayLength() == 0) throw new InputException(at.ToString(), "a list may not be empty", Remedy);
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var isLeftOut = item.ValueKind == JsonValueKind.Null && (isBeside || owner.TryGetProperty("_" + member.Name, out _));
            if (!isLeftOut) Single(item, member, isBeside, at.Item(index));
            index++;
        }
    }

    static void Single(JsonElement value, Member member, bool isBeside, Place at)
    {
        if (isBeside) Object(value, TypeShape.OfPrimitive, at);
        else if (member.Type == TypeShape.AnyResource) Resource(value, at);
        else if (member.Shape is { } shape) Complex(value, member, shape, at);
        else Primitive.Check(value, member, at);
    }

    static void Complex(JsonElement value, Member member, TypeShape shape, Place at)
    {
        Object(value, shape, at);
        if (member.Targets is null || !value.TryGetProperty("reference"u8, out var reference)) return;
        var text = reference.GetString() ?? "";
        var isRelative = text is [>= 'A' and <= 'Z', ..] && text.AsSpan().Count('/') is 1 or 3;
        var type = isRelative ? text[..text.IndexOf('/', StringComparison.Ordinal)] : "";
        if (!isRelative || member.Targets.Contains(type)) return;
        throw new InputException(at.Member("reference").ToString(),
            $"this may not lead to {Shown.Quoted(type)}", $"refer to {string.Join(", ", member.Targets)}");
    }

    // Rules between elements that our own readers lean on and that neither types nor counts express.
    static void OwnRules(JsonElement resource, string type, Place place)
    {
        if (resource.TryGetProperty("id"u8, out var id) && !Primitive.IsId(id.GetString() ?? ""))
            throw new InputException(place.Member("id").ToString(), $"{Shown.Value(id)} is no id", "use at most 64 of A-Z a-z 0-9 - .");
        var isObservation = type == "Observation";
        if (isObservation && resource.TryGetProperty("dataAbsentReason"u8, out _) && HasValue(resource))
            throw new InputException(place.Member("dataAbsentReason").ToString(), "there is a value as well (obs-6)", "keep one");
    }

    static bool HasValue(JsonElement resource)
    {
        foreach (var property in resource.EnumerateObject())
        {
            if (property.Name is ['v', 'a', 'l', 'u', 'e', >= 'A' and <= 'Z', ..]) return true;
        }
        return false;
    }

    /// <summary>A resource of a type that we do not know, contained in one or ordered: nothing in it may be empty.</summary>
    static void Plain(JsonElement value, Place place)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var count = 0;
                foreach (var property in value.EnumerateObject())
                {
                    Plain(property.Value, place.Member(Shown.Cut(property.Name)));
                    count++;
                }
                if (count == 0) throw new InputException(place.ToString(), "an object may not be empty", Remedy);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    if (item.ValueKind != JsonValueKind.Null) Plain(item, place.Item(index));
                    index++;
                }
                if (index == 0) throw new InputException(place.ToString(), "a list may not be empty", Remedy);
                break;
            case JsonValueKind.String: Primitive.Text(value, place); break;
            case JsonValueKind.Null: throw new InputException(place.ToString(), "null may not stand for a value", Remedy);
        }
    }

    internal static InputException NotA(string expected, JsonElement value, Place place) =>
        new(place.ToString(), $"this should be {expected} (read {Shown.Value(value)})", Remedy);
}
