using Hormesis.Model.Quantities;

namespace Hormesis.Model.Body.Course;

/// <summary>Blood volume from sex, height and weight.</summary>
/// <remarks>Nadler, Hidalgo and Bloch 1962, Surgery 51:224; physiology 7.2, where the women's constant is remembered.</remarks>
public static class BloodVolume
{
    public static ActualVolume Nadler(bool female, Length height, Mass weight)
    {
        var (h, w) = (height.Metres, weight.Kilograms);
        var litres = female ? 0.3561 * h * h * h + 0.03308 * w + 0.1833 : 0.3669 * h * h * h + 0.03219 * w + 0.6041;
        return ActualVolume.FromLitres(litres);
    }
}
