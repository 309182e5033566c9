using Hormesis.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Web;

/// <summary>The language of a request: of the account, else of the cookie that the switch sets, else what the browser asks for.</summary>
static class LanguageOf
{
    public const string Cookie = "hormesis-language";
    const int AskedMaximum = 16;

    public static string Request(HttpContext http)
    {
        if (Who.Of(http).Language is { } own && WordBook.Has(own)) return own;
        if (http.Request.Cookies[Cookie] is { } chosen && WordBook.Has(chosen)) return chosen;
        return Asked(http.Request.Headers.AcceptLanguage.ToString());
    }

    /// <summary>de-AT;q=0.8 is German; what we do not have is passed over.</summary>
    public static string Asked(string header)
    {
        var best = (Language: WordBook.Default, Weight: 0.0);
        foreach (var part in header.Split(',').Take(AskedMaximum))
        {
            var pieces = part.Split(';');
            var language = pieces[0].Trim().Split('-')[0].ToLowerInvariant();
            var weight = pieces.Length > 1 ? Weight(pieces[1].Trim()) : 1;
            if (WordBook.Has(language) && weight > best.Weight) best = (language, weight);
        }
        return best.Language;
    }

    static double Weight(string text) =>
        text.StartsWith("q=", StringComparison.Ordinal) && double.TryParse(
            text.AsSpan(2), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture,
            out var weight) && weight is >= 0 and <= 1 ? weight : 0;
}
