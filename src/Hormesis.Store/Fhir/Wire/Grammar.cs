namespace Hormesis.Store.Fhir.Wire;

/// <summary>The grammar of FHIR's simple types, where more than a text is asked for.</summary>
static class Grammar
{
    const int IdLengthMaximum = 64;

    public static bool IsId(string text) =>
        text.Length is > 0 and <= IdLengthMaximum && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    /// <summary>Words parted by one space each, and nothing around them.</summary>
    public static bool IsCode(string text) =>
        text.Length > 0 && text.Split(' ').All(word => word.Length > 0 && !word.Any(IsSpace));

    public static bool IsUri(string text) => text.Length > 0 && !text.Any(IsSpace);

    // Peers take the byte order mark for a space as well.
    static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == '\uFEFF';
}
