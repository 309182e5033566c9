using System.Globalization;

namespace Hormesis.Model.Validation;

/// <summary>
/// Something that a model can be told: a number within a range, a word out of a list, or either; true or false; or switches by
/// name.
/// </summary>
/// <param name="Name">With its unit, as the contracts ask: bloodVolumeMl.</param>
/// <param name="Unit">For people; empty for words.</param>
public sealed record CaseInput(string Name, string Unit, string Text)
{
    /// <summary>Null where the default is a word.</summary>
    public double? Default { get; private init; }

    /// <summary>Empty where the default is a number.</summary>
    public string DefaultWord { get; private init; } = "";

    public double Low { get; private init; } = double.NaN;
    public double High { get; private init; } = double.NaN;
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>Names that may be switched on: the input is one of them, a list, or an object of true and false.</summary>
    public IReadOnlyList<string> Switches { get; private init; } = [];

    /// <summary>Whether it is an object, which the model reads by itself.</summary>
    public bool IsObject { get; private init; }

    /// <summary>True or false, as JSON writes them.</summary>
    public bool IsFlag { get; private init; }

    public bool TakesNumber => !double.IsNaN(Low);

    public string Range => string.Join(" or ", new[]
    {
        string.Join(", ", Words),
        TakesNumber ? string.Create(CultureInfo.InvariantCulture, $"{Low:G6} to {High:G6}") : "",
        IsObject ? "an object" : "",
        Switches.Count > 0 ? $"names, or an object of true and false, out of {string.Join(", ", Switches)}" : "",
    }.Where(part => part.Length > 0));

    public static CaseInput Number(string name, string unit, double byDefault, double low, double high, string text) =>
        new(name, unit, text) { Default = byDefault, Low = low, High = high };

    public CaseInput WithDefault(double byDefault) => this with { Default = byDefault };

    /// <summary>The first word is the default.</summary>
    public static CaseInput Word(string name, IReadOnlyList<string> words, string text) =>
        new(name, "", text) { DefaultWord = words[0], Words = words };

    public static CaseInput Flag(string name, bool byDefault, string text) => new(name, "", text)
    {
        DefaultWord = byDefault ? "true" : "false",
        Words = ["true", "false"],
        IsFlag = true,
    };

    public static CaseInput WordOrNumber(
        string name, string unit, string byDefault, IReadOnlyList<string> words, double low, double high, string text) =>
        new(name, unit, text) { DefaultWord = byDefault, Words = words, Low = low, High = high };

    public static CaseInput Object(string name, string text) => new(name, "", text) { IsObject = true };

    public static CaseInput SwitchesOf(string name, IReadOnlyList<string> switches, string text) =>
        new(name, "", text) { Switches = switches };
}
