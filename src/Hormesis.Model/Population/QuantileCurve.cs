namespace Hormesis.Model.Population;

/// <summary>
/// A marker's value as a function of a standard normal score: exp(a + b sinh((asinh z + skew) / weight)), the logarithm of the
/// value being sinh-arcsinh distributed (Jones and Pewsey, Biometrika 96:761, 2009). It rises with z for any parameters with b
/// and weight above 0, and is never negative. Skew 0 and weight 1 are the log-normal distribution.
/// </summary>
/// <param name="LogPlace">a: the logarithm of the value, where the skew is 0.</param>
/// <param name="LogScale">b, above 0.</param>
/// <param name="Skew">Above 0 the upper tail is the longer one.</param>
/// <param name="Weight">Below 1 the tails are heavier than the normal's, above 1 lighter.</param>
readonly record struct QuantileCurve(double LogPlace, double LogScale, double Skew, double Weight)
{
    public double At(double z) => AtArcsinh(Math.Asinh(z));

    /// <summary>The same, where asinh z is known.</summary>
    public double AtArcsinh(double arcsinh) => Math.Exp(LogPlace + LogScale * Math.Sinh((arcsinh + Skew) / Weight));
}
