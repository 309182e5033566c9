using System.Globalization;

namespace Hormesis.Model.Quantities;

/// <summary>How a number with its unit is written for people: leading zero, no trailing zero, decimal point.</summary>
static class Text
{
    public static string Of(double value, string format, string unit) => $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
}
