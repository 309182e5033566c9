using System.Text.RegularExpressions;
using Hormesis.Web;

namespace Hormesis.Tests.Web.Access;

public sealed class WordTests
{
    static IEnumerable<string> Places(string text) =>
        Regex.Matches(text, @"\{\d+\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [Fact]
    public void Every_language_has_every_text_with_the_same_places()
    {
        List<string> wrong = [];
        var keys = WordBook.Shipped.Keys(WordBook.Default).Order(StringComparer.Ordinal).ToList();
        foreach (var (code, _) in WordBook.Languages)
        {
            var own = WordBook.Shipped.Keys(code).Order(StringComparer.Ordinal).ToList();
            wrong.AddRange(keys.Except(own).Select(k => $"{code} lacks {k}"));
            wrong.AddRange(own.Except(keys).Select(k => $"{code} has {k}, which English lacks"));
            foreach (var key in keys.Intersect(own))
            {
                var text = WordBook.Shipped.Find(code, key);
                if (key != "formats.group" && string.IsNullOrWhiteSpace(text)) wrong.Add($"{code} {key} is empty");
                if (!Places(text).SequenceEqual(Places(WordBook.Shipped.Find(WordBook.Default, key)))) wrong.Add($"{code} {key}: {text}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(keys.Count > 400, $"{keys.Count} texts");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("-2.50", "-2.50")]
    [InlineData("0", "0")]
    [InlineData("007", "007")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    public void A_cell_is_never_a_formula_and_a_number_stays_one(string value, string cell) => Assert.Equal(cell, Csv.Cell(value));
}
