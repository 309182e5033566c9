namespace Hormesis.Clinic.Screening;

/// <summary>A text as the words that it is made of, in lower case; what stands between letters and digits parts them.</summary>
sealed class Words
{
    readonly string joined; // " word word ": a search for whole words is then one for a piece of text

    Words(string joined) => this.joined = joined;

    public static Words Of(string text)
    {
        var letters = text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ').ToArray();
        return new($" {string.Join(' ', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ");
    }

    /// <summary>Whether the other's words stand here, one after the other.</summary>
    public bool Hold(Words other) => joined.Contains(other.joined, StringComparison.Ordinal);
}
