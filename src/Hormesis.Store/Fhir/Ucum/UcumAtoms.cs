namespace Hormesis.Store.Fhir.Ucum;

/// <summary>
/// The prefixes and unit atoms that laboratories and vital signs use, with the values of ucum-essence.xml (ucum.org).
/// Base units here are m, g, s, K and mol; UCUM makes mol and [IU] pure numbers, we do not, so that they cannot be mistaken for one.
/// </summary>
static class UcumAtoms
{
    static readonly Dimension Length = new(Length: 1);
    static readonly Dimension Volume = new(Length: 3);
    static readonly Dimension Mass = new(Mass: 1);
    static readonly Dimension Time = new(Time: 1);
    static readonly Dimension Temperature = new(Temperature: 1);
    static readonly Dimension Amount = new(Amount: 1);
    static readonly Dimension Force = new(Length: 1, Mass: 1, Time: -2);
    static readonly Dimension Pressure = new(Length: -1, Mass: 1, Time: -2);
    static readonly Dimension Energy = new(Length: 2, Mass: 1, Time: -2);

    public static UcumUnit EnzymeUnit { get; } = new(1.0 / 60, -6, new Dimension(Amount: 1, Time: -1));
    public static UcumUnit InternationalUnit { get; } = new(1, 0, new Dimension(InternationalUnits: 1));

    static readonly Dictionary<string, int> Prefixes = new(StringComparer.Ordinal)
    {
        ["Y"] = 24,
        ["Z"] = 21,
        ["E"] = 18,
        ["P"] = 15,
        ["T"] = 12,
        ["G"] = 9,
        ["M"] = 6,
        ["k"] = 3,
        ["h"] = 2,
        ["da"] = 1,
        ["d"] = -1,
        ["c"] = -2,
        ["m"] = -3,
        ["u"] = -6,
        ["n"] = -9,
        ["p"] = -12,
        ["f"] = -15,
        ["a"] = -18,
        ["z"] = -21,
        ["y"] = -24,
    };

    /// <summary>Atoms that take a prefix.</summary>
    static readonly Dictionary<string, UcumUnit> Metric = new(StringComparer.Ordinal)
    {
        ["m"] = new(1, 0, Length),
        ["g"] = new(1, 0, Mass),
        ["s"] = new(1, 0, Time),
        ["K"] = new(1, 0, Temperature),
        ["mol"] = new(1, 0, Amount),
        ["L"] = new(1, -3, Volume),
        ["l"] = new(1, -3, Volume),
        ["Hz"] = new(1, 0, Time.Power(-1)),
        ["N"] = new(1, 3, Force),
        ["Pa"] = new(1, 3, Pressure),
        ["bar"] = new(1, 8, Pressure),
        ["m[Hg]"] = new(133.3220, 6, Pressure),
        ["m[H2O]"] = new(9.80665, 6, Pressure),
        ["J"] = new(1, 3, Energy),
        ["cal"] = new(4.184, 3, Energy),
        ["W"] = new(1, 3, Energy / Time),
        ["eq"] = new(1, 0, new Dimension(Equivalents: 1)),
        ["osm"] = new(1, 0, new Dimension(Osmoles: 1)),
        ["kat"] = new(1, 0, Amount / Time),
        ["U"] = EnzymeUnit,
        ["[IU]"] = InternationalUnit,
        ["[iU]"] = InternationalUnit,
    };

    static readonly Dictionary<string, UcumUnit> Plain = new(StringComparer.Ordinal)
    {
        ["10*"] = new(1, 1, Dimension.None),
        ["10^"] = new(1, 1, Dimension.None),
        ["%"] = new(1, -2, Dimension.None),
        ["[ppth]"] = new(1, -3, Dimension.None),
        ["[ppm]"] = new(1, -6, Dimension.None),
        ["[ppb]"] = new(1, -9, Dimension.None),
        ["min"] = new(60, 0, Time),
        ["h"] = new(3600, 0, Time),
        ["d"] = new(86_400, 0, Time),
        ["wk"] = new(604_800, 0, Time),
        ["mo"] = new(2_629_800, 0, Time), // the mean Julian month, a twelfth of a
        ["a"] = new(31_557_600, 0, Time), // the mean Julian year, 365.25 d
        ["atm"] = new(101_325, 3, Pressure),
        ["[lb_av]"] = new(453.59237, 0, Mass),
        ["[oz_av]"] = new(28.349523125, 0, Mass),
        ["[in_i]"] = new(2.54, -2, Length),
        ["[ft_i]"] = new(30.48, -2, Length),
        ["Cel"] = new(1, 0, Temperature, zeroOffset: 273.15),
        ["[degF]"] = new(5.0 / 9, 0, Temperature, zeroOffset: 459.67),
    };

    /// <summary>An atom, or a prefix and an atom that takes one.</summary>
    public static bool TryGet(string symbol, out UcumUnit unit) =>
        Metric.TryGetValue(symbol, out unit) || Plain.TryGetValue(symbol, out unit)
        || TryPrefixed(symbol, 1, out unit) || TryPrefixed(symbol, 2, out unit);

    static bool TryPrefixed(string symbol, int prefixLength, out UcumUnit unit)
    {
        unit = default;
        if (symbol.Length <= prefixLength || !Prefixes.TryGetValue(symbol[..prefixLength], out var power)) return false;
        if (!Metric.TryGetValue(symbol[prefixLength..], out var atom)) return false;
        unit = atom * new UcumUnit(1, power, Dimension.None);
        return true;
    }
}
