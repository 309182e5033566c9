using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hormesis.Model.Input;

/// <summary>How something that was read is repeated to a person: on one line, short, without characters that steer a terminal.</summary>
public static class Shown
{
    const int ValueLengthMaximum = 60;
    const int KeyLengthMaximum = 160;

    /// <summary>In quotes and cut.</summary>
    public static string Quoted(string text) => $"\"{Cut(text)}\"";

    /// <summary>Cut, with its control characters as spaces.</summary>
    public static string Cut(string text) => Clean(Short(text, ValueLengthMaximum));

    /// <summary>As <see cref="Cut"/>, but with room for a system and a code.</summary>
    public static string Key(string text) => Clean(Short(text, KeyLengthMaximum));

    public static string Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Quoted(element.GetString() ?? ""),
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"a list of {element.GetArrayLength()}"),
        _ => Cut(element.GetRawText()),
    };

    /// <summary>The text with every control, format and separator character as a space; the same text when it has none.</summary>
    public static string Clean(string text) => text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? Replaced(text) : text;

    static string Replaced(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(Steers(rune) ? " " : rune.ToString());
        return clean.ToString();
    }

    // The joiners are format characters too, but words of several languages are spelled with them.
    static bool Steers(Rune rune) => rune.Value is not (0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    static string Short(string text, int maximum)
    {
        if (text.Length <= maximum) return text;
        var end = char.IsHighSurrogate(text[maximum - 1]) ? maximum - 1 : maximum;
        return text[..end] + "…";
    }
}
