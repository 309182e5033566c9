using Hormesis.Model.Quantities;

namespace Hormesis.Model.Population;

/// <summary>
/// Somebody who could come: body, habits, genes and laboratory values. What illness brings them, and what treatment does to
/// them, is for others.
/// </summary>
/// <param name="Index">Which patient of the population's seed.</param>
/// <param name="Supplements">Takes vitamin C.</param>
/// <param name="Markers">What is measured, by name.</param>
/// <param name="Spread">How this patient's constants differ from the usual.</param>
public sealed record VirtualPatient(
    ulong Index, Sex Sex, double AgeYears, Length Height, Mass Weight, ActualVolume BloodVolume, bool Smoker, bool Supplements,
    bool Diabetes, G6pd G6pd, MarkerValues Markers, Spread Spread)
{
    /// <summary>A marker's value, in the unit that its name says.</summary>
    /// <exception cref="InputException">No marker has this name.</exception>
    public double Value(string marker) => Markers[marker];

    public double Value(Marker marker) => Markers[marker.Name];
}
