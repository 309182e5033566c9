using Hormesis.Model.Quantities;

namespace Hormesis.Model.Population;

/// <summary>All the blood that somebody has.</summary>
public static class BloodVolume
{
    /// <summary>By Nadler, Hidalgo and Bloch 1962 (Surgery 51:224), with women's own constant (physiology 7.2).</summary>
    public static ActualVolume Of(Sex sex, Length height, Mass weight)
    {
        var table = PopulationTable.Shipped.BloodVolume;
        var formula = sex == Sex.Male ? table.Male : table.Female;
        return ActualVolume.FromLitres(
            formula.PerCubicMetre * Math.Pow(height.Metres, 3) + formula.PerKilogram * weight.Kilograms + formula.Constant);
    }
}
