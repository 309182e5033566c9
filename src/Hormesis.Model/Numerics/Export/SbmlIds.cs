using System.Text;

namespace Hormesis.Model.Numerics.Export;

/// <summary>
/// Names as SBML ids (SId): letters, digits and underscores, no digit first. The same names in the same order give the same ids;
/// a name whose id is taken gets a number behind it.
/// </summary>
sealed class SbmlIds
{
    readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The id of a thing that has been claimed.</summary>
    public string this[string name] => _known[name];

    /// <summary>An id for something that is looked up by its name later.</summary>
    public string Claim(string name) => _known[name] = New(name);

    /// <summary>An id that nobody else has.</summary>
    public string New(string name)
    {
        var id = Plain(name);
        var free = id;
        for (var number = 2; !_taken.Add(free); number++) free = $"{id}_{number}";
        return free;
    }

    static string Plain(string name)
    {
        StringBuilder id = new();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) id.Append(c);
            else id.Append(Spelled(c));
        }
        id.Replace("__", "_").Replace("__", "_");
        var plain = id.ToString().Trim('_');
        return plain.Length == 0 || char.IsAsciiDigit(plain[0]) ? "_" + plain : plain;
    }

    static string Spelled(char c) => c switch
    {
        '+' => "_plus_",
        '-' => "_minus_",
        '*' => "_star_",
        '/' => "_per_",
        '%' => "percent",
        '\'' => "_prime_",
        'µ' or 'μ' => "u",
        _ => "_",
    };
}
