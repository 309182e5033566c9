using System.Globalization;
using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;

namespace Hormesis.Clinic.Screening;

/// <summary>Which way a limit moves to let fewer patients pass.</summary>
[JsonConverter(typeof(AsWord<Tighter>))]
public enum Tighter
{
    /// <summary>It is not moved: the device holds it by itself.</summary>
    Fixed,
    Lower,
    Higher,
}

/// <summary>A number that a rule holds facts against, with its UCUM unit, its source, and what a centre may do to it.</summary>
/// <param name="Absolute">Whether it decides about an exclusion or a missing answer, and so may not be loosened by anybody.</param>
public sealed record Limit(double Value, string Unit, Tighter Tighter, bool Absolute, string Source, Certainty Certainty)
{
    /// <summary>The number as people read it, without the unit.</summary>
    [JsonIgnore]
    public string Number => Value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Whether this lets patients pass whom the other does not. True for what is not a number.</summary>
    public bool IsLooserThan(Limit other) => Tighter switch
    {
        Tighter.Higher => !(Value >= other.Value),
        Tighter.Lower => !(Value <= other.Value),
        _ => Value != other.Value,
    };

    public override string ToString() => $"{Number} {Unit}";
}
