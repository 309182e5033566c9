using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Clinic;

/// <summary>
/// Reads a file in one of our own formats into its record, or says in one line where it is not one. What the values mean is checked
/// elsewhere.
/// </summary>
static class StrictJson
{
    /// <param name="wanted">What to give instead, such as "give a centre's file as docs/screening.md describes it".</param>
    /// <exception cref="InputException">The bytes are no JSON, or have a field too many, too few or of the wrong kind.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, JsonTypeInfo<T> type, string wanted)
    {
        using var document = JsonInput.Open(utf8, wanted, "mend the JSON there");
        try
        {
            return document.Deserialize(type) ?? throw new InputException("", "this is null", wanted);
        }
        catch (JsonException e)
        {
            throw new InputException(PlaceOf(e), Wrong(e.Message), wanted, e);
        }
    }

    static string PlaceOf(JsonException e) => Shown.Cut((e.Path ?? "").TrimStart('$').TrimStart('.'));

    static string Wrong(string message)
    {
        const string including = "including: ";
        if (message.Contains("could not be mapped", StringComparison.Ordinal)) return "there is no such field here";
        var at = message.IndexOf(including, StringComparison.Ordinal);
        return at < 0
            ? "this value is not of the kind that is wanted here"
            : $"fields are missing: {Shown.Cut(message[(at + including.Length)..].TrimEnd('.'))}";
    }
}
