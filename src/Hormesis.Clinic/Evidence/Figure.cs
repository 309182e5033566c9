using System.Globalization;

namespace Hormesis.Clinic.Evidence;

/// <summary>A number with a meaning: its unit, where it comes from and how far it can be trusted.</summary>
public sealed record Figure(double Value, string Unit, string Source, Certainty Certainty)
{
    /// <summary>The number as people read it, without the unit.</summary>
    public string Number => Value.ToString("0.####", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Number} {Unit}";
}
