using System.Globalization;

namespace Hormesis.Tests.Model.Numerics.Export;

/// <summary>Reads and computes a formula as people write it: what the text means to a reader who knows the usual precedence.</summary>
sealed class FormulaReader(string text, Func<string, double>? valueOf)
{
    int _at;
    int _read;

    public static double Compute(string text, Func<string, double> valueOf) => new FormulaReader(text, valueOf).Whole();

    /// <summary>
    /// A number that two texts have in common only if they read alike: every name and number counts as another value, every
    /// function as one without flat or undefined places.
    /// </summary>
    public static double Shape(string text) => new FormulaReader(text, null).Whole();

    double Whole()
    {
        var value = Sum();
        return _at == text.Length ? value : throw new FormatException($"'{text[_at..]}' is left of {text}");
    }

    double Sum()
    {
        var sum = Take("-") ? -Product() : Product();
        while (true)
        {
            if (Take(" + ")) sum += Product();
            else if (Take(" - ")) sum -= Product();
            else return sum;
        }
    }

    double Product()
    {
        var product = Power();
        while (true)
        {
            if (Take(" · ")) product *= Power();
            else if (Take(" / ")) product /= Power();
            else return product;
        }
    }

    double Power()
    {
        var x = Atom();
        if (!Take("^")) return x;
        var exponent = Atom();
        return Known("^", x, exponent);
    }

    double Atom()
    {
        if (Take("(")) return Closed(Sum());
        foreach (var function in new[] { "sqrt", "exp", "log" })
            if (Take(function + "(")) return Known(function, Closed(Sum()));
        foreach (var function in new[] { "max", "min" })
        {
            if (!Take(function + "(")) continue;
            var (first, second) = Two();
            return Known(function, first, second);
        }
        if (Take("if(")) return Choice();
        return Take("[") ? Name(']') : char.IsAsciiDigit(text[_at]) ? Number() : Name('\0');
    }

    double Known(string function, double x, double y = 0) => function switch
    {
        _ when valueOf is null => Math.Cos(1.3 * x + 0.7 * y + function.Sum(c => c)),
        "^" => x <= 0 && !double.IsInteger(y) ? 0 : Math.Pow(x, y),
        "sqrt" => x <= 0 ? 0 : Math.Sqrt(x),
        "exp" => Math.Exp(x),
        "log" => Math.Log(x),
        "max" => y > x ? y : x,
        "min" => x > y ? y : x,
        _ => throw new FormatException(function),
    };

    (double, double) Two()
    {
        var first = Sum();
        Need(", ");
        return (first, Closed(Sum()));
    }

    double Choice()
    {
        var left = Sum();
        Need(" > ");
        var right = Sum();
        Need(", ");
        var (then, otherwise) = Two();
        return valueOf is null ? Math.Cos(left + 2 * right + 3 * then + 4 * otherwise) : left > right ? then : otherwise;
    }

    double Number()
    {
        var first = _at;
        while (_at < text.Length && IsOfNumber(_at)) _at++;
        return valueOf is null ? Next() : double.Parse(text[first.._at], CultureInfo.InvariantCulture);
    }

    bool IsOfNumber(int at) => char.IsAsciiDigit(text[at]) || text[at] is '.' or 'e' || text[at] == '-' && text[at - 1] == 'e';

    double Name(char end)
    {
        var first = _at;
        while (_at < text.Length && (end == '\0' ? char.IsLetter(text[_at]) : text[_at] != end)) _at++;
        var name = text[first..(end == '\0' ? _at : _at++)];
        return valueOf is null ? Next() : valueOf(name);
    }

    // Between 0.5 and 1.5, and unlike evenly spread ones also without two whose difference is that of two others.
    double Next() => 1 + 0.5 * Math.Sin(1.7 * ++_read * _read);

    double Closed(double value)
    {
        Need(")");
        return value;
    }

    void Need(string token)
    {
        if (!Take(token)) throw new FormatException($"'{token}' is missing at '{text[_at..]}' of {text}");
    }

    bool Take(string token)
    {
        if (!text.AsSpan(_at).StartsWith(token)) return false;
        _at += token.Length;
        return true;
    }
}
