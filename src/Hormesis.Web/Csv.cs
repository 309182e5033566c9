using System.Globalization;
using System.Text;

namespace Hormesis.Web;

/// <summary>
/// Comma-separated values (RFC 4180) that a spreadsheet takes as they are: text that would be a formula there gets an apostrophe before
/// it, numbers keep their zeros and their point.
/// </summary>
public sealed class Csv
{
    const string Dangerous = "=+-@\t\r\n＝＋－＠", NeedQuotes = ",\"\r\n;";

    readonly StringBuilder text = new();

    public Csv Row(params IEnumerable<string?> cells)
    {
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    /// <summary>A number as it stands in a file: with exactly so many decimals, or as short as it can be; empty when not known.</summary>
    public static string Number(double? value, int? decimals = null) => value is not { } number || !double.IsFinite(number)
        ? ""
        : number.ToString(decimals is { } d ? "F" + d.ToString(CultureInfo.InvariantCulture) : "R", CultureInfo.InvariantCulture);

    /// <summary>UTF-8 with the mark that spreadsheets know it by.</summary>
    public byte[] Utf8() => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];

    public override string ToString() => text.ToString();

    public static string Cell(string? value)
    {
        var cell = value ?? "";
        // Whatever a spreadsheet strips before it looks, it must not find a formula behind.
        var bare = cell.TrimStart(' ', '\u00a0', '\ufeff');
        if (bare.Length > 0 && Dangerous.Contains(bare[0], StringComparison.Ordinal) && !IsNumber(cell)) cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(NeedQuotes) < 0 && cell.Trim() == cell
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    static bool IsNumber(string cell) => double.TryParse(
        cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture,
        out var value) && double.IsFinite(value) && char.IsAsciiDigit(cell[^1]);
}
