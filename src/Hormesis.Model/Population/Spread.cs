namespace Hormesis.Model.Population;

/// <summary>
/// How one patient's constants differ from the usual ones. A factor is known from the patient and its name alone, whatever else
/// is asked.
/// </summary>
/// <param name="Seed">Of the population.</param>
/// <param name="Index">Of the patient.</param>
public readonly record struct Spread(ulong Seed, ulong Index)
{
    /// <summary>
    /// Log-normal with median 1, so that the usual patient has the usual constant; the mean is then √(1 + cv²).
    /// </summary>
    /// <param name="name">Of the constant, as its model names it.</param>
    /// <param name="cv">Coefficient of variation between patients, 0 to 1; 0.2 to 0.4 where nothing is known (physiology 7.3).</param>
    public double Factor(string name, double cv)
    {
        if (!(cv is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(cv), cv, $"not from 0 to 1, for {name}");
        return Math.Exp(Math.Sqrt(Math.Log(1 + cv * cv)) * Normal(name));
    }

    /// <summary>Standard normal, of the patient and a name alone.</summary>
    public double Normal(string name) => Substream.Of(Seed, Index, Substream.Key("factor:" + name)).NextNormals().First;
}
