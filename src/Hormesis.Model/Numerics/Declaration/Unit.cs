using System.Globalization;

namespace Hormesis.Model.Numerics.Declaration;

/// <summary>
/// A unit as it is written in tables and on pages: factors with exponents, parted by blanks, after one slash those below it:
/// "mol/L", "L/mol s", "m2", "1/s", "1". It names and prints units; it does not convert.
/// </summary>
public sealed record Unit
{
    /// <summary>The factors that can be written, with what an SBML reader needs: base unit, decimal scale and multiplier.</summary>
    static readonly Dictionary<string, (string Base, int Scale, double Multiplier)> Known = new(StringComparer.Ordinal)
    {
        ["mol"] = ("mole", 0, 1),
        ["mmol"] = ("mole", -3, 1),
        ["umol"] = ("mole", -6, 1),
        ["nmol"] = ("mole", -9, 1),
        ["L"] = ("litre", 0, 1),
        ["dL"] = ("litre", -1, 1),
        ["mL"] = ("litre", -3, 1),
        ["m"] = ("metre", 0, 1),
        ["mm"] = ("metre", -3, 1),
        ["cm"] = ("metre", -2, 1),
        ["um"] = ("metre", -6, 1),
        ["s"] = ("second", 0, 1),
        ["min"] = ("second", 0, 60),
        ["h"] = ("second", 0, 3600),
        ["d"] = ("second", 0, 86400),
        ["K"] = ("kelvin", 0, 1),
        ["Pa"] = ("pascal", 0, 1),
        ["kPa"] = ("pascal", 3, 1),
        ["bar"] = ("pascal", 5, 1),
        ["mmHg"] = ("pascal", 0, 133.322387415),
        ["cmH2O"] = ("pascal", 0, 98.0665),
        ["J"] = ("joule", 0, 1),
        ["kg"] = ("kilogram", 0, 1),
        ["g"] = ("gram", 0, 1),
        ["mg"] = ("gram", -3, 1),
        ["ug"] = ("gram", -6, 1),
        ["ng"] = ("gram", -9, 1),
        ["pg"] = ("gram", -12, 1),
        ["W"] = ("watt", 0, 1),
        ["%"] = ("dimensionless", -2, 1),
        ["cell"] = ("item", 0, 1),
        ["Gy"] = ("gray", 0, 1),
        ["U"] = ("katal", -6, 1 / 60.0),
    };

    Unit(string text, IReadOnlyList<Factor> factors) => (Text, Factors) = (text, factors);

    /// <summary>One factor, as SBML wants it: (multiplier 10^scale base)^exponent.</summary>
    public sealed record Factor(string Base, int Exponent, int Scale, double Multiplier);

    public string Text { get; }

    /// <summary>Empty for a pure number.</summary>
    public IReadOnlyList<Factor> Factors { get; }

    /// <exception cref="FormatException">It holds a factor that is not known.</exception>
    public static Unit Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2) throw new FormatException($"the unit \"{text}\" has more than one slash");
        var above = Read(parts[0], 1, text);
        return new(text, parts.Length == 2 ? [.. above, .. Read(parts[1], -1, text)] : above);
    }

    public override string ToString() => Text;

    static List<Factor> Read(string part, int sign, string whole) =>
        [.. part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(p => p != "1").Select(p => ReadFactor(p, sign, whole))];

    static Factor ReadFactor(string text, int sign, string whole)
    {
        var name = text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var exponent = name.Length == text.Length ? 1 : int.Parse(text[name.Length..], NumberStyles.None, CultureInfo.InvariantCulture);
        return Known.TryGetValue(name, out var unit)
            ? new(unit.Base, sign * exponent, unit.Scale, unit.Multiplier)
            : throw new FormatException($"the unit \"{whole}\" holds \"{name}\", which is none of {string.Join(", ", Known.Keys)}");
    }
}
