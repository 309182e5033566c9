using System.Globalization;
using System.Text.RegularExpressions;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// The strength of a medicine as its name gives it: "Ascorbic acid 500 MG Oral Tablet". Of several the greatest; a concentration such as
/// 100 MG/ML is none.
/// </summary>
static partial class Strength
{
    /// <param name="unit">mg or [iU].</param>
    /// <returns>In the unit; null when the name does not tell.</returns>
    public static double? In(string name, string unit)
    {
        double? greatest = null;
        foreach (Match match in Written().Matches(name))
        {
            var value = Number(match.Groups[1].Value) * Factor(match.Groups[2].Value.ToLowerInvariant(), unit);
            if (value > 0 && !(value <= greatest)) greatest = value;
        }
        return greatest;
    }

    // Zero for a unit of another kind: it does not tell.
    static double Factor(string written, string unit) => (written, unit) switch
    {
        ("mg", "mg") => 1,
        ("g", "mg") => 1000,
        ("iu" or "unt" or "unit" or "units", "[iU]") => 1,
        _ => 0,
    };

    // A comma before three digits parts thousands; any other stands for the point.
    static double Number(string text) => double.Parse(
        Thousands().Replace(text, "").Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<![\d.,])(\d{1,9}(?:,\d{3})*(?:[.,]\d{1,6})?)\s*(mg|g|iu|unt|units?)\b(?!\s*/\s*[\d.]*\s*ml)", RegexOptions.IgnoreCase)]
    private static partial Regex Written();

    [GeneratedRegex(@",(?=\d{3}(?!\d))")]
    private static partial Regex Thousands();
}
