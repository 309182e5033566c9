using System.Globalization;

namespace Hormesis.Model.Bottle;

/// <summary>A number that the bottle can be told, by the name that contracts give it.</summary>
public sealed record InputRange(string Name, string Unit, double Default, double Low, double High, string Text);

/// <summary>The numbers that <see cref="BottleInputs"/> takes, with their defaults and ranges.</summary>
public sealed record InputTable(IReadOnlyList<InputRange> Inputs, double CitrateMlPerMl, double WashedShare, string Source)
{
    public static InputTable Shipped { get; } =
        EmbeddedData.Load(typeof(InputTable).Assembly, "Bottle/inputs.json", BottleJson.Default.InputTable);

    public InputRange this[string name] => Inputs.Single(i => i.Name == name);

    /// <summary>The value itself, when it is within the range.</summary>
    /// <exception cref="InputException">It is not, or is not a number.</exception>
    internal double Checked(string name, double value)
    {
        var range = this[name];
        if (value >= range.Low && value <= range.High) return value;
        throw new InputException(
            name, Invariant($"{value:G6} {range.Unit}").TrimEnd() + " is out of range",
            Invariant($"give {range.Low:G6} to {range.High:G6} {range.Unit}").TrimEnd());
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
