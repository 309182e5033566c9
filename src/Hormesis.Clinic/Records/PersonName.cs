namespace Hormesis.Clinic.Records;

/// <summary>One name of a person, in the parts that the record gives.</summary>
public sealed record PersonName
{
    static readonly string[] Preferred = ["official", "usual", ""];

    /// <summary>usual, official, temp, nickname, anonymous, old or maiden; empty when the record does not say.</summary>
    public string Use { get; init; } = "";

    /// <summary>The whole name as one text; empty when the record gives parts only.</summary>
    public string Text { get; init; } = "";
    public string Family { get; init; } = "";
    public IReadOnlyList<string> Given { get; init; } = [];
    public IReadOnlyList<string> Prefixes { get; init; } = [];
    public IReadOnlyList<string> Suffixes { get; init; } = [];

    public static bool IsUse(string word) => word is "usual" or "official" or "temp" or "nickname" or "anonymous" or "old" or "maiden";

    /// <summary>The official name, or else the usual one, as it stands above a page; empty when there is none.</summary>
    public static string Heading(IReadOnlyList<PersonName> names) => names.MinBy(Rank) is { } name ? name.Written : "";

    string Written => string.Join(' ', [.. Given, Family]).Trim() is { Length: > 0 } parts ? parts : Text;

    static int Rank(PersonName name)
    {
        var rank = Array.IndexOf(Preferred, name.Use);
        return rank < 0 ? Preferred.Length : rank;
    }
}
