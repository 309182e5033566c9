using System.Globalization;

namespace Hormesis.Web;

/// <summary>The pages' texts, numbers and times in the language of the request: W["shell.title"], W.Say("today.due", 3).</summary>
/// <param name="zone">The clinic's own time, which every instant is shown in.</param>
public sealed class Words(WordBook book, string language, TimeZoneInfo zone)
{
    /// <summary>What the language puts for a value that is not known.</summary>
    public const string None = "–";

    public string Language => language;
    public TimeZoneInfo Zone => zone;

    public string this[string key] => book.Find(language, key);

    /// <summary>For words that come from data, of which some may be unknown here.</summary>
    public bool Has(string key) => book.Contains(language, key);

    /// <summary>For a word of a closed list, such as role.Nurse: the text of prefix and value.</summary>
    public string Of<T>(string prefix, T value) where T : struct, Enum => this[$"{prefix}.{value}"];

    /// <summary>Numbers among the arguments are to be formatted before, with <see cref="Number"/>.</summary>
    public string Say(string key, params object?[] arguments) => string.Format(CultureInfo.InvariantCulture, this[key], arguments);

    /// <summary>With exactly so many decimals; what is no number is shown as not known.</summary>
    public string Number(double? value, int decimals = 0)
    {
        if (value is not { } number || !double.IsFinite(number)) return None;
        var plain = number.ToString("#,##0." + new string('0', decimals), CultureInfo.InvariantCulture);
        return string.Create(plain.Length, (plain, this), static (to, from) =>
        {
            var (decimalMark, groupMark) = (from.Item2["formats.decimal"][0], from.Item2["formats.group"][0]);
            for (var i = 0; i < to.Length; i++)
                to[i] = from.plain[i] switch { '.' => decimalMark, ',' => groupMark, '-' => '−', var digit => digit };
        });
    }

    /// <summary>Number and unit, with a space that does not break.</summary>
    public string Quantity(double? value, int decimals, string unit) => $"{Number(value, decimals)}\u00a0{unit}";

    public string Date(DateOnly? day) => day?.ToString(this["formats.date"], CultureInfo.InvariantCulture) ?? None;

    public string Date(DateTimeOffset? at) => at is { } moment ? Date(DateOnly.FromDateTime(Local(moment).DateTime)) : None;

    /// <summary>Hours and minutes.</summary>
    public string Time(DateTimeOffset? at) =>
        at is { } moment ? Local(moment).ToString(this["formats.time"], CultureInfo.InvariantCulture) : None;

    public string DateAndTime(DateTimeOffset? at) =>
        at is { } moment ? $"{Date(moment)} {Local(moment).ToString(this["formats.seconds"], CultureInfo.InvariantCulture)}" : None;

    DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
}
