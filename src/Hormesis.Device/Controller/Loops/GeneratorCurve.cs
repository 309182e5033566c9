using Hormesis.Device.Profiles;

namespace Hormesis.Device.Controller.Loops;

/// <summary>
/// The generator's steady concentration as its profile has it, c = cmax (1 - exp(-k P / Q)) (reference/device-safety 5.1), and the
/// inverse. Concentrations in µg/NmL, flows in NL/min, power as a share of its maximum.
/// </summary>
sealed class GeneratorCurve(GasProfile gas)
{
    const double NearestToMaximum = 0.97; // the inverse goes to infinity at the maximum

    readonly double maximum = gas.ConcentrationMaximum.MicrogramsPerNormalMillilitre;
    readonly double yield = gas.Yield.NormalLitresPerMinute;

    public double Maximum => maximum;

    /// <summary>Nothing is made without flow.</summary>
    public double Concentration(double power, double flow) => flow > 0 && power > 0 ? maximum * (1 - Math.Exp(-yield * power / flow)) : 0;

    /// <summary>Not limited to what the generator has.</summary>
    public double Power(double concentration, double flow) =>
        concentration > 0 && flow > 0 ? -flow / yield * Math.Log(1 - Math.Min(concentration / maximum, NearestToMaximum)) : 0;
}
