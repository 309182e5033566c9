using System.Globalization;

namespace Hormesis.Store.Fhir.Ucum;

/// <summary>
/// Reads the grammar of UCUM (section 7 of the specification): components joined by . and / from left to right, integer
/// exponents, parentheses, {annotations} that mean nothing. It knows no unit by itself.
/// </summary>
ref struct UcumParser
{
    const int LengthMaximum = 100;
    const int ExponentDigitsMaximum = 2;
    const int FactorDigitsMaximum = 9;

    /// <summary>No unit in use is further than this from its base; beyond it numbers would run over.</summary>
    const int DecimalExponentMaximum = 100;

    readonly ReadOnlySpan<char> text;
    int at;

    UcumParser(ReadOnlySpan<char> text) => this.text = text;

    public static bool TryParse(string expression, out UcumUnit unit)
    {
        unit = default;
        if (expression.Length is 0 or > LengthMaximum) return false;
        var parser = new UcumParser(expression);
        return parser.Term(out unit) && parser.at == expression.Length
            && double.IsFinite(unit.Mantissa) && unit.Mantissa > 0 && Math.Abs(unit.DecimalExponent) <= DecimalExponentMaximum;
    }

    // term = ["/"] component {("." | "/") component}
    bool Term(out UcumUnit unit)
    {
        unit = UcumUnit.One;
        var isFirst = true;
        while (true)
        {
            var divides = Take('/');
            if (!divides && !isFirst && !Take('.')) return true;
            if (IsDecimalPoint || !Component(out var next)) return false;
            if (isFirst && !divides) unit = next;
            else if (unit.IsScale || next.IsScale) return false; // a scale with its own zero cannot be multiplied
            else unit = divides ? unit / next : unit * next;
            isFirst = false;
        }
    }

    bool Component(out UcumUnit unit)
    {
        if (Take('(')) return Term(out unit) && Take(')');
        unit = UcumUnit.One;
        if (Next == '{') return Annotation();
        return (StartsPowerOfTen || !char.IsAsciiDigit(Next) ? Simple(out unit) : Factor(out unit)) && (Next != '{' || Annotation());
    }

    bool Simple(out UcumUnit unit)
    {
        if (!UcumAtoms.TryGet(Symbol(), out unit)) return false;
        if (!HasExponent) return true;
        if (unit.IsScale || !Exponent(out var power)) return false;
        unit = unit.Power(power);
        return true;
    }

    /// <summary>A number in a unit, such as the 100 in /100{WBCs}; its trailing zeros go to the power of ten.</summary>
    bool Factor(out UcumUnit unit)
    {
        unit = UcumUnit.One;
        var digits = Digits();
        if (digits.Length > FactorDigitsMaximum) return false;
        var significant = digits.TrimEnd('0');
        if (significant.IsEmpty) return false;
        unit = new(int.Parse(significant, CultureInfo.InvariantCulture), digits.Length - significant.Length, Dimension.None);
        return true;
    }

    bool Exponent(out int power)
    {
        power = 0;
        var isNegative = Take('-');
        if (!isNegative) Take('+');
        var digits = Digits();
        if (digits.Length is 0 or > ExponentDigitsMaximum) return false;
        power = int.Parse(digits, CultureInfo.InvariantCulture) * (isNegative ? -1 : 1);
        return true;
    }

    string Symbol()
    {
        var start = at;
        if (StartsPowerOfTen) return text.Slice(start, (at += 3) - start).ToString();
        for (var inBrackets = false; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '[') inBrackets = true;
            if (c == ']') inBrackets = false;
            if (!inBrackets && (c is '.' or '/' or '(' or ')' or '{' or '+' or '-' || char.IsAsciiDigit(c))) break;
        }
        return text[start..at].ToString();
    }

    bool Annotation()
    {
        var length = text[at..].IndexOf('}') + 1;
        if (length == 0 || text.Slice(at + 1, length - 1).Contains('{')) return false;
        at += length;
        return true;
    }

    ReadOnlySpan<char> Digits()
    {
        var start = at;
        while (char.IsAsciiDigit(Next)) at++;
        return text[start..at];
    }

    bool Take(char c)
    {
        if (Next != c) return false;
        at++;
        return true;
    }

    readonly char Next => at < text.Length ? text[at] : '\0';
    readonly bool HasExponent => Next is '+' or '-' || char.IsAsciiDigit(Next);

    // 1.73 would be 1 times 73 by the letter of the grammar, and is never meant so.
    readonly bool IsDecimalPoint =>
        at >= 2 && text[at - 1] == '.' && char.IsAsciiDigit(text[at - 2]) && char.IsAsciiDigit(Next) && !StartsPowerOfTen;

    readonly bool StartsPowerOfTen => text[at..] is ['1', '0', '*' or '^', ..];
}
