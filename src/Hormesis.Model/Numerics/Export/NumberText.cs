using System.Globalization;
using System.Text.RegularExpressions;

namespace Hormesis.Model.Numerics.Export;

/// <summary>Numbers as text: for readers with six digits at most, for programs with all of them.</summary>
static partial class NumberText
{
    /// <summary>At most six significant digits, without zeros that say nothing: 0.35, 12300, 4.44e11, 1e-7.</summary>
    public static string Short(double value) => Exponent().Replace(value.ToString("G6", CultureInfo.InvariantCulture), "e$1$2");

    /// <summary>As few digits as give the same double again.</summary>
    public static string Exact(double value) => Exponent().Replace(value.ToString("R", CultureInfo.InvariantCulture), "e$1$2");

    [GeneratedRegex(@"E(?:\+|(-))0*(\d+)")]
    private static partial Regex Exponent();
}
