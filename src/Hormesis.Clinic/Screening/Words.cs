using System.Text;

namespace Hormesis.Clinic.Screening;

/// <summary>A text as the words that it is made of, in lower case; what stands between letters and digits parts them.</summary>
sealed class Words
{
    readonly string joined; // " word word ": a search for whole words is then one for a piece of text

    Words(string joined) => this.joined = joined;

    public static Words Of(string text)
    {
        StringBuilder joined = new(text.Length + 2);
        joined.Append(' ');
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter)) joined.Append(char.ToLowerInvariant(letter));
            else if (joined[^1] != ' ') joined.Append(' ');
        }
        if (joined[^1] != ' ') joined.Append(' ');
        return new(joined.ToString());
    }

    /// <summary>Whether the other's words stand here, one after the other.</summary>
    public bool Hold(Words other) => joined.Contains(other.joined, StringComparison.Ordinal);
}
