using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Web.Fhir.Search;

/// <summary>
/// Texts as a search compares them: without case, accents and runs of spaces. folds.json lists the accented letters of Latin,
/// Greek and Cyrillic by their plain one, after Unicode's decompositions: the runtime has none without its tables of cultures.
/// </summary>
static partial class Folding
{
    static readonly FrozenDictionary<char, string> Plain = Load();

    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (var written in text)
        {
            var letter = char.ToLowerInvariant(written);
            if (letter < 0x80 && !char.IsWhiteSpace(letter)) folded.Append(letter);
            else if (char.IsWhiteSpace(letter)) AppendSpace(folded);
            else if (Plain.TryGetValue(letter, out var plain)) folded.Append(plain);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) folded.Append(letter);
        }
        return folded.ToString().TrimEnd(' ');
    }

    static void AppendSpace(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }

    static FrozenDictionary<char, string> Load() =>
        EmbeddedData.Load(typeof(Folding).Assembly, "Fhir/Search/folds.json", FoldJson.Default.DictionaryStringString)
            .SelectMany(group => group.Value.Select(letter => KeyValuePair.Create(letter, group.Key))).ToFrozenDictionary();

    [JsonSerializable(typeof(Dictionary<string, string>))]
    sealed partial class FoldJson : JsonSerializerContext;
}
