using System.Text.Json;
using Hormesis.Model;

namespace Hormesis.Store.Fhir.Ucum;

/// <summary>
/// What laboratories write instead of UCUM, from unit-spellings.json. It is asked only where a unit does not claim to be
/// UCUM or cannot be read as UCUM; it never guesses beyond its table.
/// </summary>
public static class UnitSpellings
{
    static readonly Lazy<Dictionary<string, string>> Table = new(Load);

    /// <summary>Every spelling in the table with the UCUM expression that it stands for.</summary>
    public static IReadOnlyDictionary<string, string> All => Table.Value;

    /// <summary>Reads a unit as people write it: a spelling of the table first, for K/uL is kelvin in UCUM, and UCUM after that.</summary>
    public static bool TryRead(string spelling, out UcumUnit unit)
    {
        var plain = Plain(spelling);
        return UcumUnit.TryParse(Table.Value.GetValueOrDefault(plain, plain), out unit);
    }

    /// <summary>One way to write micro, powers and spaces, so that the table needs each spelling once.</summary>
    static string Plain(string spelling) => spelling
        .Replace("\u00B5", "u", StringComparison.Ordinal) // micro sign
        .Replace("\u03BC", "u", StringComparison.Ordinal) // Greek letter mu
        .Replace("10\u00B3", "10^3", StringComparison.Ordinal) // superscript three
        .Replace("10\u2079", "10^9", StringComparison.Ordinal) // superscript nine
        .Replace("\u00B3", "3", StringComparison.Ordinal)
        .Replace(" ", "", StringComparison.Ordinal);

    static Dictionary<string, string> Load()
    {
        using var stream = EmbeddedData.Open(typeof(UnitSpellings).Assembly, "Fhir/Ucum/unit-spellings.json");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("spellings").EnumerateObject()
            .SelectMany(unit => unit.Value.EnumerateArray(), (unit, spelling) => (unit.Name, Spelling: spelling.GetString() ?? ""))
            .ToDictionary(p => p.Spelling, p => p.Name, StringComparer.Ordinal);
    }
}
