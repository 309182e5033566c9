namespace Hormesis.Model.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    /// <summary>
    /// The share below a value, to some 1e-15; beyond seven deviations to some 1e-8 of itself (Hart's approximation as given by
    /// West, "Better approximations to cumulative normal functions", Wilmott 2005).
    /// </summary>
    public static double Below(double z)
    {
        var x = Math.Abs(z);
        var above = x > 37 ? 0 : Math.Exp(-x * x / 2) * Scaled(x);
        return z > 0 ? 1 - above : above;
    }

    /// <summary>The value that a share lies below (algorithm AS 241 of Wichura, Appl. Stat. 37:477, 1988).</summary>
    /// <param name="share">Above 0 and below 1.</param>
    public static double Quantile(double share)
    {
        if (!(share is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "not between 0 and 1");
        var q = share - 0.5;
        if (Math.Abs(q) <= 0.425) return Middle(0.180625 - q * q) * q;
        var r = Math.Sqrt(-Math.Log(q <= 0 ? share : 1 - share));
        return Math.CopySign(r <= 5 ? Shoulder(r - 1.6) : Tail(r - 5), q);
    }

    static double Scaled(double x) => x < 7.07106781186547
        ? Polynomial(x,
            3.52624965998911e-02, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
            220.206867912376)
          / Polynomial(x,
              8.83883476483184e-02, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
              793.826512519948, 440.413735824752)
        : 1 / (2.506628274631 * (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))));

    static double Middle(double r) =>
        Polynomial(r,
            2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
            1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0)
        / Polynomial(r,
            5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
            5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1);

    static double Shoulder(double r) =>
        Polynomial(r,
            7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
            3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0)
        / Polynomial(r,
            1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
            6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1);

    static double Tail(double r) =>
        Polynomial(r,
            2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
            2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0)
        / Polynomial(r,
            2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
            1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1);

    // The coefficient of the highest power comes first.
    static double Polynomial(double x, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        foreach (var c in coefficients) sum = sum * x + c;
        return sum;
    }
}
