using Hormesis.Clinic.Records;

namespace Hormesis.Web.Pages.Patients;

/// <summary>A result as a page shows it: the bound, the number as it was given, its unit; or its word.</summary>
static class ResultWords
{
    const int DigitsMost = 4;

    public static string Of(LabResult result, Words words)
    {
        if (result.Value is not { } value)
            return result.Qualitative == Qualitative.None ? Words.None : words.Of("result", result.Qualitative);
        var bound = result.Bound switch
        {
            Bound.Below => "< ",
            Bound.AtMost => "≤ ",
            Bound.Above => "> ",
            Bound.AtLeast => "≥ ",
            _ => "",
        };
        return bound + words.Quantity(value, Decimals(value), UnitWords.Of(result.Unit));
    }

    /// <summary>As many decimals as the number has, up to four.</summary>
    public static int Decimals(double value)
    {
        for (var decimals = 0; decimals < DigitsMost; decimals++)
        {
            if (Math.Abs(Math.Round(value, decimals) - value) < 1e-9 * Math.Max(1, Math.Abs(value))) return decimals;
        }
        return DigitsMost;
    }
}
