using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Screening.Session;

/// <summary>The share of red cells that burst, from what a laboratory measures (the customary formula, clinical 2.3 [R]).</summary>
public static class Haemolysis
{
    /// <summary>(1 - haematocrit) × free haemoglobin of the plasma / haemoglobin of the whole blood.</summary>
    /// <param name="freeGPerDl">In the plasma, g/dL.</param>
    /// <param name="totalGPerDl">In the whole blood, g/dL.</param>
    /// <returns>Null for numbers of which none can be made.</returns>
    public static Fraction? Of(Fraction haematocrit, double freeGPerDl, double totalGPerDl)
    {
        if (!(haematocrit.Value is > 0 and < 1 && freeGPerDl >= 0 && totalGPerDl > 0)) return null;
        var share = (1 - haematocrit.Value) * freeGPerDl / totalGPerDl;
        return share <= 1 ? Fraction.FromValue(share) : null;
    }
}
